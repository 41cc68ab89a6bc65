"""Whether a safeguarding adults board must arrange a review of what happened to an adult: Care Act 2014 section 44.

The conditions are read from memory and not at their source (facts of law 6.1.14), so no answer here is marked confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from homefirst.practice.decisions import in_force

SOURCE: Final = "Care Act 2014 section 44"
SINCE: Final = date(2015, 4, 1)
ADULT: Final = 18
Known = bool | None  # None: not known yet


class Asked(StrEnum):
    MUST = "must"
    MAY = "may"
    NO = "no"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Happened:
    """What is known on the day. `death_by_abuse`: the death is known or suspected to have resulted from abuse or neglect,
    whether or not that was suspected before. `serious_abuse`: an adult who lives is known or suspected to have experienced
    serious abuse or neglect. Whether anybody was meeting the needs does not matter. `age`: at the death, or now."""

    is_in_the_area: Known
    has_needs: Known
    concern_how_worked_together: Known
    has_died: bool
    death_by_abuse: Known = None
    serious_abuse: Known = None
    age: int | None = None


@dataclass(frozen=True)
class Finding:
    """`reasons` are sentences, those that are met first."""

    asked: Asked
    reasons: tuple[str, ...]
    source: str = SOURCE
    confirmed: bool = False


def review_asked(happened: Happened, *, on: date) -> Finding:
    """Section 44(1) to (3): a duty where all is met. Section 44(4): a power about any other adult with needs in the area.
    What is not known is never taken for met, nor for not met. Raises NotInForce before 1 April 2015."""
    in_force(on, since=SINCE, what=SOURCE)
    adult = [
        (True if happened.age is None else happened.age >= ADULT, "18 or older"),
        (happened.is_in_the_area, "an adult in this council's area"),
        (happened.has_needs, "an adult with needs for care and support, met or not"),
    ]
    rest = [
        (
            happened.concern_how_worked_together,
            "reasonable cause for concern about how agencies worked together",
        ),
        _harm(happened),
    ]
    asked = _asked([met for met, _ in adult], [met for met, _ in rest])
    return Finding(asked, tuple(_sentence(*each) for each in (*adult, *rest)))


def differs(asked: str, decided: str) -> bool:
    """Whether the chair decides otherwise than the law asks by what is written."""
    fits: dict[Asked, set[str]] = {
        Asked.MUST: {"must"},
        Asked.MAY: {"may", "none"},
        Asked.NO: {"none"},
        Asked.NOT_KNOWN: {"may", "none"},
    }
    return decided not in fits[Asked(asked)]


def _asked(adult: list[Known], rest: list[Known]) -> Asked:
    if False in adult:
        return Asked.NO
    if None in adult:
        return Asked.NOT_KNOWN
    if all(rest):
        return Asked.MUST
    return Asked.MAY if False in rest else Asked.NOT_KNOWN


def _harm(happened: Happened) -> tuple[Known, str]:
    if happened.has_died:
        return happened.death_by_abuse, "a death known or suspected to have resulted from abuse or neglect"
    return happened.serious_abuse, "serious abuse or neglect, known or suspected, of an adult who lives"


def _sentence(met: Known, words: str) -> str:
    return f"{'Not known yet' if met is None else 'Met' if met else 'Not met'}: {words}."
