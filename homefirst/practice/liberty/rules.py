"""Deprivation of liberty safeguards: Mental Capacity Act 2005 Schedule A1, and which test of deprivation held on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from homefirst.foundation.calendar.spans import add_months
from homefirst.practice.decisions import Decision

SOURCE: Final = "Mental Capacity Act 2005 Schedule A1"
URGENT_DAYS: Final = 7  # paragraph 78(2); one extension of the same length
STANDARD_DAYS: Final = 21  # whether the day of receipt counts is not confirmed (law.md T077)
LONGEST_MONTHS: Final = 12
EARLIEST_DAYS: Final = 28
JUDGMENT: Final = date(2026, 6, 2)
RETURN_DUE: Final = {"2025/26": date(2026, 5, 13)}


class Test(StrEnum):
    """The test of what a deprivation of liberty is."""

    ACID = "continuous supervision and control, and not free to leave (P v Cheshire West, 2014)"
    MULTI_FACTORIAL = "all the circumstances: type, duration, effects, manner and purpose ([2026] UKSC 16)"


def test_of_deprivation(assessed_on: date) -> Test:
    """The Supreme Court overruled the 2014 test on 2 June 2026."""
    return Test.MULTI_FACTORIAL if assessed_on >= JUDGMENT else Test.ACID


@dataclass(frozen=True)
class Urgent:
    """An urgent authorisation, which the home or hospital gives itself; the first day counts as day 1."""

    given_on: date
    is_extended: bool = False

    @property
    def last_day(self) -> date:
        days = URGENT_DAYS * (2 if self.is_extended else 1)
        return self.given_on + timedelta(days=days - 1)

    def covers(self, day: date) -> bool:
        return self.given_on <= day <= self.last_day


def standard_due(received: date, urgent: Urgent | None = None) -> date:
    """21 days from receipt, and within the life of an urgent authorisation."""
    due = received + timedelta(days=STANDARD_DAYS)
    return min(due, urgent.last_day) if urgent else due


def may_be_asked_on(day: date, *, needed_from: date) -> Decision:
    """A standard authorisation may be asked for up to 28 days before it is needed."""
    early = (needed_from - day).days
    if early > EARLIEST_DAYS:
        said = f"It may be asked for from {needed_from - timedelta(days=EARLIEST_DAYS):%-d %B %Y}."
        return Decision(False, (said,), SOURCE)
    return Decision(True, (f"It is needed within {EARLIEST_DAYS} days.",), SOURCE)


def may_be_granted(*, starts_on: date, ends_on: date) -> Decision:
    """At most 12 months; it is not extended, a new one is asked for."""
    if ends_on < starts_on:
        return Decision(False, ("It would end before it starts.",), SOURCE)
    last = add_months(starts_on, LONGEST_MONTHS) - timedelta(days=1)
    if ends_on > last:
        return Decision(False, (f"12 months at most: until {last:%-d %B %Y}.",), SOURCE)
    return Decision(True, ("It is no longer than 12 months.",), SOURCE)


def is_active(*, starts_on: date, ends_on: date, day: date) -> bool:
    """The last day counts."""
    return starts_on <= day <= ends_on
