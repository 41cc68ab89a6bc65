"""A crowded story: how many events in each month, quarter or year of each lane."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.design.charts.story.axis import LEFT, RIGHT, month_starts
from homefirst.foundation.design.charts.story.events import Bar, Event, Lane, Story, first_day

_NARROWEST = 27.0  # units that a count of three digits needs
_STRIDES = (1, 3, 12, 60, 120)  # months


def stride_of(story: Story) -> int:
    """Months that one box stands for: as few as leave room for its number."""
    return next(
        (stride for stride in _STRIDES if (RIGHT - LEFT) / len(boxes(story, stride)) >= _NARROWEST), 120
    )


def boxes(story: Story, stride: int) -> list[tuple[date, date]]:
    """First day of each box and the first day after it; the first box may begin in the middle of a month."""
    starts = month_starts(story, stride)
    if not starts or starts[0] > story.starts_on:
        starts = [story.starts_on, *starts]
    ends = [*starts[1:], date.fromordinal(story.ends_on.toordinal() + 1)]
    return list(zip(starts, ends, strict=True))


def counts(story: Story, lane: Lane) -> list[tuple[date, date, int]]:
    """What lasts is counted in every box that it touches."""
    events = story.in_view(lane)
    return [
        (start, end, sum(_falls_in(story, event, start, end) for event in events))
        for start, end in boxes(story, stride_of(story))
    ]


def _falls_in(story: Story, event: Event, start: date, end: date) -> bool:
    first = first_day(event) or story.starts_on
    last = (event.last_day or story.runs_until(event)) if isinstance(event, Bar) else first
    return first < end and last >= start
