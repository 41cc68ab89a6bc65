"""Events of the story as they may be chosen for a chronology, and its lines as the pages draw them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from homefirst.foundation.design.words import days_between_words, moment, short_day
from homefirst.practice.chronologies.actions import Event
from homefirst.practice.chronologies.models import Chronology, Line
from homefirst.practice.chronologies.queries import next_version, purpose_title
from homefirst.practice.people.queries import StoryEvent
from homefirst.support.services.queries import Care
from homefirst.workspace.notes.marks import notes_for
from homefirst.workspace.record import Opened
from homefirst.workspace.story import gather


@dataclass(frozen=True)
class LineShown:
    line_id: int
    when: str
    what: str
    source: str
    title: str
    why: str
    kept_from: str


@dataclass(frozen=True)
class State:
    """`words` is the status of pages.md; `about` says of whom and when; `purpose` what it is for."""

    words: str
    about: str
    purpose: str
    is_draft: bool
    has_next: bool


def events_of(opened: Opened, known: Care | None) -> list[Event]:
    """All that has happened and this reader may be told, the newest first. `known` is the care, for who may read it."""
    told = gather(opened.actor, opened.person, known, notes_for(opened))
    found = {
        event.key: event for event in (event_of(each) for each in told if not _is_ahead(each, opened.on))
    }
    return list(found.values())


def offered(events: Iterable[Event], on: date) -> list[tuple[str, str]]:
    return [
        (event.key, f"{_when(event.starts_on, event.ends_on)}. {event.what} ({event.source})")
        for event in events
    ]


def shown(line: Line, on: date) -> LineShown:
    return LineShown(
        line_id=line.pk,
        when=_when(line.starts_on, line.ends_on),
        what=line.what,
        source=line.source,
        title=line.title,
        why=line.why,
        kept_from=line.kept_from,
    )


def state_of(held: Chronology, on: date) -> State:
    if held.finished_at is None:
        about = f"{held.author.name}, last written at {moment(held.saved_at, on)}"
    else:
        about = f"Finished by {held.author.name} at {moment(held.finished_at, on)}"
    words = "Draft" if held.finished_at is None else "Replaced" if next_version(held) else "Done"
    return State(
        words, about, purpose_title(held.purpose), held.finished_at is None, next_version(held) is not None
    )


def event_of(told: StoryEvent) -> Event:
    """Its words are copied as the story tells them today; the key stays while it is the same event."""
    known = "\n".join([told.lane.name, told.starts.isoformat(), told.link or told.words])
    what = f"{told.words}. {told.more}" if told.more else told.words
    source = f"{told.lane}, {told.by}" if told.by else str(told.lane)
    return Event(
        key=sha256(known.encode()).hexdigest()[:32],
        starts_on=told.starts,
        ends_on=told.ends,
        what=what,
        source=source[:300],
        kept_from=told.kept_from,
        is_closed=told.is_closed,
    )


def _is_ahead(told: StoryEvent, on: date) -> bool:
    return told.planned or told.starts > on


def _when(starts: date, ends: date | None) -> str:
    return days_between_words(starts, ends) if ends and ends != starts else short_day(starts)
