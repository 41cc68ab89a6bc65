"""How a council keeps supervision, as definitions/supervision.yaml has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load
from homefirst.practice.notes.definition import note_definition

_SCHEMA = Path(__file__).with_name("supervision.schema.json")


@dataclass(frozen=True)
class SupervisionRule:
    """`every_weeks` is by role, with what holds for the rest under ""; `always` are codes of pathways."""

    every_weeks: Mapping[str, int]
    unseen: timedelta
    look_back: timedelta
    always: frozenset[str]
    note_kind: str
    contact_kinds: frozenset[str]

    def weeks_for(self, roles: Iterable[str]) -> int:
        """Of somebody with several roles: the shortest time."""
        rest = self.every_weeks[""]
        return min((self.every_weeks.get(role, rest) for role in roles), default=rest)


def read_supervision(path: Path, kinds: Iterable[str]) -> SupervisionRule:
    """`kinds` are codes of notes.yaml. Raises Invalid with file, line and what to do."""
    found, known = load(path, _SCHEMA), set(kinds)
    raw = found.content
    if raw["note_kind"] not in known:
        raise found.wrong(f"no kind of note is called {raw['note_kind']}. Add it to notes.yaml.", "note_kind")
    for place, kind in enumerate(raw["contact_kinds"]):
        if kind not in known:
            raise found.wrong(
                f"no kind of note is called {kind}. Add it to notes.yaml.", "contact_kinds", place
            )
    return SupervisionRule(
        every_weeks={
            ("" if role == "otherwise" else role): weeks for role, weeks in raw["every_weeks"].items()
        },
        unseen=timedelta(weeks=raw["unseen_weeks"]),
        look_back=timedelta(weeks=raw["look_back_weeks"]),
        always=frozenset(raw["always"]),
        note_kind=raw["note_kind"],
        contact_kinds=frozenset(raw["contact_kinds"]),
    )


@cache
def supervision_rule() -> SupervisionRule:
    """The rule of this installation, read once a process."""
    return read_supervision(definitions.folder() / "supervision.yaml", note_definition().kinds)
