"""When supervision is late, and how a decision reads on a person's record. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from homefirst.foundation.design.words import day


def due_by(*, last_on: date | None, planned_on: date | None, weeks: int) -> date | None:
    """The day that was planned; else so many weeks after the last time. None where there was no last time either."""
    if planned_on is not None:
        return planned_on
    return None if last_on is None else last_on + timedelta(weeks=weeks)


def is_late(*, last_on: date | None, planned_on: date | None, weeks: int, on: date) -> bool:
    """The day has passed, whether it was planned or not; somebody who never had one and has none planned is late too."""
    due = due_by(last_on=last_on, planned_on=planned_on, weeks=weeks)
    return due is None or due < on


def note_words(words: str, decided: str, tasks: Iterable[tuple[str, str, date | None]], on: date) -> str:
    """What stands on the record: said, decided, who will do what by when. Each task is words, name, day."""
    parts = [words, f"Decided: {decided}"]
    parts += [f"{name} will, by {day(due, on)}: {what}" for what, name, due in tasks if due is not None]
    return "\n\n".join(parts)
