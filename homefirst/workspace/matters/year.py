"""The figures of a year, each a way to what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from homefirst.foundation.design.parts import Column, Link
from homefirst.practice.matters.queries.year import Figure
from homefirst.practice.matters.rules.conditions import SINCE
from homefirst.practice.matters.rules.years import words, year_of
from homefirst.workspace.team.cells import ui

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


def columns() -> list[str | Column]:
    return ["What", Column("How many", numeric=True)]


def rows(figures: Iterable[Figure], page: str, year: int) -> list[list[object]]:
    return [
        [each.words, _number(each, f"{reverse(page)}?year={year}&show={each.code}#behind")]
        for each in figures
    ]


def _number(each: Figure, href: str) -> object:
    return ui().link(f"{each.number:,}", href, about=each.words) if each.number else "0"
