"""In which year something is reported: from 1 April to 31 March. The law asks for a report each year (Care Act 2014 schedule
2 paragraph 4) and does not say which; councils report so."""

from __future__ import annotations

from datetime import date


def year_of(day: date) -> int:
    """The calendar year in which the reporting year of this day began."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def bounds(year: int) -> tuple[date, date]:
    """First and last day."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def words(year: int) -> str:
    """ "2026-27" """
    return f"{year}-{(year + 1) % 100:02d}"
