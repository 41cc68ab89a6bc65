"""A measure through time: each quarter by itself, which can be judged against chance, and the year to each quarter.

Neighbouring years share nine months, so a run of them moves together whatever happens: no limits are drawn from them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from homefirst.foundation.design.charts.control import ControlSeries, Direction, Point
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance.queries.current import Current
from homefirst.oversight.performance.queries.shown import HIDDEN, headline_group, shown_groups, unit_of
from homefirst.oversight.performance.results.reading import MeasureResults
from homefirst.oversight.performance.rules import quarter_label

_DIRECTIONS = {"higher": Direction.HIGHER, "lower": Direction.LOWER, "none": Direction.NEITHER}


def direction_of(indicator: Indicator) -> Direction:
    return _DIRECTIONS[indicator.words["direction"]]


def quarterly(indicator: Indicator, found: MeasureResults, at: Current) -> ControlSeries:
    """Each quarter by itself. A quarter's counts are not published, because three of them and the year give the fourth."""
    points = tuple(_point(indicator, found.quarters, end, at) for end in sorted(found.quarters))
    if not at.exact:
        points = _fit_to_publish(indicator, points)
    return ControlSeries(
        name=indicator.words["title"],
        unit=unit_of(indicator),
        better=direction_of(indicator),
        points=points,
        # A target is set for the year; a quarter of a rate is about a quarter of it.
        target=indicator.words["target"] if indicator.is_share else None,
    )


def yearly(indicator: Indicator, found: MeasureResults, at: Current) -> ControlSeries:
    """The year to each quarter; the last is the headline."""
    return ControlSeries(
        name=indicator.words["title"],
        unit=unit_of(indicator),
        better=direction_of(indicator),
        points=tuple(_point(indicator, found.years, end, at) for end in sorted(found.years)),
        target=indicator.words["target"],
        each="year to each quarter",
    )


def _point(indicator: Indicator, periods: object, end: date, at: Current) -> Point:
    assert isinstance(periods, dict)
    one = shown_groups(indicator, periods[end], at, end)[headline_group(indicator)]
    return Point(
        quarter_label(end),
        one.outcome,
        hidden=one.hidden,
        numerator=one.numerator,
        denominator=one.denominator,
    )


def _fit_to_publish(indicator: Indicator, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A rate gives its count away to whoever knows the population, so with one quarter hidden all are."""
    bare = tuple(replace(point, numerator=None, denominator=None) for point in points)
    if not indicator.is_share and any(point.hidden for point in points):
        return tuple(replace(point, value=None, hidden=point.hidden or HIDDEN) for point in bare)
    return bare
