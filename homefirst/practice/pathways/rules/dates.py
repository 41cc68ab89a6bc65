"""Which days a named date of a pathway may be, as a pure function on plain values."""

from __future__ import annotations

from datetime import date, timedelta

from homefirst.foundation.calendar.spans import add_months
from homefirst.practice.pathways.definition.shapes import Bounds

_DAYS = {"hour": 0, "working day": 1, "day": 1, "week": 7}


def problem_with(
    day: date, bounds: Bounds, *, on: date, born_on: date | None = None, died_on: date | None = None
) -> str:
    """What to enter instead, in words; "" for a day that can be right. `on` is the day on which it is said."""
    first, last = earliest(bounds, on), bounds.ahead.due_on(on)
    if born_on is not None and first < born_on:
        first = born_on
    if died_on is not None and died_on < last:
        last = died_on
    if first <= day <= last:
        return ""
    if day > last and last == on:
        return "This has happened already: enter today or an earlier day."
    return f"Enter a day from {_words(first)} to {_words(last)}. Look at the year."


def earliest(bounds: Bounds, on: date) -> date:
    span = bounds.back
    if span.unit == "month":
        return add_months(on, -span.number)
    return on - timedelta(days=span.number * _DAYS[span.unit])


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
