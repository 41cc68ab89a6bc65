"""A notice from a hospital comes in, and somebody finds whom it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from homefirst.foundation.access.actions import claim
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can, check
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import NotNow
from homefirst.practice.hospital.models import Notice
from homefirst.practice.pathways.actions import open_episode, save_answers
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions.writing import refuse_if, save_changes
from homefirst.practice.people.models import Person
from homefirst.practice.people.rules import nhs_digits, nhs_problem

CODE = "hospital_discharge"
_LEAST_WORDS = 3
_ASKED = {"hospital": "hospital", "ward": "ward", "why_in_hospital": "why"}
_ASKED_DAYS = {"in_hospital_since": "in_hospital_since", "expected": "expected_on"}


@transaction.atomic
def add_notice(*, said: Mapping[str, Any], by: Actor, on: date, from_file: bool = False) -> Notice:
    """`said` are the fields of a notice that a hospital tells."""
    check(by, "hospital.notices")
    refuse_if(problems(said, on))
    made = Notice.objects.create(**said, came_at=by.at, came_on=on, from_file=from_file)
    _wrote(by, "hospital.add_notice", made)
    return made


@transaction.atomic
def match_notice(*, notice: Notice, person: Person, row_version: int, by: Actor, on: date) -> Episode:
    """The work begins, or goes on where it was begun already, with what the notice says filled in. A record out of reach is
    opened for the day, for the reason that a hospital got in touch about the person."""
    check(by, "hospital.notices")
    _waits(notice)
    if not can(by, "work.do", person.record):
        words = f"A notice came from {notice.hospital}"
        claim(record=person.record, reason="contact", words=words, by=by)
    episode = open_episode(person=person, code=CODE, by=by, on=on, dates={"noticed": min(notice.came_on, on)})
    found = {"state": Notice.State.FOUND, "episode": episode, "decided_by": by.user, "decided_on": on}
    save_changes(notice, found, row_version)
    step = episode.steps.filter(code="match", state__in=Step.OPEN).select_related("episode__version").first()
    if step is not None:
        save_answers(step=step, given=_answers(notice), seen={}, by=by, on=on)
    _wrote(by, "hospital.match_notice", notice, about=person.pk)
    return episode


@transaction.atomic
def notice_not_ours(*, notice: Notice, reason: str, row_version: int, by: Actor, on: date) -> Notice:
    check(by, "hospital.notices")
    _waits(notice)
    if len(reason.strip()) < _LEAST_WORDS:
        refuse_if({"reason": "Say how you know that this is not ours."})
    changes = {
        "state": Notice.State.NOT_OURS,
        "reason": reason.strip(),
        "decided_by": by.user,
        "decided_on": on,
    }
    save_changes(notice, changes, row_version)
    _wrote(by, "hospital.notice_not_ours", notice)
    return notice


def read_notices(*, notices: Sequence[Notice], by: Actor) -> None:
    """Somebody read who a notice names, before it is known whom on the record it is about: one row each, one insert."""
    check(by, "hospital.notices")
    rows = [{"object_type": "notice", "object_id": str(notice.pk)} for notice in notices]
    audit.record_many(by, "read", "hospital.read_notice", rows)


def problems(said: Mapping[str, Any], on: date) -> dict[str, str]:
    """What is wrong with a notice, by field."""
    found = {}
    for name, words in (("hospital", "which hospital"), ("ward", "which ward"), ("family_name", "whom")):
        if not str(said.get(name) or "").strip():
            found[name] = f"Say {words}."
    number = said.get("nhs_number")
    if number and (problem := nhs_problem(nhs_digits(number), allow_test=settings.DEMO)):
        found["nhs_number"] = problem
    since, born = said.get("in_hospital_since"), said.get("birth_date")
    if since and since > on:
        found["in_hospital_since"] = "This day has not come yet."
    if born and born > on:
        found["birth_date"] = "This day has not come yet."
    return found


def _answers(notice: Notice) -> dict[str, tuple[Any, ...]]:
    words = {question: getattr(notice, field) for question, field in _ASKED.items()}
    days = {question: getattr(notice, field) for question, field in _ASKED_DAYS.items()}
    told = {**words, **{question: day.isoformat() for question, day in days.items() if day}}
    return {question: (value,) for question, value in told.items() if value}


def _waits(notice: Notice) -> None:
    if notice.state != Notice.State.WAITING:
        raise NotNow("Somebody has dealt with this notice already.")


def _wrote(by: Actor, action: str, notice: Notice, about: int | None = None) -> None:
    audit.record(by, "write", action, about=about, object_type="notice", object_id=str(notice.pk))
