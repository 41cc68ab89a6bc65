"""The line of time across a story: months, quarters or years, as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import GRID, QUIET
from homefirst.foundation.design.charts.lettering import width_of
from homefirst.foundation.design.charts.story.events import Story
from homefirst.foundation.design.charts.svg import SMALL, line, text

WIDTH = 960.0
LEFT, RIGHT = 136.0, 950.0
TOP = 26.0
_STRIDES = (1, 3, 6, 12, 24, 60, 120)  # months


@dataclass(frozen=True)
class Time:
    """A day's place across the picture; a day lasts from `x(day)` to `x(day, 1)`."""

    story: Story

    def x(self, day: date, more: float = 0.0) -> float:
        """Held inside the picture."""
        whole = (self.story.ends_on - self.story.starts_on).days + 1
        share = ((day - self.story.starts_on).days + more) / whole
        return LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share))


def month_starts(story: Story, stride: int) -> list[date]:
    """First days of months in the span, every `stride` months counted from January of year nought."""
    first = story.starts_on.year * 12 + story.starts_on.month - 1
    last = story.ends_on.year * 12 + story.ends_on.month - 1
    months = [month for month in range(first, last + 1) if month % stride == 0]
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [day for day in days if day >= story.starts_on]


def axis(story: Story, bottom: float) -> Iterator[Markup]:
    time = Time(story)
    for stride in _STRIDES:
        labels = _labels(story, stride)
        if _fit(time, labels):
            break
    for day, words in labels:
        x = time.x(day)
        yield line(x, TOP, x, bottom, GRID)
        if x + width_of(words, SMALL) * 1.1 <= WIDTH:
            yield text(x + 3, TOP - 9, words, size=SMALL, colour=QUIET)


def _labels(story: Story, stride: int) -> list[tuple[date, str]]:
    """Months by name; the year where it turns, and at the start unless all is in the year of today."""
    days = month_starts(story, stride)
    one_year = story.starts_on.year == story.ends_on.year == story.today.year
    full = stride == 1 and len(days) <= 9
    found = []
    for order, day in enumerate(days):
        month = f"{day:%B}" if full else f"{day:%b}"
        new_year = not one_year and (order == 0 or day.year != days[order - 1].year)
        plain = f"{day.year}" if stride >= 12 else month
        found.append((day, f"{plain} {day.year}" if new_year and stride < 12 else plain))
    return found


def _fit(time: Time, labels: list[tuple[date, str]]) -> bool:
    xs = [time.x(day) for day, _ in labels]
    return all(
        xs[order] + width_of(words, SMALL) * 1.15 + 8 <= xs[order + 1]
        for order, (_, words) in enumerate(labels[:-1])
    )
