"""Clocks of the deprivation of liberty safeguards, and the test of the day (law.md 7; vectors T075 to T080, T123, T126)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.practice.liberty import rules

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(DAYS)
def test_an_urgent_authorisation_lasts_seven_days_and_fourteen_with_its_extension(given_on: date) -> None:
    """T075, T076."""
    plain, extended = rules.Urgent(given_on), rules.Urgent(given_on, is_extended=True)
    assert plain.covers(given_on)
    assert plain.covers(given_on + timedelta(days=6))
    assert not plain.covers(given_on + timedelta(days=7))
    assert extended.covers(given_on + timedelta(days=13))
    assert not extended.covers(given_on + timedelta(days=14))
    assert not plain.covers(given_on - timedelta(days=1))


def test_a_standard_request_is_answered_in_twenty_one_days() -> None:
    """T077."""
    assert rules.standard_due(date(2026, 1, 30)) == date(2026, 2, 20)


def test_while_an_urgent_authorisation_runs_it_is_answered_within_its_life() -> None:
    urgent = rules.Urgent(date(2026, 1, 30))
    assert rules.standard_due(date(2026, 1, 30), urgent) == date(2026, 2, 5)


@pytest.mark.parametrize(
    ("ends", "granted"),
    [
        (date(2027, 1, 31), True),
        (date(2027, 2, 1), False),
        (date(2027, 3, 1), False),
        (date(2026, 1, 31), False),
    ],
)
def test_an_authorisation_is_never_longer_than_twelve_months(ends: date, granted: bool) -> None:
    """T079."""
    decision = rules.may_be_granted(starts_on=date(2026, 2, 1), ends_on=ends)
    assert decision.answer is granted


@pytest.mark.parametrize(
    ("day", "active"), [(date(2026, 10, 31), True), (date(2026, 11, 1), False), (date(2026, 9, 30), False)]
)
def test_an_authorisation_is_active_to_its_last_day(day: date, active: bool) -> None:
    """T080."""
    found = rules.is_active(starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31), day=day)
    assert found is active


@pytest.mark.parametrize(("early", "allowed"), [(28, True), (29, False), (0, True)])
def test_it_may_be_asked_for_up_to_twenty_eight_days_early(early: int, allowed: bool) -> None:
    needed = date(2026, 12, 31)
    decision = rules.may_be_asked_on(needed - timedelta(days=early), needed_from=needed)
    assert decision.answer is allowed


@pytest.mark.parametrize(
    ("day", "test"),
    [(date(2026, 6, 1), rules.Test.ACID), (date(2026, 6, 2), rules.Test.MULTI_FACTORIAL)],
)
def test_the_test_of_deprivation_is_that_of_the_day(day: date, test: rules.Test) -> None:
    """T123."""
    assert rules.test_of_deprivation(day) == test


def test_the_return_is_due_on_its_day() -> None:
    """T126."""
    assert f"{rules.RETURN_DUE['2025/26']}" == "2026-05-13"
