"""A risk that somebody chooses is theirs while they can decide it: a capacitous unwise choice is no reason for a decision in
somebody's place (Mental Capacity Act 2005 section 1(4)). How likely and how serious are said in words, in the five levels of
the register of risks (practice.md section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

LIKELY: Final[Mapping[str, str]] = {
    "1": "Hardly ever",
    "2": "Not likely",
    "3": "It may happen",
    "4": "Likely",
    "5": "Almost certain",
}
SERIOUS: Final[Mapping[str, str]] = {
    "1": "It would pass quickly",
    "2": "It would hurt for a while",
    "3": "Serious",
    "4": "Very serious",
    "5": "It could cost a life",
}
DECIDES: Final[Mapping[str, str]] = {
    "presumed": "Yes; nothing speaks against it",
    "assessed": "Yes, it was looked into",
}


def is_due(look_again_on: date | None, ended_on: date | None, on: date) -> bool:
    """The day on which it should have been looked at again has come."""
    return ended_on is None and look_again_on is not None and look_again_on <= on


def how_bad(likely: str, serious: str) -> str:
    """'Likely. Serious' as it was said; "" where nobody said."""
    said = [words for words in (LIKELY.get(likely, ""), SERIOUS.get(serious, "")) if words]
    return ". ".join(said)
