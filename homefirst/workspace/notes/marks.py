"""Notes on other pages of the record: as marks of the story, and the latest few on Now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from homefirst.foundation.design.parts import Moment
from homefirst.foundation.design.words import weekday
from homefirst.practice.notes.access import reader
from homefirst.practice.notes.story import notes_told
from homefirst.practice.people.queries import Also, Lane, StoryEvent
from homefirst.workspace.record import Opened

LATEST = 3


def notes_for(opened: Opened) -> Also | None:
    """For `gather`: the notes that this reader may read; None for a role that may not read notes. No query."""
    if not opened.may("section.notes"):
        return None
    return notes_told(reader(opened.actor, opened.person, opened.grant))


def latest(opened: Opened, events: Iterable[StoryEvent]) -> list[Moment]:
    """The newest few notes among the events of a story, with the way to each."""
    notes = [event for event in events if event.lane is Lane.NOTE]
    notes.sort(key=lambda event: (event.starts, event.at or time.min), reverse=True)
    return [
        Moment(
            when=weekday(event.starts, opened.on),
            what=event.words,
            on=event.starts.isoformat(),
            about=event.more,
            by=event.by,
            href=event.link,
        )
        for event in notes[:LATEST]
    ]
