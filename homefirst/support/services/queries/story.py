"""Care as marks on the line of a person's story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane, StoryEvent
from homefirst.support.services.queries.care import Care, care
from homefirst.support.services.queries.lines import ServiceLine
from homefirst.support.services.rules import Standing


def care_story(person: Person, on: date, found: Care | None = None) -> list[StoryEvent]:
    """One query, none when the care was `found` already.

    Care without a start day cannot stand on a line of time and is left to the page about care.
    `link` is the mark of the service on that page, as in `#service-12`.
    """
    found = care(person, on) if found is None else found
    return list(_events([*found.planned, *found.now, *found.ended]))


def _events(lines: Iterable[ServiceLine]) -> Iterator[StoryEvent]:
    for line in lines:
        if line.starts_on is None:
            continue
        yield StoryEvent(
            lane=Lane.CARE,
            starts=line.starts_on,
            ends=line.ends_on,
            words=line.title,
            planned=line.standing is Standing.PLANNED,
            link=f"#service-{line.service_id}",
            by=line.provider,
            more=line.how_often,
            is_span=True,
        )
