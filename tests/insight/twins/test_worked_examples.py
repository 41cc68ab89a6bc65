"""Each measure's worked example, by the twin."""

import pytest

from .examples import Example, example_of, small_details, small_events
from .figures import figure
from .units import CODES, Unit, units
from .words import plain

by_code = pytest.mark.parametrize("code", CODES)


def found_in(example: Example, code: str) -> list[Unit]:
    return units(code, small_events(example.events), small_details(example.details), example.period)


def counts(unit: Unit | None) -> str:
    if unit is None:
        return "not counted"
    if unit.in_numerator:
        return "numerator"
    return "denominator" if unit.in_denominator else "neither"


@by_code
def test_each_made_up_person_counts_as_the_words_say(code: str) -> None:
    example = example_of(code)
    by_name = {unit.person_id: unit for unit in found_in(example, code)}
    for person in example.people:
        unit = by_name.get(plain(person["name"]))
        assert (person["name"], said(code, person["counts"])) == (person["name"], said(code, counts(unit)))
        if unit and code == "2A":
            assert (unit.rule, unit.result) == (person["rule"], plain(person["result"]))


def said(code: str, count: str) -> str:
    """A client outside the denominator of 3D stands in a care home or prison: looked at, not counted."""
    return "not counted" if code.startswith("3D") and count == "neither" else count


@by_code
def test_the_example_gives_the_figure_that_stands_below_it(code: str) -> None:
    example = example_of(code)
    assert figure(code, found_in(example, code), example.population) == example.figure


@by_code
def test_an_example_has_five_to_eight_people_who_do_not_all_count_alike(code: str) -> None:
    people = example_of(code).people
    assert 5 <= len(people) <= 8
    assert len({person["counts"] for person in people}) >= 2
