"""When things happened, in words."""

from __future__ import annotations

from homefirst.foundation.design.charts.story.events import Bar, Dot, Event, Story
from homefirst.foundation.design.day_words import day, days_between_words


def when(story: Story, event: Event) -> str:
    """'29 October', '14 to 27 October', 'since 28 October, until 8 December (planned)'."""
    if isinstance(event, Dot):
        return day(event.on, story.today)
    return _of_bar(story, event)


def name_of(story: Story, event: Event) -> str:
    """What a mark is called: its words as the picture may show them, when, whether planned, by whom."""
    until = until_words(story, event)
    parts = [
        f"{event.words}, {until}: {when(story, event)}" if until else f"{event.words}: {when(story, event)}"
    ]
    if event.planned:
        parts.append("planned")
    if event.by:
        parts.append(event.by)
    return ", ".join(parts)


def until_words(story: Story, event: Event) -> str:
    """'to 8 December', for what runs and is meant to end; else empty."""
    meant = None if isinstance(event, Dot) or event.planned or event.ends_on else event.planned_end
    return f"to {day(meant, story.today)}" if meant and meant > story.today else ""


def _of_bar(story: Story, bar: Bar) -> str:
    if bar.planned and bar.starts_on:
        end = bar.last_day
        return (
            days_between_words(bar.starts_on, end, story.today)
            if end
            else f"from {day(bar.starts_on, story.today)}"
        )
    if bar.ends_on is None:
        return _unended(story, bar)
    if bar.starts_on is None:
        return f"until {day(bar.ends_on, story.today)}, start not known"
    if bar.ends_on < bar.starts_on:
        first, last = day(bar.starts_on, story.today), day(bar.ends_on, story.today)
        return f"{first}, with an end before it ({last})"
    return days_between_words(bar.starts_on, bar.ends_on, story.today)


def _unended(story: Story, bar: Bar) -> str:
    start = (
        f"since {day(bar.starts_on, story.today)}" if bar.starts_on else "start not known, no end recorded"
    )
    return f"{start}, meant to end on {day(bar.planned_end, story.today)}" if bar.planned_end else start
