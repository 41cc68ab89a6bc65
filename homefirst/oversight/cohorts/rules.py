"""What a change after a review saves until its group's year ends. No database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

PENNY = Decimal("0.01")
DAYS_IN_A_WEEK = 7
# As figures call what a review led to.
LED_TO: Mapping[str, str] = {
    "revised": "Plan revised",
    "moved": "Moved to a more independent home",
    "unchanged": "No change",
    "ended": "Support ended",
}
CHANGES = ("revised", "moved", "ended")  # these change what the help costs
# What a review that ended so may have led to: nobody's help changes without a review that says so.
AFTER: Mapping[str, tuple[str, ...]] = {
    "unchanged": ("unchanged",),
    "changed": ("revised", "moved"),
    "needs_changed": ("revised", "moved"),
    "reablement": ("revised", "moved"),
    "ends_as_planned": ("ended",),
    "ends_otherwise": ("ended",),
}


def saving(weekly_before: Decimal, weekly_after: Decimal, *, changed_on: date, ends_on: date) -> Decimal:
    """Pounds and pence from the day of the change to the last day of the year, both counted, by the day: a seventh of a
    week's difference. Below nought where the help costs more. Nought for a change after the year."""
    days = max(0, (ends_on - changed_on).days + 1)
    exact = (weekly_before - weekly_after) * days / DAYS_IN_A_WEEK
    return exact.quantize(PENNY, ROUND_HALF_UP)


def saving_in_a_year(weekly_before: Decimal, weekly_after: Decimal) -> Decimal:
    """What the same change saves in a whole year of 52 weeks."""
    return ((weekly_before - weekly_after) * 52).quantize(PENNY, ROUND_HALF_UP)


class Ends(Protocol):
    @property
    def ends_on(self) -> date: ...


class Result(Protocol):
    """A member, as far as the sum needs it."""

    @property
    def weekly_before(self) -> Decimal | None: ...
    @property
    def weekly_after(self) -> Decimal | None: ...
    @property
    def changed_on(self) -> date | None: ...
    @property
    def cohort(self) -> Ends: ...


def saving_of(one: Result) -> Decimal | None:
    """None where nothing changed, or a cost is not known."""
    if one.weekly_before is None or one.weekly_after is None or one.changed_on is None:
        return None
    return saving(one.weekly_before, one.weekly_after, changed_on=one.changed_on, ends_on=one.cohort.ends_on)
