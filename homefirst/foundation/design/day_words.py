"""Days as pages write them: never 24/11, and a year only when it is not the reader's own."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def day(value: date | None, today: date | None = None) -> str:
    """'24 November', with the year unless it is that of `today`; '3 May 2027'."""
    if value is None:
        return "not known"
    plain = f"{value.day} {_MONTHS[value.month - 1]}"
    return plain if today and today.year == value.year else f"{plain} {value.year}"


def weekday(value: date | None, today: date | None = None) -> str:
    """'Tuesday 24 November'."""
    return "not known" if value is None else f"{_DAYS[value.weekday()]} {day(value, today)}"


def short_day(value: date | None) -> str:
    """'24 Nov 2026', for tables."""
    return "not known" if value is None else f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def brief_day(value: date, today: date) -> str:
    """'16 Nov', with the year unless it is that of `today`, for lists where every line counts."""
    return short_day(value).removesuffix(f" {today.year}")


def grid_day(value: date) -> str:
    """'Wed 25 Nov', for grids of clocks."""
    return f"{_DAYS[value.weekday()][:3]} {value.day} {_MONTHS[value.month - 1][:3]}"


def days_between_words(first: date, last: date, today: date | None = None) -> str:
    """'14 to 27 October', '28 October to 3 November', and years where they differ."""
    end = day(last, today)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    same_year = first.year == last.year
    return f"{day(first, first if same_year else today)} to {end}"


def plain_date(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
