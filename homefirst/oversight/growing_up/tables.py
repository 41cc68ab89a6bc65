"""The rows of the page and of its file: sums by year, by quarter, and by year and kind of help."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from homefirst.oversight.growing_up.queries import NOT_SAID, Part, help_words
from homefirst.oversight.growing_up.rules import (
    Sum,
    Young,
    a_week,
    added_up,
    quarter_words,
    year_words,
)

HEADINGS = (
    "Year", "Quarter in which they turn 18", "Help that is likely, mostly", "People", "With an estimate",
    "Pounds a week", "Pounds a year, low", "Pounds a year, middle", "Pounds a year, high", "Oldest estimate",
    "Newest estimate",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """`part` opens the people whom it counts."""

    title: str
    part: Part
    sum: Sum

    @property
    def without(self) -> Part:
        return replace(self.part, without=True)


def by_year(people: Sequence[Young]) -> list[Row]:
    return [
        Row(year_words(year), Part(year=year), added_up(one for one in people if one.year == year))
        for year in dict.fromkeys(one.year for one in people)
    ]


def by_quarter(people: Sequence[Young]) -> list[Row]:
    return [
        Row(quarter_words(each), Part(quarter=each), added_up(one for one in people if one.quarter == each))
        for each in dict.fromkeys(one.quarter for one in people)
    ]


def by_help(people: Sequence[Young]) -> list[tuple[str, list[Row]]]:
    """(year, rows), the kind that costs most first."""
    return [
        (
            year.title,
            sorted(_helps(people, year.part), key=lambda row: (-row.sum.middle, row.title)),
        )
        for year in by_year(people)
    ]


def _helps(people: Iterable[Young], part: Part) -> list[Row]:
    those = [one for one in people if part.holds(one)]
    return [
        Row(
            help_words(code),
            replace(part, help=code),
            added_up(one for one in those if (one.help or NOT_SAID) == code),
        )
        for code in dict.fromkeys(one.help or NOT_SAID for one in those)
    ]


def as_csv(people: Sequence[Young]) -> bytes:
    """A row for each quarter and kind of help; nobody by name. UTF-8 with a mark, so that Excel reads it rightly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for quarter in by_quarter(people):
        year = next(one.year for one in people if quarter.part.holds(one))
        for row in _helps(people, quarter.part):
            writer.writerow([year_words(year), quarter.title, row.title, *_numbers(row.sum)])
    return text.getvalue().encode("utf-8-sig")


def _numbers(found: Sum) -> list[str | int]:
    if not found.estimated:
        return [found.people, 0, "", "", "", "", "", ""]
    pounds = (a_week(found.middle), found.low, found.middle, found.high)
    days = (found.first, found.last)
    return [
        found.people,
        found.estimated,
        *(f"{each:.2f}" for each in pounds),
        *(each.isoformat() if each else "" for each in days),
    ]
