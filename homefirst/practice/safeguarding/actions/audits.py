"""Somebody else reads an enquiry that ended, and says how well it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, wrote
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import Enquiry, EnquiryAudit
from homefirst.practice.safeguarding.queries.audits import sample_of
from homefirst.practice.safeguarding.rules.sample import month_of

_WELL = frozenset({EnquiryAudit.Rating.OUTSTANDING, EnquiryAudit.Rating.GOOD})
_LEAST_WORDS = 3


@transaction.atomic
def audit_enquiry(
    *,
    enquiry: Enquiry,
    answers: Mapping[str, tuple[str, str]],
    rating: str,
    went_well: str,
    to_learn: str,
    by: Actor,
    on: date,
) -> EnquiryAudit:
    """`answers` maps each question of the definition to (rating, what shows it). Raises Invalid where one lacks, and NotNow
    for an enquiry that is in no sample, was audited before, or was made by whoever would audit it."""
    person = enquiry.concern.person
    tie = check(by, "safeguarding.audit", person.record).tie
    auditor = member_of_staff(by)
    _may_be_audited(enquiry, by, on)
    refuse_if(_problems(answers, went_well, to_learn))
    if rating not in EnquiryAudit.Rating.values:
        raise Invalid("Say how well it was made.", {"rating": "Say how well it was made."})
    kept = {code: {"rating": said, "shown_by": words.strip()} for code, (said, words) in answers.items()}
    made = EnquiryAudit.objects.create(
        enquiry=enquiry,
        month=month_of(on),
        answers=kept,
        rating=rating,
        went_well=went_well.strip(),
        to_learn=to_learn.strip(),
        on=on,
        by=auditor,
    )
    wrote(by, "safeguarding.audit", made, person.pk, tie)
    return made


def _may_be_audited(enquiry: Enquiry, by: Actor, on: date) -> None:
    if EnquiryAudit.objects.filter(enquiry=enquiry).exists():
        raise NotNow("This enquiry was audited already.")
    if enquiry.pk not in sample_of(month_of(on)):
        raise NotNow("This enquiry is not in the sample of this month.")
    mine = Step.objects.filter(episode=enquiry.concern.episode_id, finished_by=by.user)
    if mine.exists():
        raise NotNow("You did a part of this enquiry. Somebody else has to audit it.")


def _problems(answers: Mapping[str, tuple[str, str]], went_well: str, to_learn: str) -> dict[str, str]:
    found = {}
    for code in safeguarding_rule().questions:
        rating, words = answers.get(code, ("", ""))
        if rating not in EnquiryAudit.Rating.values:
            found[code] = "Say how well."
        elif rating not in _WELL and len(words.strip()) < _LEAST_WORDS:
            found[f"{code}_shown"] = "Say what shows it."
    if len(went_well.strip()) < _LEAST_WORDS:
        found["went_well"] = "Say what went well."
    if len(to_learn.strip()) < _LEAST_WORDS:
        found["to_learn"] = "Say what is to be learnt, or that nothing is."
    return found
