"""What happened in a life with the service, as marks on one line of time. Each room adds its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from homefirst.practice.people.models import Address, Alert, Person, Relationship


class Lane(StrEnum):
    """The lanes of the picture, in their order."""

    CONTACT = "Contacts"
    ASSESSMENT = "Assessments"
    CARE = "Care and support"
    REVIEW = "Reviews"
    HOME = "Home"
    PEOPLE = "People"
    ALERT = "Alerts"
    LIFE = "Life"


@dataclass(frozen=True)
class StoryEvent:
    """A bar when `is_span`, else a dot. `planned` is drawn hollow. `by` and `more` may be empty; so may `link`."""

    lane: Lane
    starts: date
    ends: date | None
    words: str
    planned: bool = False
    link: str = ""
    by: str = ""
    more: str = ""
    is_span: bool = False


def person_story(person: Person, on: date) -> list[StoryEvent]:
    """Three queries: homes, alerts and the beginnings and ends of care by family and friends."""
    found = [*_homes(person), *_alerts(person), *_carers(person)]
    if person.died_on:
        found.append(StoryEvent(Lane.LIFE, person.died_on, None, "Died"))
    return sorted(found, key=lambda event: event.starts, reverse=True)


def _homes(person: Person) -> Iterator[StoryEvent]:
    for row in Address.objects.filter(person=person, starts_on__isnull=False).exclude(kind=Address.Kind.POST):
        assert row.starts_on is not None
        where = row.lines.split(",")[0] or row.postcode
        said = "Stayed at" if row.kind == Address.Kind.TEMPORARY else "Moved to"
        yield StoryEvent(Lane.HOME, row.starts_on, row.ends_on, f"{said} {where}", is_span=True)


def _alerts(person: Person) -> Iterator[StoryEvent]:
    for row in Alert.objects.filter(person=person).select_related("added_by"):
        yield StoryEvent(
            Lane.ALERT,
            row.added_on,
            row.ended_on,
            "Alert",
            by=row.added_by.name,
            more=row.words,
            is_span=True,
        )


def _carers(person: Person) -> Iterator[StoryEvent]:
    caring = Q(is_informal_carer=True, starts_on__isnull=False, from_file=False)
    for row in Relationship.objects.filter(caring, person=person):
        assert row.starts_on is not None
        words = f"Looked after by {row.tie}"
        yield StoryEvent(Lane.PEOPLE, row.starts_on, row.ends_on, words, is_span=True)
