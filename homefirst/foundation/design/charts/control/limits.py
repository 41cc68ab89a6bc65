"""Limits of the usual range: individual values and moving range (XmR).

Average of the baseline, plus and minus 2.66 times the average moving range of the baseline. 2.66 is
3 / 1.128, the constant for ranges of two (Wheeler, "Understanding Variation"). The baseline is the first 12
known points of a segment and then stands still, so that a later figure never changes what an earlier one was
said to mean. A segment ends only where a named person noted a new baseline.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from homefirst.foundation.design.charts.control.series import POINTS_FOR_LIMITS, ControlSeries
from homefirst.foundation.design.charts.units import Unit

_RANGE_TO_LIMIT = 2.66


@dataclass(frozen=True)
class Limits:
    """`reach` is the distance from average to limit before the limit was held inside the unit's bounds."""

    lower: float
    average: float
    upper: float
    reach: float


@dataclass(frozen=True)
class Segment:
    """Points `start` to before `end` that share one baseline; no limits where too few are known."""

    start: int
    end: int
    limits: Limits | None
    known: int


def limits(values: Sequence[float | None], unit: Unit) -> Limits | None:
    """Limits from the first 12 known values, None where there are fewer. Gaps break the moving range."""
    baseline = _baseline(values)
    known = [value for value in baseline if value is not None]
    ranges = [abs(b - a) for a, b in itertools.pairwise(baseline) if a is not None and b is not None]
    if len(known) < POINTS_FOR_LIMITS or not ranges:
        return None
    average, reach = fmean(known), _RANGE_TO_LIMIT * fmean(ranges)
    lower, upper = average - reach, average + reach
    if unit.floor is not None:
        lower = max(lower, unit.floor)
    if unit.ceiling is not None:
        upper = min(upper, unit.ceiling)
    return Limits(lower, average, upper, reach)


def segments(series: ControlSeries) -> tuple[Segment, ...]:
    starts = sorted({0, *(series.place_of(note.period) for note in series.notes if note.new_baseline_by)})
    ends = [*starts[1:], len(series.points)]
    return tuple(_segment(series, start, end) for start, end in zip(starts, ends, strict=True))


def _segment(series: ControlSeries, start: int, end: int) -> Segment:
    values = [point.shown for point in series.points[start:end]]
    known = sum(value is not None for value in values)
    return Segment(start, end, limits(values, series.unit), known)


def _baseline(values: Sequence[float | None]) -> list[float | None]:
    taken: list[float | None] = []
    known = 0
    for value in values:
        if known == POINTS_FOR_LIMITS:
            break
        taken.append(value)
        known += value is not None
    return taken
