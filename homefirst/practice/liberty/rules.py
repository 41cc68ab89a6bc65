"""Deprivation of liberty safeguards: Mental Capacity Act 2005 Schedule A1, and which test of deprivation held on a day."""

from __future__ import annotations

from collections.abc import Mapping
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
# The day published for each year's return; a year that is not here was not published when this was written.
_RETURN_DUE: Final = {2025: date(2026, 5, 13)}


class Test(StrEnum):
    """The test of what a deprivation of liberty is."""

    ACID = "continuous supervision and control, and not free to leave (P v Cheshire West, 2014)"
    MULTI_FACTORIAL = "all the circumstances: type, duration, effects, manner and purpose ([2026] UKSC 16)"

    @property
    def source(self) -> str:
        """Since when, and who said so."""
        if self is Test.ACID:
            return "The test until 1 June 2026: P v Cheshire West, 2014"
        return (
            "The test since 2 June 2026: Supreme Court, [2026] UKSC 16. Somebody who lacks capacity may still consent by "
            "their wishes and feelings"
        )


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


def return_due(day: date) -> date | None:
    """When the return is due of the year from 1 April to 31 March in which `day` lies; None where no day is published."""
    return _RETURN_DUE.get(day.year if day.month >= 4 else day.year - 1)


def urgent_may_last(given_on: date, until: date) -> Decision:
    """At most seven days, of which the first is day 1 (paragraph 78(2))."""
    last = Urgent(given_on).last_day
    if until < given_on:
        return Decision(False, ("The urgent authorisation would end before it starts.",), SOURCE)
    if until > last:
        said = f"An urgent authorisation lasts 7 days at most: until {last:%-d %B %Y}."
        return Decision(False, (said,), SOURCE)
    return Decision(True, ("It is no longer than 7 days.",), SOURCE)


def may_be_extended(given_on: date, was_until: date, until: date, *, already: bool, on: date) -> Decision:
    """Once, before it ends, and by seven days at most."""
    last = Urgent(given_on, is_extended=True).last_day
    if already:
        return Decision(False, ("It was extended once, which is all that the law allows.",), SOURCE)
    if on > was_until:
        return Decision(
            False, (f"It ended on {was_until:%-d %B %Y}. Only one that runs is extended.",), SOURCE
        )
    if not was_until < until <= last:
        return Decision(False, (f"Enter a day after {was_until:%-d %B %Y}, until {last:%-d %B %Y}.",), SOURCE)
    return Decision(True, ("It is extended once, by 7 days at most.",), SOURCE)


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


def may_rest_on(
    met: Mapping[str, bool], *, best_interests_by: str = "", mental_health_by: str = ""
) -> Decision:
    """Nothing is granted while a requirement is not met, or where one person assessed best interests and mental health."""
    failed = sorted(name.replace("_", " ") for name, is_met in met.items() if not is_met)
    if failed:
        said = f"Not met: {', '.join(failed)}. It cannot be granted."
        return Decision(False, (said,), SOURCE)
    both = {" ".join(name.casefold().split()) for name in (best_interests_by, mental_health_by)}
    if best_interests_by and len(both) == 1:
        said = f"{best_interests_by} assessed both best interests and mental health. It takes two people."
        return Decision(False, (said,), f"{SOURCE} (not confirmed)")
    return Decision(True, ("No requirement failed.",), SOURCE)


def last_day_before(starts_on: date, ends_on: date, *, next_from: date) -> date:
    """Two never run side by side: the one before ends the day before the next begins, where it has not ended by then, and
    not before its own first day."""
    return max(starts_on, min(ends_on, next_from - timedelta(days=1)))


def is_active(*, starts_on: date, ends_on: date, day: date) -> bool:
    """The last day counts."""
    return starts_on <= day <= ends_on
