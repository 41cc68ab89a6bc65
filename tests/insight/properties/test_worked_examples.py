"""Each measure's worked example, by its SQL."""

from collections.abc import Iterator

import pytest

from homefirst.insight.engine import Engine

from ..twins.examples import example_of
from ..twins.figures import figure
from ..twins.test_worked_examples import counts, said
from ..twins.units import CODES
from ..twins.words import plain
from . import sql


@pytest.fixture(scope="module")
def june() -> Iterator[Engine]:
    with sql.opened() as found:
        yield found


@pytest.mark.parametrize("code", CODES)
def test_the_sql_counts_each_made_up_person_as_the_words_say(june: Engine, code: str) -> None:
    example = example_of(code)
    sql.fill(june, example.events, example.details, example.period)
    counted = [
        unit for unit in sql.measured(june, code) if unit.in_denominator or code[:2] not in ("2B", "2C")
    ]
    by_name = {unit.person_id: unit for unit in counted}
    for person in example.people:
        unit = by_name.get(plain(person["name"]))
        assert (person["name"], said(code, person["counts"])) == (person["name"], said(code, counts(unit)))
        if unit and code == "2A":
            assert (unit.rule, unit.result) == (person["rule"], plain(person["result"]))
    assert figure(code, counted, example.population) == example.figure
