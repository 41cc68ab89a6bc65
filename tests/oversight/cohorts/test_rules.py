"""What a change saves is counted by the day, to the penny, and can be less than nought."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.oversight.cohorts.rules import saving, saving_in_a_year

END = date(2027, 3, 31)
COSTS = st.decimals(0, 5000, places=2)


@pytest.mark.parametrize(
    ("changed_on", "pounds"),
    [
        (date(2026, 9, 3), "3000.00"),  # 210 days are 30 weeks
        (END, "14.29"),  # one day: a seventh of £100
        (END + timedelta(days=1), "0.00"),
        (date(2028, 1, 1), "0.00"),
    ],
)
def test_a_change_saves_a_seventh_of_the_week_for_each_day_to_the_end_of_the_year(
    changed_on: date, pounds: str
) -> None:
    found = saving(Decimal(900), Decimal(800), changed_on=changed_on, ends_on=END)
    assert found == Decimal(pounds)


def test_help_that_costs_more_takes_away() -> None:
    assert saving(Decimal(800), Decimal(900), changed_on=date(2026, 9, 3), ends_on=END) == Decimal("-3000.00")


def test_a_whole_year_is_52_weeks() -> None:
    assert saving_in_a_year(Decimal("812.50"), Decimal("700.25")) == Decimal("5837.00")


@given(before=COSTS, after=COSTS, days=st.integers(0, 400))
def test_what_one_change_saves_another_back_costs(before: Decimal, after: Decimal, days: int) -> None:
    day = END - timedelta(days=days)
    there = saving(before, after, changed_on=day, ends_on=END)
    back = saving(after, before, changed_on=day, ends_on=END)
    assert there == -back
    assert abs(there - (before - after) * (days + 1) / 7) <= Decimal("0.005")
