"""Dates, money, numbers and names as pages write them (the words of the design notes, section 7).

Every function is pure: where a year may be left out, the day on which the page is read is an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from homefirst.foundation.design.day_words import day, days_between_words, grid_day, short_day, weekday

MINUS = "−"
_LONDON = ZoneInfo("Europe/London")

__all__ = [
    "age",
    "born_line",
    "budget",
    "count",
    "counted",
    "day",
    "days_between_words",
    "grid_day",
    "hours",
    "list_words",
    "moment",
    "money",
    "nhs_number",
    "percent",
    "plural",
    "points",
    "share",
    "short_day",
    "time_of_day",
    "weekday",
]


def time_of_day(value: time | datetime) -> str:
    """2pm, 10:30am, noon, midnight; a moment of any zone is told by London's clock."""
    value = _by_london(value) if isinstance(value, datetime) else value
    if (value.hour, value.minute) == (12, 0):
        return "noon"
    if (value.hour, value.minute) == (0, 0):
        return "midnight"
    hour, half = value.hour % 12 or 12, "am" if value.hour < 12 else "pm"
    return f"{hour}:{value.minute:02}{half}" if value.minute else f"{hour}{half}"


def moment(value: datetime, today: date | None = None) -> str:
    """'10:42am, 24 November': a time first, because lists of moments are read for the time."""
    here = _by_london(value)
    return f"{time_of_day(here)}, {day(here, today)}"


def _by_london(value: datetime) -> datetime:
    """The database hands moments back in UTC, which is an hour behind all summer."""
    return value.astimezone(_LONDON) if value.tzinfo else value


def money(value: Decimal | int | float) -> str:
    """£1,043.50, pence always; less than nothing as '− £75.75'."""
    sum_ = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{MINUS} £{-sum_:,.2f}" if sum_ < 0 else f"£{sum_:,.2f}"


def budget(value: Decimal | int | float) -> str:
    """Whole pounds from £1,000 up, millions in words from £1 million, pence below £1,000."""
    sum_ = Decimal(str(value))
    if abs(sum_) >= 1_000_000:
        millions = (sum_ / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
        return f"£{millions:f} million"
    return f"£{sum_.quantize(Decimal(1), ROUND_HALF_UP):,}" if abs(sum_) >= 1_000 else money(sum_)


def count(value: int) -> str:
    return f"{value:,}"


def plural(value: int, one: str, many: str | None = None) -> str:
    """The noun alone: 'person' or 'people'."""
    return one if value == 1 else (many or f"{one}s")


def counted(value: int, one: str = "person", many: str | None = None) -> str:
    """'1 person', '1,043 people'."""
    chosen = many or ("people" if one == "person" else None)
    return f"{count(value)} {plural(value, one, chosen)}"


def share(part: int, whole: int, one: str = "person", many: str | None = None) -> str:
    """'1,043 of 1,300 people', which stands beside each share."""
    return f"{count(part)} of {counted(whole, one, many)}"


def percent(value: Decimal | float | None, places: int = 1) -> str:
    """`value` is already per hundred: 80.2 gives '80.2%'. None gives 'not worked out'."""
    if value is None:
        return "not worked out"
    return f"{Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


def points(change: Decimal | float) -> str:
    """A change between two percentages: '+2.9 points'."""
    size = Decimal(str(abs(change))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if size == 0:
        return "no change"
    return f"{'+' if change > 0 else MINUS}{size} {'point' if size == 1 else 'points'}"


def hours(minutes: int) -> str:
    """'2 hours 30 minutes'."""
    whole, rest = divmod(minutes, 60)
    parts = [counted(whole, "hour")] if whole else []
    parts += [counted(rest, "minute")] if rest or not whole else []
    return " ".join(parts)


def nhs_number(value: str | None) -> str:
    """'999 012 3454'; anything that is not ten digits is shown as it is."""
    digits = "".join(part for part in value or "" if part.isdigit())
    if not value:
        return "not known"
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else value


def age(born: date, on: date) -> str:
    """Years, as '82'; under 2 in months, as '14 months'."""
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return counted(max(months, 0), "month") if months < 24 else str(months // 12)


def born_line(born: date | None, on: date, *, estimated: bool = False) -> str:
    """'14 March 1944 (82)', or 'aged about 80' where the birth date is a guess."""
    if born is None:
        return "not known"
    return f"aged about {age(born, on)}" if estimated else f"{day(born)} ({age(born, on)})"


def list_words(parts: Sequence[str]) -> str:
    """'Ruth, Paul and Idris'."""
    return ", ".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} and {parts[-1]}"
