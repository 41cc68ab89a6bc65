"""What somebody typed on the way through a story: no name, address or date a second time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_NAME = re.compile(r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_TELEPHONE = re.compile(r"\b0\d{3,4} \d{3} ?\d{3,4}\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
# Typed again because it says something else there, by the question's code.
MEANT = {
    "groups": "what she goes to is chosen out of what she was told of",
    "training_by": "who rang for her is not who was found to teach her: it is chosen when the plan is made",
}


@dataclass(frozen=True)
class Typed:
    """`box` is the question's code or the box's label. `stood`: the record knew it before anybody typed."""

    box: str
    words: str
    stood: bool = False


def known(about: str, given_name: str, family_name: str, birth_date: date | None, postcode: str) -> Typed:
    """What the record knew before the story began."""
    day = birth_date.isoformat() if birth_date else ""
    return Typed(about, f"{given_name} {family_name}; {day}; {postcode}", stood=True)


def facts_in(words: str) -> set[str]:
    """Names of two words and more, postcodes, telephone numbers and days; what a box for a name holds is one (`twice`)."""
    return {found for kind in (_NAME, _POSTCODE, _TELEPHONE, _DAY) for found in kind.findall(words)}


def twice(typed: Iterable[Typed]) -> list[str]:
    """One line for each fact that was typed into a second box, or into one again."""
    first: dict[str, str] = {}
    again = []
    for each in typed:
        name = {each.words} if "name" in each.box.lower() else set()
        for fact in sorted(facts_in(each.words) | name):
            if fact in first and not each.stood and each.box not in MEANT:
                again.append(f"{fact} was typed at {each.box}, and stood at {first[fact]}")
            first.setdefault(fact, each.box)
    return again
