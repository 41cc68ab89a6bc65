"""The story as a list: under its months, or counted by month where there is too much to read one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from homefirst.foundation.design.charts.story import Story, is_crowded, story_moments
from homefirst.foundation.design.charts.story.events import first_day
from homefirst.foundation.design.parts import Moment, Month


@dataclass(frozen=True)
class Listed:
    """`planned` lies after today, the nearest last; `months` are the rest, newest first; `left_out` were too many."""

    planned: tuple[Moment, ...]
    months: tuple[Month, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Crowd:
    """How much began in one month: 'March 2024', 12, 'Contacts 3, Reviews 9'."""

    month: str
    total: int
    what: str


def by_month(story: Story, most: int | None = None) -> Listed:
    """At most `most` of what is not planned, the newest."""
    moments = story_moments(story)
    planned = tuple(moment for moment in moments if moment.planned)
    rest = [moment for moment in moments if not moment.planned]
    shown = rest[:most]
    months = tuple(Month(title, tuple(held)) for title, held in groupby(shown, _month_of))
    return Listed(planned, months, len(rest) - len(shown))


def crowd(story: Story) -> tuple[Crowd, ...]:
    """Empty unless there are too many to list; what began before the span is counted in its first month."""
    if not is_crowded(story):
        return ()
    counted: dict[tuple[int, int], Counter[str]] = {}
    for lane, event in story.everything():
        first = max(first_day(event) or story.starts_on, story.starts_on)
        counted.setdefault((first.year, first.month), Counter())[lane.name] += 1
    return tuple(_crowd(month, counted[month]) for month in sorted(counted, reverse=True))


def _crowd(month: tuple[int, int], lanes: Counter[str]) -> Crowd:
    what = ", ".join(f"{name} {number}" for name, number in lanes.items())
    return Crowd(f"{date(*month, 1):%B %Y}", lanes.total(), what)


def _month_of(moment: Moment) -> str:
    return f"{date.fromisoformat(moment.on):%B %Y}" if moment.on else "Start not known"
