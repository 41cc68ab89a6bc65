"""When a plan is looked at again: Care Act 2014 section 27 with its guidance, and SI 2014/2871 regulation 7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from homefirst.foundation.calendar.spans import add_months

GUIDANCE: Final = "Care and support statutory guidance on section 27"
DIRECT_PAYMENT_SOURCE: Final = "SI 2014/2871 regulation 7"
LIGHT_TOUCH_WEEKS: Final = (6, 8)
FIRST_DIRECT_PAYMENT_MONTHS: Final = 6
MOST_MONTHS: Final = 12


@dataclass(frozen=True)
class Window:
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def light_touch_window(help_started: date) -> Window:
    """6 to 8 weeks after help starts or changes."""
    first, last = (help_started + timedelta(weeks=weeks) for weeks in LIGHT_TOUCH_WEEKS)
    return Window(first, last)


def yearly_review_due(last_looked_at: date) -> date:
    """No later than 12 months after the plan began or was last reviewed."""
    return add_months(last_looked_at, MOST_MONTHS)


def direct_payment_review_due(*, first_paid: date, last_review: date | None) -> date:
    """Within the first 6 months of the first payment, then at least every 12 months.

    "Within the first 6 months" is read as ending the day before the same day of the month; that convention is not confirmed
    (law.md T063).
    """
    if last_review is None:
        return add_months(first_paid, FIRST_DIRECT_PAYMENT_MONTHS) - timedelta(days=1)
    return add_months(last_review, MOST_MONTHS)
