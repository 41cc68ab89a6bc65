"""Runs the SQL of the measures over the same rows as the twins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa

from homefirst.insight import codes, engine, pipeline

from ..twins.events import AUGUST, JUNE
from ..twins.examples import file_of
from ..twins.people import Details, Event, Period
from ..twins.units import Unit
from ..twins.words import plain
from .spelling import spelled

ROOT = Path(__file__).parents[3]
INSIGHT = Path(engine.__file__).parent
DEFINITIONS = ROOT / "definitions"

DAYS = ("event_start", "event_end", "submitted_end", "ref_start", "ref_end", "birth_month")
OF_THE_EVENT = ("client_type", "event_type", "event_outcome", "route_of_access", "assessment_type")
OF_THE_SERVICE = ("service_type", "service_component", "delivery_mechanism", "review_reason")
LINKS = ("linked_1", "linked_2", "linked_3")
OF_THE_PERSON = ("la_code", "person_id", "gender", "ethnicity", "accommodation", "primary_support_reason")
REST_OF_THE_PERSON = ("employment", "funding", "has_unpaid_carer")
TEXTS = ("la_person_id", *OF_THE_EVENT, *OF_THE_SERVICE, *LINKS, *OF_THE_PERSON, *REST_OF_THE_PERSON)
JOINED = pa.schema(
    [(name, pa.string()) for name in TEXTS]
    + [(name, pa.date32()) for name in (*DAYS, "date_of_death")]
    + [("record_number", pa.int64())]
)
PERSON_DETAILS = pa.schema(
    [(name, pa.string()) for name in (*OF_THE_PERSON, *REST_OF_THE_PERSON, "age_band")]
    + [(name, pa.date32()) for name in ("birth_date", "date_of_death")]
)


def steps() -> dict[str, str]:
    folders = (INSIGHT / "cld" / "steps", INSIGHT / "indicators" / "steps", DEFINITIONS / "indicators")
    return {name: sql for folder in folders for name, sql in pipeline.steps_in(folder).items()}


@contextmanager
def opened(method: str = JUNE) -> Iterator[engine.Engine]:
    with engine.opened(memory_limit="500MB", threads=1) as found:
        engine.add(found, "codes", codes.table(DEFINITIONS / "codes" / "cld"))
        august = method == AUGUST
        choices = {
            "clean_keys": august,
            "self_funded_out_of_base": august,
            "by_la_id": august,
            "keep_all": False,
        }
        engine.add(found, "method", pa.Table.from_pylist([choices]))
        yield found


def fill(
    found: engine.Engine, joined: list[dict[str, Any]], details: list[dict[str, Any]], year: Period
) -> None:
    engine.add(found, "joined", pa.Table.from_pylist(joined, schema=JOINED))
    engine.add(found, "person_details", pa.Table.from_pylist(details, schema=PERSON_DETAILS))
    period = {"period_start": year.start, "period_end": year.end}
    engine.add(found, "period", pa.Table.from_pylist([period]))


def measured(found: engine.Engine, code: str) -> list[Unit]:
    """The units of one measure, over the tables that `fill` left."""
    made = ("joined", "person_details", "period", "codes", "method")
    all_steps = steps()
    pipeline.run(found, [file_of(code)], all_steps, made)
    return [unit_of(row, code) for row in engine.rows(found, f'SELECT * FROM "{file_of(code)}"')]


def unit_of(row: dict[str, Any], code: str) -> Unit:
    group = row["gender"] if code.startswith("2E") else row["age_band"]
    spell = code == "2A"
    admitted = code in ("2B", "2C")
    return Unit(
        la_code=row["la_code"],
        person_id=plain(row["person_id"]),
        group=plain(group) or "",
        in_numerator=row["in_numerator"],
        in_denominator=row["in_numerator"] if admitted else row["in_denominator"],
        rule=row["rule"] if spell else "",
        result=plain(row["result"]) or "",
        start=row["episode_start"] if spell else None,
        end=row["episode_end"] if spell else None,
    )


def joined_row(event: Event) -> dict[str, Any]:
    """As the twin's event, spelled as in a clean table."""
    row = {name: value for name, value in asdict(event).items() if name in JOINED.names}
    texts = {name: spelled(value) for name, value in row.items() if isinstance(value, str)}
    links = {f"linked_{number}": value for number, value in enumerate(event.linked, 1)}
    return row | texts | links


def details_row(person: Details) -> dict[str, Any]:
    return {name: spelled(v) if isinstance(v, str) else v for name, v in asdict(person).items()}
