"""What a story is made of: bars that last, dots that happen, in named lanes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Bar:
    """Something that lasted or lasts. No `starts_on`: the start is not known. No `ends_on`: it goes on.

    `planned` is for what has not begun; `planned_end` is the day until which something running is meant to
    go on, drawn dashed after today. `short` is said in the picture where `words` are too long for it.
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
    """`name` is the liked name. What lies outside `starts_on` to `ends_on` is left out of the picture."""

    name: str
    lanes: tuple[Lane, ...]
    starts_on: date
    ends_on: date
    today: date

    def __post_init__(self) -> None:
        if self.ends_on <= self.starts_on:
            raise ValueError("a story must end after its start")
