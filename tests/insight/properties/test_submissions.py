"""Whole submissions through the SQL and through the twins: events, details and every measure's units."""

import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from homefirst.insight import figures
from homefirst.insight.indicators.measures import Calculation
from homefirst.insight.methods import METHODS

from ..twins.details import latest_details
from ..twins.events import AUGUST, JUNE, unique_events
from ..twins.known import FOLDER
from ..twins.people import Event
from ..twins.submissions import chosen_rows, read_codes, read_submissions
from ..twins.units import CODES, units
from ..twins.words import plain
from .sql import DEFINITIONS, unit_of
from .submissions import Sent, submissions
from .tables import YEAR
from .test_measures import of_people

OF_EVENTS = (
    "person_id",
    "client_type",
    "event_type",
    "event_start",
    "event_end",
    "event_outcome",
    "service_type",
)
MORE_OF_EVENTS = ("service_component", "delivery_mechanism", "ref_start", "ref_end")
CODED = read_codes(FOLDER / "value_map.csv")


@pytest.mark.parametrize("method", [JUNE, AUGUST])
@settings(max_examples=20)
@given(sent=submissions())
def test_files_give_the_same_events_details_and_units(method: str, sent: Sent) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = sent.write(Path(folder))
        rows = chosen_rows(read_submissions(paths, CODED), YEAR.end)
        events = unique_events(rows, method)
        details = latest_details(events, YEAR)
        options: dict[str, Any] = {"definitions": DEFINITIONS, "year_ending": YEAR.end}
        with figures.opened(paths, method=METHODS[method], **options) as (calculation, _):
            assert not differing(
                events_of(calculation), {event.record_number: row_of(event) for event in events}
            )
            assert not differing(
                details_of(calculation), {person.person_id: asdict(person) for person in details}
            )
            for code in CODES:
                by_sql = [unit_of(row, code) for row in calculation.units(code).to_pylist()]
                assert (code, of_people(by_sql)) == (
                    code,
                    of_people(units(code, events, details, YEAR, method)),
                )


def events_of(calculation: Calculation) -> dict[int, dict[str, object]]:
    rows = calculation.table("joined").to_pylist()
    return {
        row["record_number"]: {name: small(row[name]) for name in (*OF_EVENTS, *MORE_OF_EVENTS)}
        for row in rows
    }


def row_of(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in (*OF_EVENTS, *MORE_OF_EVENTS)}


def details_of(calculation: Calculation) -> dict[str | None, dict[str, object]]:
    rows = calculation.table("person_details").to_pylist()
    return {plain(row["person_id"]): {n: small(v) for n, v in row.items() if n != "age_band"} for row in rows}


def differing(by_sql: dict[Any, Any], by_twin: dict[Any, Any]) -> str:
    """A line for each row that is not alike: what stands in the SQL's but not the twin's, and the other way round."""
    lines = []
    for key in sorted(by_sql.keys() | by_twin.keys(), key=str):
        one, other = by_sql.get(key, {}).items(), by_twin.get(key, {}).items()
        if one != other:
            lines.append(f"{key}: SQL {sorted(one - other)}, twin {sorted(other - one)}")
    return "\n".join(lines)


def small(value: object) -> object:
    if isinstance(value, date) or value is None:
        return value
    return plain(value)
