"""The figures of a year, each a way to what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from homefirst.foundation.design.parts import Fact, Link
from homefirst.practice.matters.queries.year import Figure
from homefirst.practice.matters.rules.conditions import SINCE
from homefirst.practice.matters.rules.years import words, year_of

YEARS = 3


def chosen_year(asked: str, on: date) -> int:
    """A year since the law is in force; this one where nothing else can be read."""
    this = year_of(on)
    return next((each for each in range(SINCE.year, this) if asked == str(each)), this)


def links(page: str, year: int, on: date) -> list[Link]:
    this = year_of(on)
    return [
        Link(words(each), f"{reverse(page)}?year={each}", current=each == year)
        for each in range(this, this - YEARS, -1)
    ]


def facts(figures: Iterable[Figure], page: str, year: int) -> list[Fact]:
    """None opens nothing."""
    return [
        Fact(each.words, f"{each.number:,}", _address(page, year, each.code) if each.number else "")
        for each in figures
    ]


def _address(page: str, year: int, code: str) -> str:
    return f"{reverse(page)}?year={year}&show={code}#behind"
