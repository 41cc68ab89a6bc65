"""Quarters and years as the national returns count them; every day is an argument."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa

PERIOD = pa.schema([("period_start", pa.date32()), ("period_end", pa.date32())])


def is_quarter_end(day: date) -> bool:
    return day.month % 3 == 0 and (day + timedelta(days=1)).day == 1


def year_ending(day: date) -> date:
    """First day of the twelve months that end on `day`."""
    after = day + timedelta(days=1)
    if (after.month, after.day) == (2, 29):
        return date(after.year - 1, 3, 1)
    return date(after.year - 1, after.month, after.day)


def quarter_ends(first: date, last: date) -> list[date]:
    """Last days of the quarters that lie wholly from `first` to `last`."""
    ends = []
    start = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    if start < first:
        start = _next(start)
    while (end := _next(start) - timedelta(days=1)) <= last:
        ends.append(end)
        start = _next(start)
    return ends


def quarter_start(end: date) -> date:
    """First day of the quarter that ends on `end`."""
    return date(end.year, end.month - 2, 1)


def quarters_table(first: date, last: date) -> pa.Table:
    ends = quarter_ends(first, last)
    return pa.table(
        {
            "quarter_start": pa.array([quarter_start(end) for end in ends], pa.date32()),
            "quarter_end": pa.array(ends, pa.date32()),
        }
    )


def period_table(start: date, end: date) -> pa.Table:
    return pa.Table.from_pylist([{"period_start": start, "period_end": end}], schema=PERIOD)


def _next(start: date) -> date:
    """First day of the next quarter."""
    return date(start.year + 1, 1, 1) if start.month == 10 else date(start.year, start.month + 3, 1)
