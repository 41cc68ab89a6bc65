"""Which enquiries of a month are read again, so that nobody chooses them, and anybody can work them out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256


def month_of(day: date) -> date:
    return day.replace(day=1)


def month_before(month: date) -> date:
    return month_of(month_of(month) - timedelta(days=1))


def sampled(ended: Mapping[int, bool], *, month: date, size: int, all_inconclusive: bool) -> frozenset[int]:
    """`ended` maps each enquiry that ended in the month before to whether it was inconclusive. `size` of them by lot, the
    same lot whoever draws it, and every inconclusive one where that is asked."""
    drawn = sorted(ended, key=lambda enquiry: sha256(f"{month:%Y-%m}:{enquiry}".encode()).hexdigest())[:size]
    doubtful = (enquiry for enquiry, inconclusive in ended.items() if inconclusive and all_inconclusive)
    return frozenset([*drawn, *doubtful])
