"""Where the last value is printed: as near its mark as it can be without lying on marks or lines."""

from __future__ import annotations

from markupsafe import Markup

from homefirst.foundation.design.charts.control.layout import Layout
from homefirst.foundation.design.charts.control.reading import Analysis
from homefirst.foundation.design.charts.control.series import ControlSeries
from homefirst.foundation.design.charts.lettering import width_of
from homefirst.foundation.design.charts.svg import SMALL, text

_TALL = 12.0


def last_value(series: ControlSeries, found: Analysis, plan: Layout) -> Markup:
    if found.latest is None or found.latest < plan.first:
        return Markup("")
    point = series.points[found.latest]
    now = "now" if found.latest == len(series.points) - 1 else f"in {point.period}"
    words = f"{series.unit.say(point.shown or 0.0)} {now}"
    size = width_of(words, SMALL, bold=True)
    x = max(min(plan.x(found.latest) + 12, plan.right - 2), plan.left + size + 3)
    y = plan.y(point.shown or 0.0)
    beside = plan.x(found.latest) - plan.mark_size - 5
    ways = [(x, y - plan.mark_size - 8 - 14 * away) for away in range(4)]
    ways += [(x, y + plan.mark_size + 17 + 14 * away) for away in range(4)]
    ways += [(beside, y + 4.5)] if beside - size > plan.left else []
    free = [way for way in ways if plan.note_line + 8 + _TALL < way[1] < plan.bottom - 4] or ways[:1]
    end, base = min(
        free,
        key=lambda way: (
            _in_the_way(series, found, plan, way[0] - size, way[0], way[1]) + abs(way[1] - y) / 10
        ),
    )
    return text(end, base, words, anchor="end", size=SMALL, bold=True, halo=True)


def _in_the_way(
    series: ControlSeries, found: Analysis, plan: Layout, start: float, end: float, base: float
) -> float:
    """Weighs what a label with this baseline would cover: the joined points most, level lines least."""
    top, bottom = base - _TALL, base + 4
    covered = 0.0
    for place in range(plan.first, len(series.points) - 1):
        before, after = series.points[place].shown, series.points[place + 1].shown
        if before is not None and after is not None:
            covered += 2 * _share_inside(plan, place, (before, after), (start, end, top, bottom))
    limits = found.segment.limits
    level = [series.target, *((limits.lower, limits.average, limits.upper) if limits else ())]
    return covered + sum(value is not None and top < plan.y(value) < bottom for value in level)


def _share_inside(
    plan: Layout, place: int, values: tuple[float, float], box: tuple[float, float, float, float]
) -> int:
    """Of eleven places along a joining line, those that lie under the box."""
    start, end, top, bottom = box
    x, (y1, y2) = plan.x(place), (plan.y(values[0]), plan.y(values[1]))
    around = plan.mark_size * 0.6
    return sum(
        start < x + plan.step * tenth / 10 < end
        and top - around < y1 + (y2 - y1) * tenth / 10 < bottom + around
        for tenth in range(11)
    )
