"""What happened in a life with the service, as marks on one line of time. Each room adds its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from django.db.models import CharField, QuerySet, Value

from homefirst.practice.people.models import Address, Alert, Person, Relationship


class Lane(StrEnum):
    """The lanes of the picture, in their order."""

    CONTACT = "Contacts"
    LETTER = "Letters"
    WORK = "Pathways"
    ASSESSMENT = "Assessments"
    CARE = "Care and support"
    HOSPITAL = "Hospital"
    REVIEW = "Reviews"
    NOTE = "Notes"
    HOME = "Home"
    PEOPLE = "People"
    ALERT = "Alerts"
    LIFE = "Life"


@dataclass(frozen=True)
class StoryEvent:
    """A bar when `is_span`, else a dot. `planned` is drawn hollow. `by` and `more` may be empty; so may `link`.

    `kept_from` says with whom it is not shared; what `is_closed` is told to those alone who may read it.
    """

    lane: Lane
    starts: date
    ends: date | None
    words: str
    planned: bool = False
    link: str = ""
    by: str = ""
    more: str = ""
    is_span: bool = False
    at: time | None = None
    kept_from: str = ""
    is_closed: bool = False


# What another room adds to the same question: what it is, from, to and two texts, and how a row of them is told.
Also = tuple[QuerySet[Any, Any], Mapping[str, Callable[..., StoryEvent]]]


def person_story(person: Person, on: date, *also: Also) -> list[StoryEvent]:
    """One query: homes, alerts, and care by family and friends, from its beginning to its end; and what is told `also`."""
    rows = _homes(person).union(_alerts(person), _carers(person), *(others for others, _ in also), all=True)
    told = dict(_TOLD)
    for _, more in also:
        told |= more
    found = [told[kind](*rest) for kind, *rest in rows]
    if person.died_on:
        found.append(StoryEvent(Lane.LIFE, person.died_on, None, "Died"))
    return sorted(found, key=lambda event: event.starts, reverse=True)


# Each of the three gives: what it is, from, to, and two texts.
def _homes(person: Person) -> QuerySet[Address, Any]:
    rows = Address.objects.filter(person=person, starts_on__isnull=False).exclude(kind=Address.Kind.POST)
    return rows.values_list("kind", "starts_on", "ends_on", "lines", "postcode")


def _alerts(person: Person) -> QuerySet[Alert, Any]:
    rows = Alert.objects.filter(person=person)
    return rows.values_list(_text("alert"), "added_on", "ended_on", "words", "added_by__name")


def _carers(person: Person) -> QuerySet[Relationship, Any]:
    rows = Relationship.objects.filter(
        person=person, is_informal_carer=True, starts_on__isnull=False, from_file=False
    )
    return rows.values_list(_text("carer"), "starts_on", "ends_on", "tie", _text(""))


def _text(words: str) -> Value:
    return Value(words, output_field=CharField())


def _home(starts: date, ends: date | None, lines: str, postcode: str) -> StoryEvent:
    return StoryEvent(Lane.HOME, starts, ends, f"Home at {_where(lines, postcode)}", is_span=True)


def _stay(starts: date, ends: date | None, lines: str, postcode: str) -> StoryEvent:
    return StoryEvent(Lane.HOME, starts, ends, f"Stayed at {_where(lines, postcode)}", is_span=True)


def _where(lines: str, postcode: str) -> str:
    return lines.split(",")[0] or postcode


def _alert(starts: date, ends: date | None, words: str, by: str) -> StoryEvent:
    return StoryEvent(Lane.ALERT, starts, ends, f"Alert: {words}", by=by, is_span=True)


def _carer(starts: date, ends: date | None, tie: str, _: str) -> StoryEvent:
    return StoryEvent(Lane.PEOPLE, starts, ends, f"Looked after by {tie}", is_span=True)


_TOLD: Mapping[str, Callable[..., StoryEvent]] = {
    Address.Kind.HOME: _home,
    Address.Kind.TEMPORARY: _stay,
    "alert": _alert,
    "carer": _carer,
}
