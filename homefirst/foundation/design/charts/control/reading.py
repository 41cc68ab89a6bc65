"""The two answers that a control chart gives: has it moved, and does it meet its target?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from homefirst.foundation.design.charts.control.limits import Segment, segments
from homefirst.foundation.design.charts.control.series import ControlSeries, Direction
from homefirst.foundation.design.charts.control.signals import Signal, signals
from homefirst.foundation.design.charts.marks import Meaning


class TargetReading(Enum):
    MET = "met"
    MISSED = "missed"
    BY_TURNS = "by turns"
    NONE = "no target"


@dataclass(frozen=True)
class Judged:
    """A point with its signals, weightiest first, and what the first of them means."""

    signals: tuple[Signal, ...]
    meaning: Meaning

    @property
    def up(self) -> bool:
        return bool(self.signals) and self.signals[0].up


@dataclass(frozen=True)
class Analysis:
    """`latest` is the place of the last known point; `reading` is its meaning."""

    segments: tuple[Segment, ...]
    judged: tuple[Judged, ...]
    latest: int | None
    reading: Meaning
    target: TargetReading
    running: int

    @property
    def up(self) -> bool:
        return self.latest is not None and self.judged[self.latest].up

    @property
    def segment(self) -> Segment:
        """The segment of the last known point."""
        place = self.latest or 0
        return next(one for one in self.segments if one.start <= place < one.end or one is self.segments[-1])


def analyse(series: ControlSeries) -> Analysis:
    """Everything that the chart, its table and its sentence say, worked out once."""
    found = segments(series)
    judged = tuple(each for one in found for each in _judge(series, one))
    known = [place for place, point in enumerate(series.points) if point.shown is not None]
    latest = known[-1] if known else None
    reading = judged[latest].meaning if latest is not None else Meaning.TOO_FEW
    met = [meets(series, series.points[place].shown) for place in known]
    part = Analysis(found, judged, latest, reading, TargetReading.NONE, _same_at_the_end(met))
    return part if not met else _with_target(series, part, met)


def meets(series: ControlSeries, value: float | None) -> bool | None:
    """Whether a value meets the target; reaching it exactly does. None without target or direction."""
    if value is None or series.target is None or series.better is Direction.NEITHER:
        return None
    return value >= series.target if series.better is Direction.HIGHER else value <= series.target


def _judge(series: ControlSeries, segment: Segment) -> list[Judged]:
    values = [point.shown for point in series.points[segment.start : segment.end]]
    if segment.limits is None:
        return [Judged((), Meaning.TOO_FEW) for _ in values]
    return [Judged(each, _meaning(each, series.better)) for each in signals(values, segment.limits)]


def _meaning(found: tuple[Signal, ...], better: Direction) -> Meaning:
    if not found:
        return Meaning.USUAL
    if better is Direction.NEITHER:
        return Meaning.MOVED
    return Meaning.BETTER if found[0].up == (better is Direction.HIGHER) else Meaning.WORSE


def _with_target(series: ControlSeries, part: Analysis, met: Sequence[bool | None]) -> Analysis:
    reading = _target_reading(series, part, met[-1])
    return Analysis(part.segments, part.judged, part.latest, part.reading, reading, part.running)


def _target_reading(series: ControlSeries, part: Analysis, last_met: bool | None) -> TargetReading:
    """By turns where a figure that only moves as usual may land on either side of its target.

    Once a figure has moved, its old limits no longer say what to expect: the latest point decides.
    """
    if last_met is None or series.target is None:
        return TargetReading.NONE
    found = part.segment.limits
    if part.reading is Meaning.USUAL and found is not None and _straddle(series, found.lower, found.upper):
        return TargetReading.BY_TURNS
    return TargetReading.MET if last_met else TargetReading.MISSED


def _straddle(series: ControlSeries, lower: float, upper: float) -> bool:
    return meets(series, lower) is not meets(series, upper)


def _same_at_the_end(met: Sequence[bool | None]) -> int:
    return next((count for count, one in enumerate(reversed(met)) if one != met[-1]), len(met))
