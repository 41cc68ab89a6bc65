"""The axes of a control chart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import GRID, QUIET, USUAL
from homefirst.foundation.design.charts.control.layout import Layout
from homefirst.foundation.design.charts.control.series import ControlSeries
from homefirst.foundation.design.charts.lettering import width_of
from homefirst.foundation.design.charts.svg import SMALL, line, text

_STRIDES = (1, 2, 4, 8, 12, 16, 24, 40)


def axes(series: ControlSeries, plan: Layout) -> Iterator[Markup]:
    for row, words in enumerate(plan.unit_lines):
        yield text(0, 14 + 17 * row, words, size=SMALL, colour=QUIET)
    for value in plan.ticks:
        y = plan.y(value)
        yield line(plan.left, y, plan.right, y, GRID)
        said = series.unit.say(value, plan.decimals)
        yield text(plan.left - 6, y + 4.5, said, anchor="end", size=SMALL, colour=QUIET)
    yield line(plan.left, plan.bottom, plan.right, plan.bottom, USUAL)
    for x, words in _period_labels(series, plan):
        yield line(x, plan.bottom, x, plan.bottom + 4, USUAL)
        yield text(x, plan.bottom + 19, words, anchor="middle", size=SMALL, colour=QUIET)


def _period_labels(series: ControlSeries, plan: Layout) -> list[tuple[float, str]]:
    """`Q1 25`, then `Q2` while the year lasts; every one, every second, or the first of each year, as fits."""
    for stride in _STRIDES:
        rows = _every(series, plan, stride)
        ends = [(x - width_of(words, SMALL) / 2, x + width_of(words, SMALL) / 2) for x, words in rows]
        apart = all(after[0] - before[1] >= 5 for before, after in pairwise(ends))
        if apart:
            return rows
    return []


def _every(series: ControlSeries, plan: Layout, stride: int) -> list[tuple[float, str]]:
    periods = [point.period for point in series.points]
    shown = range(plan.first, len(periods))
    turns = [place for place in shown if place and _year(periods[place]) != _year(periods[place - 1])]
    anchor = turns[0] if turns else plan.first
    rows, said = [], ""
    for place in shown:
        if (place - anchor) % stride == 0:
            short, _, year = periods[place].rpartition(" ")
            words = short if short and year == said else periods[place]
            x, half, said = plan.x(place), width_of(words, SMALL) / 2, year
            rows.append((min(max(x, half), plan.width - half), words))
    return rows


def _year(period: str) -> str:
    return period.rpartition(" ")[2] if " " in period else ""
