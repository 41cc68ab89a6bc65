"""The days of the made-up borough: what the files cover and how a day is written in them.

Days are proleptic ordinals (`date.toordinal`), so that a million lives can be drawn with plain arithmetic.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

TODAY = date(2026, 11, 24)
FIRST = date(2023, 4, 1).toordinal()  # the return became compulsory
LAST = date(2026, 9, 30).toordinal()  # the latest file ends here
SPAN = LAST - FIRST + 1


class Period(NamedTuple):
    """First and last day that one file covers, both inclusive."""

    start: int
    end: int

    def name(self, la_code: str) -> str:
        return f"CLD_{la_code}_{date.fromordinal(self.start):%Y%m%d}_{date.fromordinal(self.end):%Y%m%d}"


@cache
def text(day: int) -> str:
    """DD/MM/YYYY; an empty string for 0, which stands for no day."""
    return f"{date.fromordinal(day):%d/%m/%Y}" if day else ""


def day(year: int, month: int, of_month: int) -> int:
    return date(year, month, of_month).toordinal()


def periods() -> tuple[Period, ...]:
    """Twelve rolling years that end with each quarter to September 2026, none from before April 2023."""
    ends = [_quarter_end(2023, 4 + n) for n in range(12)]
    return tuple(Period(max(FIRST, _year_before(end)), end.toordinal()) for end in ends)


def _quarter_end(year: int, quarter: int) -> date:
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - date.resolution


def _year_before(end: date) -> int:
    following = end + date.resolution
    return following.replace(year=following.year - 1).toordinal()
