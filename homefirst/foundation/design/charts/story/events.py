"""What a story is made of: bars that last, dots that happen, in named lanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Bar:
    """Something that lasted or lasts. No `starts_on`: the start is not known. No `ends_on`: it goes on.

    `planned` is for what has not begun; `planned_end` is the day until which something running is meant to
    go on, drawn dashed after today. `short` is said in the picture where `words` are too long for it. What is `over` ended
    on its last day, even when that is today.
    """

    starts_on: date | None
    ends_on: date | None
    words: str
    planned: bool = False
    planned_end: date | None = None
    href: str = ""
    by: str = ""
    about: str = ""
    short: str = ""
    over: bool = False

    def __post_init__(self) -> None:
        if self.planned and self.starts_on is None:
            raise ValueError("what is planned must have a day to start on")

    @property
    def last_day(self) -> date | None:
        """The last day that is known or meant; files hold ends before their starts, drawn as one day."""
        last = self.ends_on or self.planned_end
        return max(last, self.starts_on) if last and self.starts_on else last


@dataclass(frozen=True)
class Dot:
    """Something that happened, or is planned to happen, on one day."""

    on: date
    words: str
    planned: bool = False
    href: str = ""
    by: str = ""
    about: str = ""
    short: str = ""


Event = Bar | Dot


@dataclass(frozen=True)
class Lane:
    """One kind of event ("Contacts", "Care at home"); events in any order."""

    name: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Story:
    """`name` is the liked name. What lies outside `starts_on` to `ends_on` is left out."""

    name: str
    lanes: tuple[Lane, ...]
    starts_on: date
    ends_on: date
    today: date

    def __post_init__(self) -> None:
        if self.ends_on <= self.starts_on:
            raise ValueError("a story must end after its start")

    def in_view(self, lane: Lane) -> list[Event]:
        """The lane's events that touch the span, in order of time, those that began earlier first."""
        found = [event for event in lane.events if self._touches(event)]
        return sorted(found, key=lambda event: (first_day(event) or date.min, event.words))

    def everything(self) -> Iterator[tuple[Lane, Event]]:
        for lane in self.lanes:
            for event in self.in_view(lane):
                yield lane, event

    def runs_until(self, bar: Bar) -> date:
        """The last day of its solid part: what goes on has reached today and no further."""
        if bar.ends_on is not None:
            return max(bar.ends_on, bar.starts_on or bar.ends_on)
        return max(self.today, bar.starts_on or self.today)

    def is_running(self, event: Event) -> bool:
        if isinstance(event, Dot) or event.planned or event.over:
            return False
        begun = event.starts_on is None or event.starts_on <= self.today
        return begun and (event.ends_on is None or event.ends_on >= self.today)

    def _touches(self, event: Event) -> bool:
        first = first_day(event)
        last = event.on if isinstance(event, Dot) else event.last_day or max(self.today, self.ends_on)
        return (first is None or first <= self.ends_on) and last >= self.starts_on


def first_day(event: Event) -> date | None:
    return event.on if isinstance(event, Dot) else event.starts_on
