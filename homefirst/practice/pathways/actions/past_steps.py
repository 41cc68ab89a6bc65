"""Past steps are put right at the desk. What the desk has set, a later file leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.definitions.codes import values
from homefirst.foundation.errors import Stale
from homefirst.practice.pathways.models import EventFromFile, PastStep
from homefirst.practice.people.actions.writing import check_edit, refuse_if, save_changes, wrote

# What correct_step may set, in the words of the page. What kind of step it was does not change.
WORDS: Mapping[str, str] = {
    "starts_on": "Began on",
    "ends_on": "Done on",
    "outcome": "What it led to",
    "description": "In a few words",
    "route_of_access": "How it came to us",
    "assessment_type": "Kind of assessment",
    "review_reason": "Why it was reviewed",
    "review_outcomes": "Were the outcomes achieved",
}
CODED: Mapping[str, str] = {
    "outcome": "event_outcome",
    "route_of_access": "route_of_access",
    "assessment_type": "assessment_type",
    "review_reason": "review_reason",
    "review_outcomes": "review_outcomes",
}
# A fact of one kind of step alone.
_ONLY_OF = {
    "route_of_access": PastStep.Kind.REQUEST,
    "assessment_type": PastStep.Kind.ASSESSMENT,
    "review_reason": PastStep.Kind.REVIEW,
    "review_outcomes": PastStep.Kind.REVIEW,
}


def fields_of(kind: str) -> tuple[str, ...]:
    """What may be corrected of a step of this kind, in the order of the page."""
    return tuple(name for name in WORDS if _ONLY_OF.get(name, kind) == kind)


@transaction.atomic
def correct_step(
    *, step: PastStep, changes: Mapping[str, Any], row_version: int, by: Actor, on: date
) -> PastStep:
    """Sets some of `fields_of(step.kind)`; raises Stale when somebody saved first."""
    tie = check_edit(by, step.person)
    _only(changes, step.kind)
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    refuse_if(_problems(step, tidy, on))
    save_at_desk(step, tidy, row_version, WORDS)
    wrote(by, "step.correct", step, step.person_id, tie, tidy)
    return step


def save_at_desk(
    event: EventFromFile, changes: Mapping[str, Any], row_version: int, words: Mapping[str, str]
) -> None:
    """Saves and marks as set at the desk; Stale carries both texts under `words`, those of the page."""
    desk = sorted({*event.desk_fields, *changes})
    try:
        save_changes(event, {**changes, "desk_fields": desk}, row_version)
    except Stale as stale:
        raise Stale(yours=_worded(stale.yours, words), theirs=_worded(stale.theirs, words)) from None


def code_problems(changes: Mapping[str, Any], lists: Mapping[str, str]) -> dict[str, str]:
    """A coded answer is one of its list, or blank; `lists` maps a field to the list's name."""
    return {
        name: "Choose one of the list, or leave it as not known."
        for name, list_name in lists.items()
        if changes.get(name) and changes[name] not in values(f"cld/{list_name}")
    }


def _problems(step: PastStep, changes: Mapping[str, Any], on: date) -> dict[str, str]:
    problems = code_problems(changes, CODED)
    began, done = (changes.get(name, getattr(step, name)) for name in ("starts_on", "ends_on"))
    if "starts_on" in changes and began is None:
        problems["starts_on"] = "Enter the day on which it began, or it cannot be counted."
    if "ends_on" in changes and done is None:
        problems["ends_on"] = "Enter the day on which it was done, or it cannot be counted."
    if began and done and done < began:
        problems["ends_on"] = "This would be done before it began. Check both days."
    for name in ("starts_on", "ends_on"):
        if name in changes and changes[name] and changes[name] > on:
            problems[name] = "This day is in the future. Enter the day on which it happened."
    return problems


def _only(changes: Mapping[str, Any], kind: str) -> None:
    unknown = set(changes) - set(fields_of(kind))
    if unknown:
        raise TypeError(f"not set here: {', '.join(sorted(unknown))}")


def _worded(texts: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    return {words.get(name, name): text for name, text in texts.items()}
