"""A note as the component draws it: days, names and what follows in words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.urls import reverse

from homefirst.foundation.design.words import day, moment, time_of_day, weekday
from homefirst.practice.notes.queries import AdditionLine, Follows, NoteLine


def drawn(note: NoteLine, ref: str, on: date, *, linked: bool = True) -> dict[str, Any]:
    """What `ui.note` takes."""
    return {
        "title": title_of(note.kind, note.happened_on, note.happened_at, on),
        "by": f"{note.author}, {note.role}, {moment(note.written_at, on)}.",
        "href": reverse("record_note", kwargs={"ref": ref, "note": note.note_id}) if linked else "",
        "number": note.note_id,
        "present": note.present,
        "own_words": note.own_words.strip('“”"'),
        "words": note.words,
        "kept_from": note.kept_from,
        "restriction": note.restriction,
        "closed": note.is_closed,
        "follows": note.follows.words.rstrip(".") if note.follows else "",
        "follows_about": _about(note.follows, on) if note.follows else "",
        "additions": [_added(each, on) for each in note.additions],
        "error": _added(note.error, on) if note.error else None,
        "withheld": note.is_withheld,
    }


def title_of(kind: str, on_day: date, at: time | None, on: date) -> str:
    """'Visit, Tuesday 24 November, 2pm'."""
    return ", ".join([kind, weekday(on_day, on), *([time_of_day(at)] if at else [])])


def _added(line: AdditionLine, on: date) -> dict[str, str]:
    return {"words": line.words, "by": f"{line.author}, {line.role}, {moment(line.written_at, on)}"}


def _about(follows: Follows, on: date) -> str:
    if follows.kept_on:
        return f"Done on {day(follows.kept_on, on)}."
    return f"Held by {follows.held_by}, by {weekday(follows.due_on, on)}."
