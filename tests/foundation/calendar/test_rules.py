from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.calendar.rules import add_working_days, is_working_day, working_days_between

days = st.dates(date(2010, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 28), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day 2026 is a Saturday, so the Monday is taken instead
        (date(2022, 9, 19), False),  # the funeral of the Queen, by proclamation
        (date(2026, 3, 17), True),  # St Patrick's Day is a bank holiday in Northern Ireland only
        (date(2026, 8, 3), True),  # Scotland's summer bank holiday
        (date(2026, 8, 31), False),
    ],
)
def test_working_days_are_those_of_england(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_five_working_days_over_easter_are_nine_days() -> None:
    assert add_working_days(date(2026, 4, 1), 5) == date(2026, 4, 10)


def test_no_working_days_from_a_sunday_is_the_monday() -> None:
    assert add_working_days(date(2026, 11, 22), 0) == date(2026, 11, 23)


@given(days, st.integers(1, 60))
def test_adding_working_days_lands_on_the_working_day_that_many_away(day: date, n: int) -> None:
    landed = add_working_days(day, n)
    assert is_working_day(landed)
    assert working_days_between(day, landed) == n


@given(days, st.integers(1, 60))
def test_going_back_undoes_going_forward_from_a_working_day(day: date, n: int) -> None:
    start = add_working_days(day, 0)
    assert add_working_days(add_working_days(start, n), -n) == start


@given(days, st.integers(0, 500))
def test_counting_is_the_same_as_looking_at_each_day(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    slowly = sum(is_working_day(day + timedelta(days=i)) for i in range(1, length + 1))
    assert working_days_between(day, end) == slowly
    assert working_days_between(end, day) == -slowly


@given(days, days, days)
def test_stretches_of_days_add_up(first: date, second: date, third: date) -> None:
    a, b, c = sorted([first, second, third])
    assert working_days_between(a, c) == working_days_between(a, b) + working_days_between(b, c)
