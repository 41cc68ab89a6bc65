"""Notes as staff write them."""

from __future__ import annotations

from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.notes.actions import Happening, finish_note
from homefirst.practice.notes.models import Note
from homefirst.practice.people.models import Person


def note(
    person: Person, by: Actor, words: str = "She made tea.", on: date | None = None, **facts: Any
) -> Note:
    said = {"kind": "visit", "happened_on": on or by.on, "words": words}
    return finish_note(person=person, happening=Happening(**(said | facts)), by=by, on=by.on)
