"""Time allowed, as a practice lead writes it: "2 working days", "6 weeks", "same day"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from homefirst.foundation.calendar.rules import add_working_days

_WRITTEN = re.compile(r"^(\d+) (hour|working day|day|week|month)s?$")
SAME_DAY = "same day"


@dataclass(frozen=True)
class Span:
    """`number` of `unit` (hour, working day, day, week, month); 0 days is the same day."""

    number: int
    unit: str

    def __str__(self) -> str:
        if self == Span(0, "day"):
            return SAME_DAY
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"

    def due_on(self, started: date) -> date:
        """The last day on which the promise is kept; the day it starts is not counted."""
        if self.unit == "working day":
            return add_working_days(started, self.number)
        if self.unit == "month":
            return add_months(started, self.number)
        return started + timedelta(days=_days(self))

    def due_at(self, started: datetime) -> datetime:
        """For promises in hours: the moment. For the others: the same time on the last day."""
        if self.unit == "hour":
            return started + timedelta(hours=self.number)
        return datetime.combine(self.due_on(started.date()), started.timetz())


def read_span(text: str) -> Span:
    """Raises ValueError where the words say no time."""
    if text == SAME_DAY:
        return Span(0, "day")
    found = _WRITTEN.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no time; write it like 2 working days, 6 weeks or same day")
    return Span(int(found[1]), found[2])


def add_months(day: date, months: int) -> date:
    """The same day of the month; the month's last day where it has none (31 January, one month: 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _days(span: Span) -> int:
    if span.unit == "hour":
        return 0 if span.number < 24 else span.number // 24
    return span.number * (7 if span.unit == "week" else 1)
