"""From events to a story over a span of time, as the picture and the list both read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from homefirst.foundation.design.charts.story import Bar, Dot, Event, Story
from homefirst.foundation.design.charts.story import Lane as Drawn
from homefirst.practice.people.queries import Lane, StoryEvent


@dataclass(frozen=True)
class Span:
    """`back` and `ahead` are days around today; None reaches all that is known."""

    code: str
    title: str
    back: int | None
    ahead: int | None


SPANS = (
    Span("six-months", "Six months", 183, 61),
    Span("two-years", "Two years", 731, 183),
    Span("whole-life", "Whole life", None, None),
)
_MARGIN = timedelta(days=14)


def lanes_of(events: Iterable[StoryEvent]) -> tuple[Lane, ...]:
    """The lanes that hold anything at all, in their order."""
    held = {event.lane for event in events}
    return tuple(lane for lane in Lane if lane in held)


def told(
    name: str, events: Collection[StoryEvent], span: Span, on: date, lanes: Collection[Lane] = ()
) -> Story:
    """`lanes` to tell of, else all that hold anything in the whole life, so that a silence shows as an empty lane."""
    wanted = [lane for lane in lanes_of(events) if not lanes or lane in lanes]
    drawn = tuple(
        Drawn(str(lane), tuple(_event(each, on) for each in events if each.lane is lane)) for lane in wanted
    )
    return Story(name, drawn, *_days(events, span, on), on)


def _days(events: Collection[StoryEvent], span: Span, on: date) -> tuple[date, date]:
    starts, ends = on - timedelta(days=span.back or 183), on + timedelta(days=span.ahead or 61)
    if span.back is None:
        starts = min([starts, *(event.starts - _MARGIN for event in events)])
    if span.ahead is None:
        ends = max([ends, *(day + _MARGIN for event in events for day in (event.starts, event.ends) if day)])
    return starts, ends


def _event(event: StoryEvent, on: date) -> Event:
    about: dict[str, Any] = {"href": event.link, "by": event.by, "about": _sentence(event.more)}
    about["short"] = event.words.split(":")[0]
    if not event.is_span and event.ends is None:
        return Dot(event.starts, event.words, planned=event.planned, **about)
    if event.planned:
        return Bar(event.starts, event.ends, event.words, planned=True, **about)
    goes_on = event.ends is None or event.ends > on
    return Bar(
        event.starts,
        None if goes_on else event.ends,
        event.words,
        planned_end=event.ends if goes_on else None,
        over=event.lane is Lane.WORK and not goes_on,  # a pathway that closed this morning is not under way
        **about,
    )


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."
