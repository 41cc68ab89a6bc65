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


@pytest.mark.parametrize(
    ("next_from", "last"),
    [
        (date(2026, 10, 20), date(2026, 10, 19)),
        (date(2026, 11, 1), date(2026, 10, 31)),
        (date(2026, 12, 1), date(2026, 10, 31)),
        (date(2026, 10, 1), date(2026, 10, 1)),
    ],
)
def test_two_authorisations_never_run_side_by_side(next_from: date, last: date) -> None:
    found = rules.last_day_before(date(2026, 10, 1), date(2026, 10, 31), next_from=next_from)
    assert found == last


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


@pytest.mark.parametrize("day", [date(2025, 4, 1), date(2025, 12, 31), date(2026, 3, 31)])
def test_the_return_of_a_year_is_due_on_its_published_day(day: date) -> None:
    """T126."""
    assert rules.return_due(day) == date(2026, 5, 13)


@pytest.mark.parametrize("day", [date(2025, 3, 31), date(2026, 4, 1)])
def test_no_day_is_made_up_for_a_year_whose_return_is_not_published(day: date) -> None:
    assert rules.return_due(day) is None


@pytest.mark.parametrize(
    ("until", "allowed"), [(date(2026, 6, 7), True), (date(2026, 6, 8), False), (date(2026, 5, 31), False)]
)
def test_an_urgent_authorisation_is_given_for_seven_days_at_most(until: date, allowed: bool) -> None:
    assert rules.urgent_may_last(date(2026, 6, 1), until).answer is allowed


@pytest.mark.parametrize(
    ("until", "on", "already", "allowed"),
    [
        (date(2026, 6, 14), date(2026, 6, 6), False, True),
        (date(2026, 6, 15), date(2026, 6, 6), False, False),
        (date(2026, 6, 7), date(2026, 6, 6), False, False),
        (date(2026, 6, 14), date(2026, 6, 8), False, False),
        (date(2026, 6, 14), date(2026, 6, 6), True, False),
    ],
)
def test_it_is_extended_once_while_it_runs_by_seven_days_at_most(
    until: date, on: date, already: bool, allowed: bool
) -> None:
    found = rules.may_be_extended(date(2026, 6, 1), date(2026, 6, 7), until, already=already, on=on)
    assert found.answer is allowed


def test_nothing_is_granted_where_a_requirement_fails_or_one_person_assessed_both() -> None:
    assert not rules.may_rest_on({"age": True, "capacity": False})
    assert not rules.may_rest_on({"age": True}, best_interests_by="Jo Hall", mental_health_by="jo  hall")
    assert rules.may_rest_on({"age": True}, best_interests_by="Jo Hall", mental_health_by="Dr Ode")
