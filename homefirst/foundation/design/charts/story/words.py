"""The gist of a story in sentences: how much, what runs now, what comes next, where nobody was in touch."""

from __future__ import annotations

from datetime import date, timedelta

from homefirst.foundation.design.charts.lettering import in_own_direction
from homefirst.foundation.design.charts.story.events import Bar, Dot, Event, Story, first_day
from homefirst.foundation.design.charts.story.when import when
from homefirst.foundation.design.day_words import day, days_between_words
from homefirst.foundation.design.words import list_words

LONG_SILENCE = timedelta(days=60)
_NAMED_AT_MOST = 3


def story_words(story: Story) -> str:
    span = days_between_words(story.starts_on, story.ends_on, story.today)
    counts = [(lane.name, len(story.in_view(lane))) for lane in story.lanes]
    if not any(count for _, count in counts):
        return f"Nothing is recorded about {in_own_direction(story.name)} from {span}."
    said = list_words([f"{name} ({count:,})" for name, count in counts if count])
    parts = (f"{span}: {said}.", _running(story), _next(story), _silence(story))
    return " ".join(part for part in parts if part)


def story_key(story: Story) -> str:
    """What the shapes of the picture mean, of those that are in it."""
    events = [event for _, event in story.everything()]
    bars = [event for event in events if isinstance(event, Bar)]
    planned = any(event.planned for event in events) or any(bar.planned_end for bar in bars)
    onwards = any(bar.starts_on is None or bar.ends_on is None for bar in bars)
    parts = (
        "Dashed or hollow: planned." if planned else "",
        "A pointed end: goes on beyond what is drawn." if onwards else "",
    )
    return " ".join(part for part in parts if part)


def longest_silence(story: Story) -> tuple[date, date] | None:
    """First and last day of the longest time up to today with nothing in it, where it is 60 days or more.

    Counted between two things that are known; before the first, nothing was to be known.
    """
    busy = sorted(_busy(story))
    best: tuple[date, date] | None = None
    reached: date | None = None
    for start, end in busy:
        if reached is not None and start - reached > LONG_SILENCE:
            gap = (reached + timedelta(days=1), start - timedelta(days=1))
            if best is None or gap[1] - gap[0] > best[1] - best[0]:
                best = gap
        reached = end if reached is None else max(reached, end)
    return best


def _busy(story: Story) -> list[tuple[date, date]]:
    """The days that each event fills, up to today; today itself closes the last silence."""
    found = [(story.today, story.today)] if story.starts_on <= story.today <= story.ends_on else []
    for _, event in story.everything():
        start = first_day(event) or story.starts_on
        if not event.planned and start <= story.today:
            end = event.on if isinstance(event, Dot) else story.runs_until(event)
            found.append((max(start, story.starts_on), end))
    return found


def _running(story: Story) -> str:
    now = [event for _, event in story.everything() if story.is_running(event)]
    if not now:
        return ""
    return f"Now: {_named([_running_words(story, event) for event in now])}."


def _running_words(story: Story, event: Event) -> str:
    end = event.last_day if isinstance(event, Bar) else None
    words = in_own_direction(event.words.rstrip("."))
    return f"{words} until {day(end, story.today)}" if end and end > story.today else words


def _next(story: Story) -> str:
    days = [
        (first, event)
        for _, event in story.everything()
        if event.planned and (first := first_day(event)) and first >= story.today
    ]
    if not days:
        return ""
    _, soonest = min(days, key=lambda pair: pair[0])
    return f"Planned next: {in_own_direction(soonest.words)}, {when(story, soonest)}."


def _silence(story: Story) -> str:
    gap = longest_silence(story)
    return f"Nothing is recorded from {days_between_words(*gap, story.today)}." if gap else ""


def _named(words: list[str]) -> str:
    more = len(words) - _NAMED_AT_MOST
    return list_words(words if more <= 0 else [*words[:_NAMED_AT_MOST], f"{more} more"])
