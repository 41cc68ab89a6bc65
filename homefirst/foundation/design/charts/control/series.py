"""A figure through time, with its target and the changes noted beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from homefirst.foundation.design.charts.units import Unit

POINTS_FOR_LIMITS = 12


class Direction(Enum):
    """Which way the measure calls better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True)
class Point:
    """One period ("Q1 25"). `value` is None where nothing is known; `hidden` says why one is not shown."""

    period: str
    value: float | None
    hidden: str = ""
    numerator: int | None = None
    denominator: int | None = None

    @property
    def shown(self) -> float | None:
        """The value that may be drawn and reckoned with. Limits from hidden values would give them away."""
        return None if self.hidden else self.value


@dataclass(frozen=True)
class Note:
    """A change of practice, definition or system at a period; lettered A, B, C in the order of time.

    `new_baseline_by` names who decided that the usual range begins anew at this period.
    """

    period: str
    words: str
    new_baseline_by: str = ""


@dataclass(frozen=True)
class Benchmark:
    """What somebody else had in a named period, and what we had then by the same method."""

    name: str
    period: str
    value: float
    ours: float | None = None
    our_name: str = ""


@dataclass(frozen=True)
class ControlSeries:
    """`points` stand in order of time, one for each period, with gaps as points without a value."""

    name: str
    unit: Unit
    better: Direction
    points: tuple[Point, ...]
    target: float | None = None
    notes: tuple[Note, ...] = ()
    benchmark: Benchmark | None = None
    each: str = "quarter"

    def __post_init__(self) -> None:
        periods = [point.period for point in self.points]
        if len(set(periods)) != len(periods):
            raise ValueError("two points stand at the same period")
        astray = {note.period for note in self.notes} - set(periods)
        if astray:
            raise ValueError(f"a note stands at a period without a point: {', '.join(sorted(astray))}")

    def place_of(self, period: str) -> int:
        return next(place for place, point in enumerate(self.points) if point.period == period)

    def lettered_notes(self) -> tuple[tuple[str, int, Note], ...]:
        """Letter, place among the points, note; in order of time."""
        found = sorted(((self.place_of(note.period), note) for note in self.notes), key=lambda pair: pair[0])
        return tuple((_letter(order), place, note) for order, (place, note) in enumerate(found))


def _letter(order: int) -> str:
    return chr(ord("A") + order) if order < 26 else f"A{order - 25}"
