"""Birth dates as people type them into one box: 14/3/1944, 14 March 1944, 14.3.44, 1944-03-14, 1944."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"([0-9]{4}|[0-9]{2})"
_BREAK = r"[\s/.\-,]+"

# (pattern, order of the groups); the first that fits is taken.
_WAYS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![0-9a-z/.\-]){pattern}(?![0-9a-z/\-])", re.IGNORECASE), order)
    for pattern, order in (
        (r"([0-9]{4})[\-/.]([0-9]{1,2})[\-/.]([0-9]{1,2})", "ymd"),
        (rf"([0-9]{{1,2}})(?:st|nd|rd|th)?{_BREAK}(?:of )?{_MONTH}{_BREAK}{_YEAR}", "dmy"),
        (rf"{_MONTH}{_BREAK}([0-9]{{1,2}})(?:st|nd|rd|th)?{_BREAK}([0-9]{{4}})", "mdy"),
        (rf"([0-9]{{1,2}})[\s/.\-]([0-9]{{1,2}})[\s/.\-]{_YEAR}", "dmy"),
        (r"([0-3][0-9])([01][0-9])((?:18|19|20)[0-9]{2})", "dmy"),
        (rf"{_MONTH}{_BREAK}([0-9]{{4}})", "my"),
        (r"([01]?[0-9])[/\-]([0-9]{4})", "my"),
        (r"((?:18[89]|19[0-9]|20[0-9])[0-9])", "y"),
    )
)


@dataclass(frozen=True)
class Span:
    """The days that a typed date may mean: one day, a month or a year (`exactly` says which)."""

    first: date
    last: date
    exactly: str  # day, month or year


def read_birth(text: str, today: date) -> tuple[Span | None, str]:
    """The first date in `text` that could be a birth date, and the text without it."""
    for pattern, order in _WAYS:
        for found in pattern.finditer(text):
            span = _span(dict(zip(order, found.groups(), strict=True)), today)
            if span and span.first <= today:
                return span, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _span(parts: dict[str, str], today: date) -> Span | None:
    year, month = _year(parts["y"], today), _month(parts.get("m"))
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31), "year")
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if "d" not in parts:
        return Span(date(year, month, 1), date(year, month, last), "month")
    day = int(parts["d"])
    return Span(date(year, month, day), date(year, month, day), "day") if 1 <= day <= last else None


def _year(typed: str, today: date) -> int:
    """Two figures mean the latest such year that has begun: in 2026, '26' is 2026 and '27' is 1927."""
    if len(typed) == 4:
        return int(typed)
    century = today.year - today.year % 100
    year = century + int(typed)
    return year if year <= today.year else year - 100


def _month(typed: str | None) -> int | None:
    if typed is None or typed.isdigit():
        return None if typed is None else int(typed)
    return _MONTHS.index(typed[:3].lower()) + 1
