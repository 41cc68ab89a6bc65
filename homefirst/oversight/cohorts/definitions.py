"""A review group as its file in definitions/review_groups states it: whom it picks, until when, and what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.http import Http404

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import Loaded, load_text

_SCHEMA = Path(__file__).with_name("schema") / "review_group.json"


@dataclass(frozen=True)
class Rule:
    """Everybody whom all of it fits: main reason for support, age on the day, and help that is given on the day."""

    reasons: tuple[str, ...] = ()
    aged_from: int | None = None
    aged_to: int | None = None
    components: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        said = []
        if self.reasons:
            said.append(f"Their main reason for support is {' or '.join(self.reasons)}.")
        if self.aged_from is not None or self.aged_to is not None:
            said.append(f"They are {_ages(self.aged_from, self.aged_to)} on the day of picking.")
        if self.components:
            said.append(f"They have one of these on that day: {', '.join(self.components)}.")
        return said


@dataclass(frozen=True)
class Definition:
    """`planned_saving` is pounds until `ends_on`; `text` is the file as it stands."""

    code: str
    title: str
    why: str
    rule: Rule
    review_by: date
    ends_on: date
    planned_saving: Decimal
    agreed_by: str
    agreed_on: date
    text: str


@cache
def review_groups() -> Mapping[str, Definition]:
    """Those of this installation by code, in order. Raises Invalid with file, place and reason."""
    found = [read(path) for path in sorted((definitions.folder() / "review_groups").glob("*.yaml"))]
    return {one.code: one for one in found}


def definition_called(code: str) -> Definition:
    """Raises Http404."""
    found = review_groups().get(code)
    if found is None:
        raise Http404("There is no such review group.")
    return found


def read(path: Path) -> Definition:
    return parse(path.name, path.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Definition:
    """Raises Invalid: a file that is wrong is refused whole."""
    found = load_text(name, text, _SCHEMA)
    raw = found.content
    _check_days(found)
    picks = raw["picks"]
    return Definition(
        code=raw["code"],
        title=raw["title"],
        why=raw["why"],
        rule=Rule(
            reasons=tuple(picks.get("reasons", ())),
            aged_from=picks.get("aged_from"),
            aged_to=picks.get("aged_to"),
            components=tuple(picks.get("components", ())),
        ),
        review_by=raw["review_by"],
        ends_on=raw["ends_on"],
        planned_saving=Decimal(str(raw["planned_saving"])),
        agreed_by=raw["agreed"]["by"],
        agreed_on=raw["agreed"]["day"],
        text=text,
    )


def _check_days(found: Loaded) -> None:
    raw = found.content
    for place in (("review_by",), ("ends_on",), ("agreed", "day")):
        day = raw[place[0]] if len(place) == 1 else raw[place[0]][place[1]]
        if not isinstance(day, date):
            raise found.wrong("write a day, like 2027-03-31.", *place)
    if raw["review_by"] > raw["ends_on"]:
        raise found.wrong("everybody has to be reviewed before the group's year ends.", "review_by")


def _ages(least: int | None, most: int | None) -> str:
    if most is None:
        return f"{least} or older"
    return f"{most} or younger" if least is None else f"{least} to {most}"
