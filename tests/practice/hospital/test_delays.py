"""Days lost between ready and left, and the measure of delayed transfers for each 100,000 adults."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from homefirst.practice.hospital.rules.delays import Delay, days_lost, per_100_000, waited

MAY = (date(2026, 5, 1), date(2026, 5, 31))


def test_days_wait_from_ready_to_left() -> None:
    assert waited(date(2026, 5, 4), date(2026, 5, 9), date(2026, 5, 20)) == 5
    assert waited(date(2026, 5, 4), None, date(2026, 5, 20)) == 16
    assert waited(date(2026, 5, 20), None, date(2026, 5, 20)) == 0
    assert waited(None, None, date(2026, 5, 20)) == 0


@pytest.mark.parametrize(
    ("from_on", "days", "within"),
    [
        (date(2026, 5, 10), 4, 4),  # wholly within
        (date(2026, 4, 29), 4, 2),  # 29 and 30 April are another month's
        (date(2026, 5, 31), 3, 1),  # the last day alone
        (date(2026, 4, 1), 30, 0),  # ends on 30 April
        (date(2026, 4, 1), 400, 31),  # the whole month
    ],
)
def test_only_days_within_the_span_count(from_on: date, days: int, within: int) -> None:
    assert Delay(from_on, days).days_within(*MAY) == within


def test_a_day_with_two_causes_counts_under_each_and_once_among_all() -> None:
    delays = [
        Delay(date(2026, 5, 4), 3, ("transport", "medicines")),
        Delay(date(2026, 5, 4), 2, ("transport",)),
    ]
    first, last = MAY
    assert days_lost(delays, first=first, last=last) == 5
    assert days_lost(delays, first=first, last=last, cause="transport") == 5
    assert days_lost(delays, first=first, last=last, cause="medicines") == 3


@pytest.mark.parametrize(
    ("days", "adults", "rate"),
    [
        (310, 100_000, "10.0"),  # ten people delayed on each of 31 days
        (31, 100_000, "1.0"),
        (31, 200_000, "0.5"),
        (0, 100_000, "0.0"),
        (155, 64_000, "7.8"),  # five a day among 64,000
    ],
)
def test_the_rate_is_the_average_of_delayed_days_a_day_for_100_000_adults(
    days: int, adults: int, rate: str
) -> None:
    assert per_100_000(days, first=MAY[0], last=MAY[1], adults=adults) == Decimal(rate)


@pytest.mark.parametrize("adults", [0, -1])
def test_no_rate_without_adults(adults: int) -> None:
    with pytest.raises(ValueError, match="adults"):
        per_100_000(3, first=MAY[0], last=MAY[1], adults=adults)
