"""How alike two descriptions of a person are, field by field, with reasons a worker can check.

The points are a judgement, held in one table: a shared NHS number outweighs all, a birth date a family name, a family
name a given one, and a difference counts against nearly as much. They order what a human decides; nothing is joined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA, JaroWinkler

from homefirst.practice.people.rules.names import is_short_form, normal_name, sounds_like


class Verdict(StrEnum):
    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"
    UNKNOWN = "not known"


class Strength(StrEnum):
    ALMOST_SURELY = "almost surely"
    LIKELY = "likely"
    MAYBE = "maybe"


@dataclass(frozen=True)
class Draft:
    """What is known of somebody: `names` are pairs (given, family), the present one first."""

    names: tuple[tuple[str, str], ...] = ()
    birth_date: date | None = None
    birth_is_estimated: bool = False
    nhs_number: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Reason:
    """`what` is the field in words; `how` says how it is close, where it is."""

    what: str
    verdict: Verdict
    how: str = ""


@dataclass(frozen=True)
class Comparison:
    reasons: tuple[Reason, ...]
    points: float
    strength: Strength | None = field(default=None)


POINTS: dict[str, tuple[float, float, float]] = {  # same, close, different
    "NHS number": (12, 3, -8),
    "Family name": (4, 2.5, -3),
    "Given name": (3, 2, -3),
    "Birth date": (5, 2.5, -4),
    "Postcode": (2, 0.5, -0.5),
}
ALMOST_SURELY, LIKELY, MAYBE = 11.0, 8.0, 4.5
_NAME_IS_CLOSE = 0.9  # Jaro-Winkler
_ESTIMATE_MAY_MISS_BY = 5  # years


def compare(draft: Draft, known: Draft) -> Comparison:
    """`draft` is being added, `known` stands already. The best of the known names is taken."""
    given, family = _best_names(draft, known)
    reasons = (
        _compared("NHS number", draft.nhs_number, known.nhs_number, _nhs),
        given,
        family,
        _birth(draft, known),
        _compared("Postcode", draft.postcode, known.postcode, _postcode),
    )
    points = sum(_points(reason) for reason in reasons)
    return Comparison(reasons, points, _strength(reasons, points))


def _strength(reasons: Sequence[Reason], points: float) -> Strength | None:
    verdicts = {reason.what: reason.verdict for reason in reasons}
    agreeing = sum(verdict in (Verdict.SAME, Verdict.CLOSE) for verdict in verdicts.values())
    if verdicts["NHS number"] == Verdict.SAME:
        # A number shared by two who agree in nothing else is a number typed into the wrong record.
        return Strength.ALMOST_SURELY if points >= LIKELY else Strength.LIKELY
    if agreeing < 2 or points < MAYBE:
        return None
    if points >= ALMOST_SURELY:
        return Strength.ALMOST_SURELY
    return Strength.LIKELY if points >= LIKELY else Strength.MAYBE


def _points(reason: Reason) -> float:
    if reason.verdict == Verdict.UNKNOWN:
        return 0
    order = (Verdict.SAME, Verdict.CLOSE, Verdict.DIFFERENT)
    return POINTS[reason.what][order.index(reason.verdict)]


def _best_names(draft: Draft, known: Draft) -> tuple[Reason, Reason]:
    pairs = [_names(mine, theirs) for mine in draft.names for theirs in known.names]
    nothing = (Reason("Given name", Verdict.UNKNOWN), Reason("Family name", Verdict.UNKNOWN))
    return max(pairs, key=lambda pair: _points(pair[0]) + _points(pair[1]), default=nothing)


def _names(mine: tuple[str, str], theirs: tuple[str, str]) -> tuple[Reason, Reason]:
    given, family = normal_name(mine[0]), normal_name(mine[1])
    their_given, their_family = normal_name(theirs[0]), normal_name(theirs[1])
    straight = _pair(given, family, their_given, their_family)
    turned = _pair(given, family, their_family, their_given)
    agreeing = {reason.verdict for reason in turned} <= {Verdict.SAME, Verdict.CLOSE}
    if agreeing and Verdict.DIFFERENT in {reason.verdict for reason in straight}:
        words = "the two names the other way round"
        return Reason("Given name", Verdict.CLOSE, words), Reason("Family name", Verdict.CLOSE, words)
    return straight


def _pair(given: str, family: str, their_given: str, their_family: str) -> tuple[Reason, Reason]:
    return (
        _compared("Given name", given, their_given, _name),
        _compared("Family name", family, their_family, _name),
    )


def _compared(what: str, mine: str, theirs: str, how: Callable[[str, str], str | None]) -> Reason:
    """`how` gives the words for a close match, or None."""
    if not mine or not theirs:
        return Reason(what, Verdict.UNKNOWN)
    if mine == theirs:
        return Reason(what, Verdict.SAME)
    close = how(mine, theirs)
    return Reason(what, Verdict.CLOSE, close) if close else Reason(what, Verdict.DIFFERENT)


def _nhs(mine: str, theirs: str) -> str | None:
    return "one digit apart" if OSA.distance(mine, theirs) == 1 else None


def _postcode(mine: str, theirs: str) -> str | None:
    if mine.split(" ")[0] == theirs.split(" ")[0]:
        return "same district"
    return "one letter or figure apart" if OSA.distance(mine, theirs) == 1 else None


def _name(mine: str, theirs: str) -> str | None:
    if is_short_form(mine, theirs):
        return "short form"
    my_words, their_words = set(mine.split()), set(theirs.split())
    if my_words < their_words or their_words < my_words or mine.replace(" ", "") == theirs.replace(" ", ""):
        return "part of the name"
    if len(mine) == 1 or len(theirs) == 1:
        return "same first letter" if mine[0] == theirs[0] else None
    if mine.startswith(theirs) or theirs.startswith(mine):
        return "one begins the other"
    if sounds_like(mine, theirs):
        return "sounds alike"
    return "spelled nearly alike" if JaroWinkler.similarity(mine, theirs) >= _NAME_IS_CLOSE else None


def _birth(draft: Draft, known: Draft) -> Reason:
    mine, theirs = draft.birth_date, known.birth_date
    if mine is None or theirs is None:
        return Reason("Birth date", Verdict.UNKNOWN)
    if draft.birth_is_estimated or known.birth_is_estimated:
        near = abs(mine.year - theirs.year) <= _ESTIMATE_MAY_MISS_BY
        return Reason("Birth date", *((Verdict.CLOSE, "about the age") if near else (Verdict.DIFFERENT, "")))
    if mine == theirs:
        return Reason("Birth date", Verdict.SAME)
    close = _near_birth(mine, theirs)
    return Reason("Birth date", Verdict.CLOSE, close) if close else Reason("Birth date", Verdict.DIFFERENT)


def _near_birth(mine: date, theirs: date) -> str | None:
    if mine.year == theirs.year and (mine.day, mine.month) == (theirs.month, theirs.day):
        return "day and month the other way round"
    if (mine.year, mine.month) == (theirs.year, theirs.month):
        return "same month"
    if (mine.day, mine.month) == (theirs.day, theirs.month) and abs(mine.year - theirs.year) in (1, 10):
        return "same day, another year"
    return "one figure apart" if OSA.distance(mine.isoformat(), theirs.isoformat()) == 1 else None
