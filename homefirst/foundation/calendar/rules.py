"""Working days in England: Monday to Friday without bank holidays.

Bank holidays stand in the Banking and Financial Dealings Act 1971 or are proclaimed; `holidays` lists both.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_SATURDAY = 5


def is_bank_holiday(day: date) -> bool:
    return day in _bank_holidays(day.year)


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and not is_bank_holiday(day)


def add_working_days(day: date, n: int) -> date:
    """The nth working day after `day`, or before it when n is negative; 0 gives `next_working_day`."""
    if n == 0:
        return next_working_day(day)
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """`day` itself when it is one."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_between(a: date, b: date) -> int:
    """Working days after `a`, up to and with `b`; less than nothing when `b` comes first.

    So `add_working_days(a, working_days_between(a, b))` is `b` whenever `b` is a working day other than `a`.
    """
    if b < a:
        return -working_days_between(b, a)
    days, first = (b - a).days, a + timedelta(days=1)
    weekdays = days // 7 * 5 + sum((first + timedelta(days=i)).weekday() < _SATURDAY for i in range(days % 7))
    return weekdays - sum(
        a < holiday <= b and holiday.weekday() < _SATURDAY
        for year in range(a.year, b.year + 1)
        for holiday in _bank_holidays(year)
    )


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
