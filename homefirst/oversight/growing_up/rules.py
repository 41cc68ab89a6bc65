"""When somebody turns 18, the year and quarter in which that falls, and sums of what help may cost: pure values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

ADULT = 18
NOT_KNOWN = "not-known"
_DAYS_OF_A_YEAR = Decimal(365)


@dataclass(frozen=True)
class Estimate:
    """Pounds a year from 18. `said_at` is the title of the step at which it was foreseen; `help` and `how_sure` are words,
    "" where nobody said."""

    low: Decimal
    middle: Decimal
    high: Decimal
    help: str
    how_sure: str
    said_on: date
    said_at: str


@dataclass(frozen=True)
class Young:
    """Somebody who is growing up. `turns_18` is None where the birth date is not known, `estimate` where nobody made one."""

    person_id: int
    turns_18: date | None
    estimate: Estimate | None

    @property
    def year(self) -> str:
        return year_of(self.turns_18) if self.turns_18 else NOT_KNOWN

    @property
    def quarter(self) -> str:
        return quarter_of(self.turns_18) if self.turns_18 else NOT_KNOWN

    @property
    def help(self) -> str:
        return self.estimate.help if self.estimate else ""


@dataclass(frozen=True)
class Sum:
    """Of some young people: how many, how many of them have an estimate, and pounds a year of those added up. `first` and
    `last` are the days of the oldest and the newest estimate."""

    people: int
    estimated: int
    low: Decimal
    middle: Decimal
    high: Decimal
    first: date | None
    last: date | None

    @property
    def lacking(self) -> int:
        return self.people - self.estimated

    @property
    def a_week(self) -> Decimal:
        return a_week(self.middle)


def a_week(yearly: Decimal) -> Decimal:
    return yearly * 7 / _DAYS_OF_A_YEAR


def pounds(value: Decimal) -> str:
    """Whole pounds: nobody foresees pence."""
    return f"£{value.quantize(Decimal(1), ROUND_HALF_UP):,}"


def turns_18(born: date) -> date:
    """The birthday itself; whoever was born on 29 February turns 18 on 1 March where the year has no such day."""
    year = born.year + ADULT
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def first_of_year(day: date) -> date:
    """1 April of the council's year in which the day falls."""
    return date(day.year if day.month > 3 else day.year - 1, 4, 1)


def year_of(day: date) -> str:
    """'2028-29', from April to March."""
    start = first_of_year(day).year
    return f"{start}-{(start + 1) % 100:02d}"


def quarter_of(day: date) -> str:
    """'2029-q1' for January to March 2029."""
    return f"{day.year}-q{(day.month + 2) // 3}"


def year_words(year: str) -> str:
    return "Birth date not known" if year == NOT_KNOWN else f"April {year[:4]} to March {int(year[:4]) + 1}"


def quarter_words(quarter: str) -> str:
    if quarter == NOT_KNOWN:
        return "Birth date not known"
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{months[int(quarter[-1]) - 1]} {quarter[:4]}"


def added_up(people: Iterable[Young]) -> Sum:
    listed = list(people)
    said = [one.estimate for one in listed if one.estimate is not None]
    days = sorted(each.said_on for each in said)
    return Sum(
        people=len(listed),
        estimated=len(said),
        low=sum((each.low for each in said), Decimal(0)),
        middle=sum((each.middle for each in said), Decimal(0)),
        high=sum((each.high for each in said), Decimal(0)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
