"""When a plan is looked at again (law.md 3.15, 4.2; vectors T063 and T065; practice.md 22)."""

from __future__ import annotations

from datetime import date

import pytest

from homefirst.practice.plans.rules.reviews import (
    Window,
    direct_payment_review_due,
    light_touch_window,
    yearly_review_due,
)


@pytest.mark.parametrize(
    ("started", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 2, 12), date(2026, 2, 26)),  # T065
        (date(2025, 9, 1), date(2025, 10, 13), date(2025, 10, 27)),  # Tina
        (date(2026, 2, 10), date(2026, 3, 24), date(2026, 4, 7)),  # Diana
    ],
)
def test_the_first_look_back_is_six_to_eight_weeks_after_help_starts(
    started: date, first: date, last: date
) -> None:
    window = light_touch_window(started)
    assert window == Window(first, last)
    assert window.holds(first)
    assert window.holds(last)


@pytest.mark.parametrize(
    ("looked_at", "due"),
    [(date(2026, 5, 20), date(2027, 5, 20)), (date(2028, 2, 29), date(2029, 2, 28))],
)
def test_a_review_is_due_a_year_after_the_plan_starts(looked_at: date, due: date) -> None:
    assert yearly_review_due(looked_at) == due


def test_a_direct_payment_is_reviewed_within_six_months_of_its_first_payment() -> None:
    """T063."""
    assert direct_payment_review_due(first_paid=date(2026, 1, 1), last_review=None) == date(2026, 6, 30)


def test_after_its_first_review_a_direct_payment_is_reviewed_every_twelve_months() -> None:
    due = direct_payment_review_due(first_paid=date(2026, 1, 1), last_review=date(2026, 6, 15))
    assert due == date(2027, 6, 15)
