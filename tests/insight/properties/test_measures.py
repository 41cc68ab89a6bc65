"""Each measure's SQL against its twin, unit by unit, on made-up tables that lean on the edges."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from homefirst.insight.engine import Engine

from ..twins.events import AUGUST, JUNE
from ..twins.units import CODES, Unit, units
from . import sql
from .tables import YEAR, Made, tables

NO_ADMISSION = ("in the year before", "in the first 12 weeks")


@pytest.fixture(scope="module")
def june() -> Iterator[Engine]:
    with sql.opened(JUNE) as found:
        yield found


@pytest.fixture(scope="module")
def august() -> Iterator[Engine]:
    with sql.opened(AUGUST) as found:
        yield found


def of_people(found: list[Unit]) -> dict[str, list[str]]:
    """The units of each person by their class; stays that are no admission left out. In August one may be two."""
    people: dict[str, list[str]] = {}
    for unit in found:
        if unit.in_denominator or not unit.result.endswith(NO_ADMISSION):
            people.setdefault(f"{unit.la_code} {unit.person_id}", []).append(str(unit))
    return {person: sorted(own) for person, own in people.items()}


def compare(engine: Engine, made: Made, codes: tuple[str, ...], method: str) -> None:
    """Fails with the rows of the people about whom the two differ, and no others."""
    events, details = made.events, made.details
    sql.fill(engine, [sql.joined_row(e) for e in events], [sql.details_row(d) for d in details], YEAR)
    for code in codes:
        by_sql = of_people(sql.measured(engine, code))
        by_twin = of_people(units(code, events, details, YEAR, method))
        differ = {who for who in by_sql.keys() | by_twin.keys() if by_sql.get(who) != by_twin.get(who)}
        rows = [str(e) for e in events if f"{e.la_code} {e.person_id}" in differ]
        assert not differ, (code, [(by_sql.get(who), by_twin.get(who)) for who in sorted(differ)], rows)


@given(made=tables())
def test_the_sql_counts_what_the_twins_count(june: Engine, made: Made) -> None:
    compare(june, made, CODES, JUNE)


@given(made=tables())
def test_the_sql_of_august_counts_what_the_twins_count(august: Engine, made: Made) -> None:
    compare(august, made, ("2B", "2C"), AUGUST)
