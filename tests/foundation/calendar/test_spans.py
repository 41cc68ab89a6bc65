"""Time allowed: days, working days, weeks, months and hours from a start."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.foundation.calendar.rules import is_working_day
from homefirst.foundation.calendar.spans import add_months, read_span

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("words", "started", "due"),
    [
        ("same day", date(2026, 11, 25), date(2026, 11, 25)),
        ("1 working day", date(2026, 11, 27), date(2026, 11, 30)),
        ("2 working days", date(2026, 12, 24), date(2026, 12, 30)),  # two bank holidays and a weekend between
        ("21 days", date(2026, 1, 30), date(2026, 2, 20)),  # law.md T077
        ("6 weeks", date(2026, 1, 1), date(2026, 2, 12)),  # law.md T065, the window's first day
        ("8 weeks", date(2026, 1, 1), date(2026, 2, 26)),  # and its last
        ("42 days", date(2026, 6, 8), date(2026, 7, 20)),
        ("1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("12 months", date(2028, 2, 29), date(2029, 2, 28)),
        ("2 hours", date(2026, 11, 25), date(2026, 11, 25)),
        ("48 hours", date(2026, 11, 25), date(2026, 11, 27)),
    ],
)
def test_a_promise_is_due_on_its_last_day(words: str, started: date, due: date) -> None:
    assert read_span(words).due_on(started) == due
    assert str(read_span(words)) == words


def test_a_promise_in_hours_is_due_at_a_moment() -> None:
    started = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    assert read_span("2 hours").due_at(started) == datetime(2026, 11, 26, 0, 30, tzinfo=UTC)
    assert read_span("3 days").due_at(started) == datetime(2026, 11, 28, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize("words", ["two days", "2 fortnights", "", "2", "soon", "-1 days"])
def test_words_that_say_no_time_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is no time"):
        read_span(words)


@given(DAYS, st.integers(1, 30))
def test_working_days_end_on_a_working_day_and_never_before_as_many_days(started: date, number: int) -> None:
    due = read_span(f"{number} working day" if number == 1 else f"{number} working days").due_on(started)
    assert is_working_day(due)
    assert due - started >= timedelta(days=number)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_months_keep_their_order(day: date, fewer: int, more: int) -> None:
    assert (add_months(day, fewer) <= add_months(day, more)) == (fewer <= more)
