"""The spark line: twelve periods in a table row. The reading in words stands beside it, so it is hidden from
screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import BAND, INK, TARGET, USUAL, WHITE
from homefirst.foundation.design.charts.control.limits import Limits
from homefirst.foundation.design.charts.control.reading import Analysis, analyse
from homefirst.foundation.design.charts.control.series import ControlSeries
from homefirst.foundation.design.charts.marks import mark
from homefirst.foundation.design.charts.svg import line, path, rect, tag, together
from homefirst.foundation.design.charts.units import Scale

WIDTH, HEIGHT = 120, 28
MOST_POINTS = 12
_MARGIN = 6.0


def spark_line(series: ControlSeries) -> Markup:
    """The last 12 periods of the series with the usual range behind, and a mark for the last known value.

    The range and the reading come from the whole series, as on its control chart.
    """
    found = analyse(series)
    first = max(0, len(series.points) - MOST_POINTS)
    return tag(
        "svg",
        together(_parts(series, found, first)),
        class_="hf-spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
        focusable="false",
        direction="ltr",
    )


def _parts(series: ControlSeries, found: Analysis, first: int) -> Iterator[Markup]:
    shown = series.points[first:]
    if found.latest is not None and found.latest >= first:
        yield from _known(series, found, first)
    for place, point in enumerate(shown):
        if point.hidden:
            yield _hidden(_x(place, len(shown)))


def _known(series: ControlSeries, found: Analysis, first: int) -> Iterator[Markup]:
    shown = series.points[first:]
    y = _scale(series, found, first)
    yield from _ground(found, first, len(shown), y)
    if series.target is not None:
        yield line(0, y(series.target), WIDTH, y(series.target), TARGET, stroke_width=1.5)
    yield path(_joined(series, first, y), fill="none", stroke=USUAL, stroke_width=1.5)
    latest = found.latest or 0
    x, value = _x(latest - first, len(shown)), series.points[latest].shown or 0.0
    yield mark(found.reading, x, y(value), up=found.up, size=4.5)


def _x(place: int, shown: int) -> float:
    """Points end at the right edge; a young series stands there too, so that rows of a table line up."""
    step = (WIDTH - 2 * _MARGIN) / (MOST_POINTS - 1)
    return WIDTH - _MARGIN - (shown - 1 - place) * step


def _drawn(found: Analysis, first: int) -> Iterator[tuple[int, int, Limits]]:
    """First and last place of each usual range in the picture."""
    for one in found.segments:
        if one.limits and one.end > first:
            yield max(one.start, first) - first, one.end - 1 - first, one.limits


def _scale(series: ControlSeries, found: Analysis, first: int) -> Scale:
    """From the least to the greatest of all that is drawn; a value that is drawn must be known."""
    values = [point.shown for point in series.points[first:]] + [series.target]
    known = [value for value in values if value is not None]
    for _, _, limits in _drawn(found, first):
        known += [limits.lower, limits.upper]
    pad = 0.0 if max(known) > min(known) else 1.0
    return Scale(min(known) - pad, max(known) + pad, HEIGHT - _MARGIN, _MARGIN)


def _ground(found: Analysis, first: int, count: int, y: Scale) -> Iterator[Markup]:
    half = (WIDTH - 2 * _MARGIN) / (MOST_POINTS - 1) / 2
    for start, end, limits in _drawn(found, first):
        left, right = max(0.0, _x(start, count) - half), min(float(WIDTH), _x(end, count) + half)
        top, bottom = y(limits.upper), y(limits.lower)
        yield rect(left, top, right - left, max(bottom - top, 1.0), fill=BAND)


def _joined(series: ControlSeries, first: int, y: Scale) -> str:
    """Neighbours that are both known are joined; one that stands alone is a short stroke."""
    shown = series.points[first:]
    at = [
        None if point.shown is None else (_x(place, len(shown)), y(point.shown))
        for place, point in enumerate(shown)
    ]
    steps = []
    for before, after in pairwise([None, *at]):
        if after is not None:
            steps.append(f"{'L' if before else 'M'}{after[0]:.1f} {after[1]:.1f}")
            if before is None:
                steps.append("h1")
    return " ".join(steps)


def _hidden(x: float) -> Markup:
    """Hollow with a stroke through it; patterns need names, and a page holds many spark lines."""
    y = HEIGHT - 5
    return rect(x - 3, y - 3, 6, 6, fill=WHITE, stroke=INK) + path(
        f"M{x - 3:.1f} {y + 3} L{x + 3:.1f} {y - 3}", stroke=INK
    )
