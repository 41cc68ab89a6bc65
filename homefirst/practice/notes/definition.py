"""Kinds of notes and why one may not be shared, as definitions/notes.yaml has them; read once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import Loaded, load

_SCHEMA = Path(__file__).with_name("notes.schema.json")


@dataclass(frozen=True)
class Restriction:
    """`is_closed`: only whoever wrote it, who holds the work, and roles with notes.restricted may read it."""

    code: str
    title: str
    means: str
    kept_from: str
    is_closed: bool


@dataclass(frozen=True)
class NoteDefinition:
    """`kinds` maps a code to its title; both keep the order of the file. `not_written` are kinds that nobody chooses when
    writing a note."""

    kinds: Mapping[str, str]
    restrictions: Mapping[str, Restriction]
    not_written: frozenset[str] = frozenset()

    @property
    def to_write(self) -> Mapping[str, str]:
        return {code: title for code, title in self.kinds.items() if code not in self.not_written}


def read_notes(path: Path) -> NoteDefinition:
    """Raises Invalid with file, line and what to do."""
    found = load(path, _SCHEMA)
    _once(found, "kinds")
    _once(found, "restrictions")
    return NoteDefinition(
        {each["code"]: each["title"] for each in found.content["kinds"]},
        {
            each["code"]: Restriction(
                each["code"],
                each["title"],
                each["means"],
                each["kept_from"],
                is_closed=each["read_by"] == "holders",
            )
            for each in found.content["restrictions"]
        },
        frozenset(each["code"] for each in found.content["kinds"] if not each.get("written", True)),
    )


@cache
def note_definition() -> NoteDefinition:
    return read_notes(definitions.folder() / "notes.yaml")


def _once(found: Loaded, part: str) -> None:
    codes: set[str] = set()
    for place, each in enumerate(found.content[part]):
        if each["code"] in codes:
            raise found.wrong(
                f"{each['code']} stands twice in {part}. Give one of them another code.", part, place
            )
        codes.add(each["code"])
