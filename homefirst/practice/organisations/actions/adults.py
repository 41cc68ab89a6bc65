"""The adults concerned: listed, and each of them asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.errors import Invalid
from homefirst.practice.organisations.actions.writing import check_enquire, check_open
from homefirst.practice.organisations.models import AdultConcerned, ServiceEnquiry
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person


@transaction.atomic
def add_adults(
    *, enquiry: ServiceEnquiry, people: Iterable[Person], because: str, by: Actor, on: date
) -> int:
    """Those who are not listed yet. Returns how many."""
    check_enquire(by)
    check_open(enquiry)
    added = 0
    for person in people:
        tie = check(by, "safeguarding.all", person.record).tie
        row, made = AdultConcerned.objects.get_or_create(
            enquiry=enquiry, person=person, defaults={"added_on": on, "because": because}
        )
        if made:
            wrote(by, "organisations.add_adult", row, person.pk, tie)
        added += made
    return added


@transaction.atomic
def ask_adult(
    *, adult: AdultConcerned, alone: str, says: str, worry: str, row_version: int, by: Actor, on: date
) -> AdultConcerned:
    """What they say, and whether they were seen alone. Raises Invalid and Stale."""
    user = check_enquire(by)
    check_open(adult.enquiry)
    tie = check(by, "safeguarding.all", adult.person.record).tie
    if alone not in AdultConcerned.Alone.values:
        raise Invalid("Say whether they were seen alone.", {"alone": "Say whether they were seen alone."})
    if lacks(says):
        raise Invalid(
            "Write down what they say.", {"says": "Write down what they say, or that they said nothing."}
        )
    said = {"alone": alone, "says": says.strip(), "worry": worry.strip(), "asked_on": on, "asked_by": user}
    save_changes(adult, said, row_version)
    wrote(by, "organisations.ask_adult", adult, adult.person_id, tie, said)
    return adult
