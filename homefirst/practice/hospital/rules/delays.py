"""Days lost between being ready to leave hospital and leaving it.

`per_100_000` is the measure of delayed transfers of care that ended about 2020: the average number of delayed days a day,
for each 100,000 people aged 18 and over (questions and answers of the measure, 2017). What followed it counts the days from
ready to left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True)
class Delay:
    """`days` days from `from_on`, for one or more causes."""

    from_on: date
    days: int
    causes: tuple[str, ...] = ()

    def days_within(self, first: date, last: date) -> int:
        """Of these days, those in a span with both ends in it."""
        begins, ends = max(self.from_on, first), min(self.from_on + timedelta(days=self.days - 1), last)
        return max((ends - begins).days + 1, 0)


def waited(ready_on: date | None, left_on: date | None, on: date) -> int:
    """Days from ready to left, or to `on` while still there; 0 before somebody is ready."""
    if ready_on is None:
        return 0
    return max(((left_on or on) - ready_on).days, 0)


def days_lost(delays: Iterable[Delay], *, first: date, last: date, cause: str = "") -> int:
    """With a cause, days to which it was given; a day with two causes counts under each, and once among all."""
    return sum(delay.days_within(first, last) for delay in delays if not cause or cause in delay.causes)


def per_100_000(days: int, *, first: date, last: date, adults: int) -> Decimal:
    """Raises ValueError without a single adult or day."""
    span = (last - first).days + 1
    if adults <= 0 or span <= 0:
        raise ValueError("there must be adults, and a day")
    return (Decimal(days) * 100_000 / (span * adults)).quantize(Decimal("0.1"))
