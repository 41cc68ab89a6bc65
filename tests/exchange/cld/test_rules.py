"""Which file serves which quarter, said before a load as the method decides it in one."""

from __future__ import annotations

from datetime import date

from homefirst.exchange.cld.rules import Covers, replaced, serving
from homefirst.insight import figures
from homefirst.insight.cld.layout import period_in_name
from tests.insight.expected import DEFINITIONS, files

Q1, Q2 = date(2025, 6, 30), date(2025, 9, 30)


def covers(name: str, start: date, end: date, order: int = 0) -> Covers:
    return Covers(name, start, end, order)


def test_it_says_what_the_method_chooses() -> None:
    paths = files("borough_3000")
    with figures.opened(paths, definitions=DEFINITIONS, year_ending=date(2026, 3, 31)) as (calculation, _):
        chosen = figures.used(calculation.engine)
    told = serving(covers(path.name, *(period_in_name(path) or (Q1, Q1))) for path in paths)
    for one in chosen:
        mine = sorted(end for end, name in told.items() if name == one["file"])
        assert mine[-1] == one["used_to"]
    assert sorted(set(told.values())) == sorted(one["file"] for one in chosen)


def test_of_two_files_for_the_same_days_the_one_loaded_later_counts() -> None:
    first, again = (
        covers(name, date(2025, 4, 1), Q1, order) for order, name in enumerate(("first", "again"))
    )
    assert serving([again, first]) == {Q1: "again"}


def test_a_new_file_takes_over_quarters_of_others_and_those_that_none_had() -> None:
    old, new = covers("old", date(2025, 4, 1), Q1), covers("new", date(2025, 4, 1), Q2)
    assert replaced(serving([old]), serving([old, new]), "new") == {"old": [Q1], "": [Q2]}


def test_a_file_that_ends_before_another_takes_over_nothing_of_it() -> None:
    old, late = covers("old", date(2025, 4, 1), Q2), covers("late", date(2025, 4, 1), Q1)
    assert replaced(serving([old]), serving([old, late]), "late") == {}


def test_a_file_of_half_a_quarter_serves_none() -> None:
    assert serving([covers("half", date(2025, 4, 15), Q1)]) == {}
