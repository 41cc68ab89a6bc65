"""The control chart as a table."""

from __future__ import annotations

from homefirst.foundation.design.charts.control.reading import Analysis, analyse
from homefirst.foundation.design.charts.control.series import ControlSeries, Point
from homefirst.foundation.design.charts.control.words import READING_WORDS
from homefirst.foundation.design.charts.table import Heading, Table


def chart_table(series: ControlSeries) -> Table:
    """One row a period in order of time, rounded as on the chart, with the parts of a share where known."""
    found = analyse(series)
    counts = any(point.denominator is not None for point in series.points)
    heads = [Heading(series.each.capitalize()), Heading("Figure", numeric=True)]
    if counts:
        heads += [Heading("Counted in", numeric=True), Heading("Out of", numeric=True)]
    heads += [Heading(words, numeric=True) for words in ("Lower limit", "Average", "Upper limit", "Target")]
    heads += [Heading("Reading"), Heading("Note")]
    rows = tuple(_row(series, found, place, counts=counts) for place in range(len(series.points)))
    return Table(f"{series.name}, each {series.each}", tuple(heads), rows)


def _row(series: ControlSeries, found: Analysis, place: int, *, counts: bool) -> tuple[str, ...]:
    point = series.points[place]
    segment = next(one for one in found.segments if one.start <= place < one.end)
    lines = (
        (segment.limits.lower, segment.limits.average, segment.limits.upper)
        if segment.limits
        else (None,) * 3
    )
    letters = " ".join(
        f"{letter}: {note.words}" for letter, at, note in series.lettered_notes() if at == place
    )
    return (
        point.period,
        _figure(series, point),
        *(_counts(point) if counts else ()),
        *("" if value is None else series.unit.say(value) for value in (*lines, series.target)),
        READING_WORDS[found.judged[place].meaning] if point.shown is not None else "",
        letters,
    )


def _figure(series: ControlSeries, point: Point) -> str:
    if point.hidden:
        return point.hidden
    return "no figure" if point.value is None else series.unit.say(point.value)


def _counts(point: Point) -> tuple[str, str]:
    if point.hidden:
        return ("hidden", "hidden")
    return ("" if point.numerator is None else f"{point.numerator:,}",
            "" if point.denominator is None else f"{point.denominator:,}")  # fmt: skip
