"""When somebody turns 18, and the year and quarter of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from homefirst.oversight.growing_up.rules import (
    Estimate,
    Young,
    a_week,
    added_up,
    quarter_of,
    quarter_words,
    turns_18,
    year_of,
    year_words,
)


@pytest.mark.parametrize(
    ("born", "day"),
    [
        (date(2010, 6, 3), date(2028, 6, 3)),
        (date(2012, 2, 29), date(2030, 3, 1)),
        (date(2009, 12, 31), date(2027, 12, 31)),
    ],
)
def test_somebody_turns_18_on_their_birthday_and_on_1_march_where_it_has_no_day(
    born: date, day: date
) -> None:
    assert turns_18(born) == day


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2028, 3, 31), "2027-28", "2028-q1"),
        (date(2028, 4, 1), "2028-29", "2028-q2"),
        (date(2100, 1, 1), "2099-00", "2100-q1"),
    ],
)
def test_the_council_s_year_goes_from_april_to_march(day: date, year: str, quarter: str) -> None:
    assert (year_of(day), quarter_of(day)) == (year, quarter)


def test_years_and_quarters_are_said_in_words() -> None:
    assert year_words("2027-28") == "April 2027 to March 2028"
    assert quarter_words("2028-q1") == "January to March 2028"
    assert year_words("not-known") == quarter_words("not-known") == "Birth date not known"


def test_a_week_is_seven_days_of_the_year() -> None:
    assert a_week(Decimal(36_500)) == Decimal(700)


def test_whoever_has_no_estimate_is_counted_and_adds_no_pounds() -> None:
    said = Estimate(Decimal(1), Decimal(2), Decimal(3), "", "", date(2026, 5, 1), "Tracker")
    later = Estimate(Decimal(10), Decimal(20), Decimal(30), "", "", date(2026, 6, 1), "Tracker")
    found = added_up([Young(1, None, said), Young(2, None, later), Young(3, None, None)])
    assert (found.people, found.estimated, found.lacking) == (3, 2, 1)
    assert (found.low, found.middle, found.high) == (Decimal(11), Decimal(22), Decimal(33))
    assert (found.first, found.last) == (date(2026, 5, 1), date(2026, 6, 1))
