"""Time limits of what people may ask about themselves: access to what is held, complaints, accessible information."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from homefirst.foundation.calendar.rules import next_working_day
from homefirst.foundation.calendar.spans import add_months
from homefirst.practice.decisions import Decision

ACCESS_SOURCE: Final = (
    "UK GDPR article 12; the clock stops while the person is asked to make clear what they want"
)
COMPLAINT_SOURCE: Final = "SI 2009/309 regulation 14"
COMPLAINT_MONTHS: Final = 6
STANDARD_SOURCE: Final = "Accessible Information Standard DAPB1605"


def access_request_due(*, received: date, days_paused: int = 0, is_complex: bool = False) -> date:
    """One calendar month (three where it is complex), the paused days added; a weekend or bank holiday gives the next
    working day. Raises ValueError for less than no pause."""
    if days_paused < 0:
        raise ValueError("a clock cannot be paused for less than no days")
    due = add_months(received, 3 if is_complex else 1) + timedelta(days=days_paused)
    return next_working_day(due)


def must_explain_delay(*, received: date, answered: date | None, on: date) -> Decision:
    """Where a complaint has no answer within six months, the council writes and says why."""
    due = add_months(received, COMPLAINT_MONTHS)
    if answered is not None and answered <= due:
        return Decision(False, ("It was answered within six months.",), COMPLAINT_SOURCE)
    if answered is None and on <= due:
        return Decision(False, (f"There is time until {due:%-d %B %Y}.",), COMPLAINT_SOURCE)
    return Decision(True, ("It was not answered within six months: write, and say why.",), COMPLAINT_SOURCE)


def accessible_information_steps(
    *, asked: bool, recorded: bool, flagged: bool, shared: bool, met: bool, reviewed: bool
) -> tuple[str, ...]:
    """The steps of the standard that were not taken, in their order: ask, record, flag, share, meet, review."""
    taken = {
        "ask": asked,
        "record": recorded,
        "flag": flagged,
        "share": shared,
        "meet": met,
        "review": reviewed,
    }
    return tuple(step for step, done in taken.items() if not done)
