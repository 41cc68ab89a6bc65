"""When the law asks for a safeguarding adults review: Care Act 2014 section 44 (facts of law 6.1.14, unverified)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from homefirst.practice.decisions import NotInForce
from homefirst.practice.matters.rules.conditions import Asked, Happened, differs, review_asked
from homefirst.practice.matters.rules.years import bounds, words, year_of

ON = date(2026, 11, 24)
DIED = Happened(True, True, True, has_died=True, death_by_abuse=True)
LIVES = Happened(True, True, True, has_died=False, serious_abuse=True)


@pytest.mark.parametrize("happened", [DIED, LIVES])
def test_it_must_be_held_where_the_adult_died_of_abuse_or_lives_through_serious_abuse(
    happened: Happened,
) -> None:
    finding = review_asked(happened, on=ON)
    assert (finding.asked, finding.source, finding.confirmed) == (
        Asked.MUST,
        "Care Act 2014 section 44",
        False,
    )
    assert all(reason.startswith("Met: ") for reason in finding.reasons)


@pytest.mark.parametrize("name", ["concern_how_worked_together", "death_by_abuse"])
def test_without_either_of_both_conditions_it_may_be_held_by_choice(name: str) -> None:
    finding = review_asked(replace(DIED, **{name: False}), on=ON)
    assert finding.asked == Asked.MAY
    assert sum(reason.startswith("Not met: ") for reason in finding.reasons) == 1


@pytest.mark.parametrize(
    "change",
    [{"is_in_the_area": False}, {"has_needs": False}, {"age": 17}],
    ids=["elsewhere", "no needs", "17"],
)
def test_about_nobody_else_than_an_adult_with_needs_in_the_area(change: dict[str, object]) -> None:
    assert review_asked(replace(DIED, **change), on=ON).asked == Asked.NO  # type: ignore[arg-type]
    assert review_asked(replace(DIED, age=18), on=ON).asked == Asked.MUST


def test_serious_abuse_of_somebody_who_died_of_something_else_is_no_duty() -> None:
    assert review_asked(replace(DIED, death_by_abuse=False, serious_abuse=True), on=ON).asked == Asked.MAY


def test_what_is_not_known_is_neither_met_nor_not_met() -> None:
    values = (True, False, None)
    for area, needs, concern, harm in product(values, repeat=4):
        finding = review_asked(Happened(area, needs, concern, has_died=False, serious_abuse=harm), on=ON)
        if False in (area, needs):
            expected = Asked.NO
        elif None in (area, needs):
            expected = Asked.NOT_KNOWN
        elif concern is True and harm is True:
            expected = Asked.MUST
        else:
            expected = Asked.MAY if False in (concern, harm) else Asked.NOT_KNOWN
        assert finding.asked == expected, (area, needs, concern, harm)
        unknown = sum(reason.startswith("Not known yet: ") for reason in finding.reasons)
        assert unknown == (area, needs, concern, harm).count(None)


def test_the_law_is_in_force_from_april_2015() -> None:
    assert review_asked(DIED, on=date(2015, 4, 1)).asked == Asked.MUST
    with pytest.raises(NotInForce):
        review_asked(DIED, on=date(2015, 3, 31))


@pytest.mark.parametrize(
    ("asked", "otherwise"),
    [("must", {"may", "none"}), ("may", {"must"}), ("no", {"must", "may"}), ("not_known", {"must"})],
)
def test_which_decisions_are_otherwise_than_the_law_asks(asked: str, otherwise: set[str]) -> None:
    assert {each for each in ("must", "may", "none") if differs(asked, each)} == otherwise


@pytest.mark.parametrize(("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026)])
def test_a_year_begins_on_the_first_of_april(day: date, year: int) -> None:
    assert year_of(day) == year
    first, last = bounds(year)
    assert first <= day <= last
    assert words(1999) == "1999-00"
