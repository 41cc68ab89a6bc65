"""A promise and how it stands: by a day, today, late, paused, done. What starts a clock is its pathway's to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from homefirst.foundation.design.day_words import grid_day, weekday
from homefirst.foundation.design.words import counted, time_of_day

SOON = 3  # days ahead at which a promise is marked as due soon

WorkingDays = Callable[[date, date], int]


class ClockState(StrEnum):
    BY = "by"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    PAUSED = "paused"
    DONE = "done"
    DONE_LATE = "done-late"
    NO_START = "no-start"


@dataclass(frozen=True)
class Clock:
    """`text` stands beside the icon; `sentence` is for screen readers and stands alone."""

    state: ClockState
    text: str
    sentence: str
    on: date | None = None

    @property
    def late(self) -> bool:
        return self.state is ClockState.LATE


def running_clock(
    due_on: date, *, on: date, working_days: WorkingDays, at: time | None = None, short: bool = False
) -> Clock:
    """A promise not yet kept, as it stands on a day.

    `working_days(a, b)` counts the working days after `a` up to and including `b`. `short` writes the day as in
    a grid of clocks. A promise missed over a weekend alone is said in days, because no working day has passed.
    """
    if due_on < on:
        return _late(due_on, on, working_days)
    if due_on == on:
        text = f"today, {time_of_day(at)}" if at else "today"
        return Clock(ClockState.TODAY, text, f"due {text}", due_on)
    state = ClockState.SOON if (due_on - on).days <= SOON else ClockState.BY
    day = weekday(due_on, on)
    return Clock(state, f"by {grid_day(due_on) if short else day}", f"due by {day}", due_on)


def paused_clock(since: date, *, on: date, why: str = "") -> Clock:
    day = weekday(since, on).split(" ", 1)[1]
    because = f": {why}" if why else ""
    return Clock(
        ClockState.PAUSED, f"paused since {day}{because}", f"clock paused since {day}{because}", since
    )


def finished_clock(
    done_on: date, *, started_on: date, due_on: date, on: date, working_days: WorkingDays, short: bool = False
) -> Clock:
    """A promise kept ('Done in 3 of 5 days') or missed ('Done 1 day late'), in working days.

    `short` leaves the word "days" to the heading of a grid of clocks; whoever hears the sentence is told it.
    """
    if done_on > due_on:
        late = counted(max(working_days(due_on, done_on), 1), "day")
        sentence = f"done {late} late, on {weekday(done_on, on)}"
        return Clock(ClockState.DONE_LATE, f"Done {late} late", sentence, done_on)
    taken, allowed = max(working_days(started_on, done_on), 1), max(working_days(started_on, due_on), 1)
    text = f"Done in {taken} of {allowed if short else counted(allowed, 'day')}"
    sentence = f"done in {taken} of {counted(allowed, 'day')}, on {weekday(done_on, on)}"
    return Clock(ClockState.DONE, text, sentence, done_on)


def clock_without_start(missing: str = "Date received is missing") -> Clock:
    return Clock(ClockState.NO_START, missing, f"no time can be shown: {missing[0].lower()}{missing[1:]}")


def _late(due_on: date, on: date, working_days: WorkingDays) -> Clock:
    worked = working_days(due_on, on)
    late = counted(worked, "working day") if worked else counted((on - due_on).days, "day")
    return Clock(ClockState.LATE, f"{late} late", f"{late} late, was due {weekday(due_on, on)}", due_on)
