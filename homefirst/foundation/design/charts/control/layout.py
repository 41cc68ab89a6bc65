"""Where things stand in a control chart: its part of the series, its scales and its margins."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.design.charts.control.reading import Analysis
from homefirst.foundation.design.charts.control.series import ControlSeries
from homefirst.foundation.design.charts.lettering import width_of, wrapped
from homefirst.foundation.design.charts.picture import Width
from homefirst.foundation.design.charts.svg import SMALL
from homefirst.foundation.design.charts.units import Scale, tick_decimals, ticks

MOST_POINTS = {Width.WIDE: 40, Width.NARROW: 12}
_HEIGHT = {Width.WIDE: 330, Width.NARROW: 240}
_UNIT_LINE = 17.0


@dataclass(frozen=True)
class Layout:
    """`first` is the earliest place drawn; `unit_lines` say above the plot what a rate is for."""

    width: Width
    height: float
    first: int
    left: float
    right: float
    top: float
    bottom: float
    ticks: tuple[float, ...]
    y: Scale
    step: float
    unit_lines: tuple[str, ...]
    mark_size: float
    decimals: int

    def x(self, place: float) -> float:
        return self.left + (place - self.first + 0.5) * self.step

    @property
    def note_line(self) -> float:
        return self.top - 14


def lay_out(series: ControlSeries, found: Analysis, width: Width) -> Layout:
    wide = width is Width.WIDE
    first = max(0, len(series.points) - MOST_POINTS[width])
    low, high = _reach(series, found, first)
    marks = ticks(low, high, 6 if wide else 5, series.unit)
    decimals = tick_decimals(marks)
    left = max(width_of(series.unit.say(value, decimals), SMALL) for value in marks) + 8
    right = width - 122 if wide else width - _end_room(series, found, decimals)
    unit_lines = tuple(wrapped(series.unit.words, width, SMALL)) if series.unit.words else ()
    top = (42 if series.notes else 16) + _UNIT_LINE * len(unit_lines)
    bottom = _HEIGHT[width] - 34.0
    shown = max(1, len(series.points) - first)
    scale = Scale(min(low, marks[0]), max(high, marks[-1]), bottom - 8, top + 10)
    step = (right - left) / shown
    size = min(6.0 if wide else 5.0, max(3.2, step * 0.36))
    return Layout(
        width, _HEIGHT[width], first, left, right, top, bottom, marks, scale, step, unit_lines, size, decimals
    )


def _reach(series: ControlSeries, found: Analysis, first: int) -> tuple[float, float]:
    """Least and greatest of all that is drawn."""
    values = [point.shown for point in series.points[first:]]
    for segment in found.segments:
        if segment.limits and segment.end > first:
            values += [segment.limits.lower, segment.limits.upper]
    known = [value for value in (*values, series.target) if value is not None]
    if not known:
        return (0.0, series.unit.ceiling or 1.0)
    return min(known), max(known)


def _end_room(series: ControlSeries, found: Analysis, decimals: int) -> float:
    """Room right of the narrow plot for words such as "average 73%"."""
    limits = found.segment.limits if found.segments else None
    rows = [("target", series.target)]
    if limits:
        rows += [("average", limits.average), ("upper", limits.upper), ("lower", limits.lower)]
    said = [
        f"{words} {end_value(series, found, decimals, value)}" for words, value in rows if value is not None
    ]
    return max((width_of(words, SMALL, bold=True) for words in said), default=4.0) + 6


def end_value(series: ControlSeries, found: Analysis, decimals: int, value: float) -> str:
    """As coarse as the axis, unless two different lines would then carry the same number."""
    if value == series.target:
        return series.unit.say_briefly(value)
    limits = found.segment.limits
    lines = {limits.lower, limits.average, limits.upper} if limits else set()
    lines |= {series.target} if series.target is not None else set()
    printed = {series.unit.say(one, decimals) for one in lines}
    return series.unit.say(value, decimals if len(printed) == len(lines) else None)
