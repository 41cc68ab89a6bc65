"""Time limits of access requests, complaints and the information standard (law.md 10.6 to 10.8; vectors T113 to T116)."""

from __future__ import annotations

from datetime import date

import pytest

from homefirst.practice.people.rules.information_rights import (
    access_request_due,
    accessible_information_steps,
    must_explain_delay,
)


@pytest.mark.parametrize(
    ("received", "paused", "is_complex", "due"),
    [
        (date(2026, 2, 3), 0, False, date(2026, 3, 3)),
        (date(2026, 2, 3), 10, False, date(2026, 3, 13)),  # T113
        (date(2026, 1, 31), 0, False, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 3, 3), 0, False, date(2026, 4, 7)),  # 3 April is Good Friday
        (date(2026, 2, 3), 0, True, date(2026, 5, 5)),  # 3 May is a Sunday, 4 May a bank holiday
    ],
)
def test_an_access_request_is_answered_in_a_month_without_the_days_of_asking(
    received: date, paused: int, is_complex: bool, due: date
) -> None:
    assert access_request_due(received=received, days_paused=paused, is_complex=is_complex) == due


def test_a_pause_of_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="paused"):
        access_request_due(received=date(2026, 2, 3), days_paused=-1)


@pytest.mark.parametrize(
    ("answered", "on", "write"),
    [
        (None, date(2026, 8, 3), False),
        (None, date(2026, 8, 4), True),  # T115
        (date(2026, 8, 3), date(2026, 9, 1), False),
        (date(2026, 8, 4), date(2026, 9, 1), True),
    ],
)
def test_a_complaint_without_an_answer_in_six_months_is_explained_in_writing(
    answered: date | None, on: date, write: bool
) -> None:
    assert must_explain_delay(received=date(2026, 2, 3), answered=answered, on=on).answer is write


def test_a_need_that_was_never_reviewed_fails_the_sixth_step() -> None:
    """T116."""
    steps = {"asked": True, "recorded": True, "flagged": True, "shared": True, "met": True}
    assert accessible_information_steps(**steps, reviewed=False) == ("review",)
    assert accessible_information_steps(**steps, reviewed=True) == ()
