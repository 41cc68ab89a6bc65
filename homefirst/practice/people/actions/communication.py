"""How to speak to a person: asked, recorded, shown on every page, shared if they allow, met, looked at again.

The six steps of the Accessible Information Standard (Health and Social Care Act 2012 section 250).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from homefirst.foundation.access.actor import Actor
from homefirst.practice.people.actions.writing import check_edit, refuse_if, save_changes, wrote
from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.models import CommunicationNeed, Person

# What a review may set; another way of speaking is another need.
REVIEWED = frozenset({"words", "may_share", "met_how", "review_on"})


@transaction.atomic
def add_communication_need(
    *,
    person: Person,
    code: str,
    by: Actor,
    on: date,
    words: str = "",
    may_share: bool | None = None,
    met_how: str = "",
    review_on: date | None = None,
) -> CommunicationNeed:
    """`code` is one of definitions/codes/communication_needs.yaml; without `words`, its own are kept."""
    tie = check_edit(by, person)
    known = communication_needs().get(code)
    refuse_if({} if known else {"code": "Choose from the list how to speak to them."})
    refuse_if(_review_problem(review_on, on))
    assert known is not None
    need = CommunicationNeed.objects.create(
        person=person,
        code=code,
        words=words.strip() or known.words,
        is_adjustment=known.is_adjustment,
        may_share=may_share,
        met_how=met_how.strip(),
        recorded_by=by.user,
        recorded_on=on,
        review_on=review_on,
    )
    _asked(person, on)
    wrote(by, "person.add_communication_need", need, person.pk, tie)
    return need


@transaction.atomic
def ask_communication_needs(*, person: Person, by: Actor, on: date) -> None:
    """Asked, and nothing was needed: a different answer from not asked."""
    tie = check_edit(by, person)
    _asked(person, on)
    wrote(by, "person.ask_communication_needs", person, person.pk, tie, ["accessible_information_asked_on"])


@transaction.atomic
def review_communication_need(
    *,
    need: CommunicationNeed,
    changes: Mapping[str, Any],
    row_version: int,
    by: Actor,
    on: date,
) -> CommunicationNeed:
    """Still needed. `changes`: the words, whether it may be shared, how it is met, when to look again. Raises Stale."""
    tie = check_edit(by, need.person)
    unknown = set(changes) - REVIEWED
    if unknown:
        raise TypeError(f"not set here: {', '.join(sorted(unknown))}")
    problems = _review_problem(changes.get("review_on"), on)
    if not changes.get("words", need.words).strip():
        problems["words"] = "Say how to speak to them."
    refuse_if(problems)
    save_changes(need, changes, row_version)
    wrote(by, "person.review_communication_need", need, need.person_id, tie, changes)
    return need


@transaction.atomic
def end_communication_need(
    *, need: CommunicationNeed, row_version: int, by: Actor, on: date
) -> CommunicationNeed:
    tie = check_edit(by, need.person)
    save_changes(need, {"ended_on": on}, row_version)
    wrote(by, "person.end_communication_need", need, need.person_id, tie, ["ended_on"])
    return need


def _asked(person: Person, on: date) -> None:
    person.accessible_information_asked_on = on
    Person.objects.filter(pk=person.pk).update(
        accessible_information_asked_on=on, row_version=F("row_version") + 1
    )
    person.row_version += 1


def _review_problem(review_on: date | None, on: date) -> dict[str, str]:
    past = review_on is not None and review_on <= on
    return {"review_on": "Enter a day after today on which to ask again."} if past else {}
