"""The made-up people of a measure's worked example as the rows that the measure reads."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from .people import Details, Event, Period
from .words import plain

FOLDER = Path(__file__).parents[3] / "definitions" / "indicators"
OF_THE_PERSON = ("birth_date", "date_of_death", "gender", "accommodation", "primary_support_reason")


@dataclass(frozen=True)
class Example:
    period: Period
    people: list[dict[str, Any]]
    events: list[dict[str, Any]]
    details: list[dict[str, Any]]
    population: dict[str, int]
    figure: dict[str, dict[str, Any]]


def example_of(code: str) -> Example:
    """Rows with the columns and spelling of `joined` and `person_details`; who has an event is their name."""
    found = yaml.safe_load((FOLDER / f"{file_of(code)}.yaml").read_text(encoding="utf-8"))["worked_example"]
    period = Period(found["period"]["start"], found["period"]["end"])
    events = [joined_row(person, event, period) for person in found["people"] for event in person["events"]]
    numbered = [row | {"record_number": number} for number, row in enumerate(events, 1)]
    details = [details_row(person) for person in found["people"]]
    return Example(period, found["people"], numbered, details, found.get("population", {}), found["figure"])


def file_of(code: str) -> str:
    """'3D(1a)' -> '3d-1a', the name of its definition."""
    return code.lower().replace("(", "-").replace(")", "")


def joined_row(person: dict[str, Any], event: dict[str, Any], period: Period) -> dict[str, Any]:
    return {
        "la_code": "999",
        "person_id": person["name"],
        "la_person_id": person["name"],
        "client_type": person.get("client_type", "Service user"),
        "event_type": "Service",
        "submitted_end": event.get("event_end"),
        "ref_start": period.start,
        "ref_end": period.end,
        **event,
    }


def details_row(person: dict[str, Any]) -> dict[str, Any]:
    birth = {"birth_date": person.get("birth_month")}
    stated = {name: person.get(name) for name in OF_THE_PERSON if name != "birth_date"}
    return {"la_code": "999", "person_id": person["name"], **birth, **stated}


def small_events(rows: list[dict[str, Any]]) -> list[Event]:
    names = {field.name for field in fields(Event)}
    return [Event(**{name: small(value) for name, value in row.items() if name in names}) for row in rows]


def small_details(rows: list[dict[str, Any]]) -> list[Details]:
    names = {field.name for field in fields(Details)}
    return [Details(**{name: small(value) for name, value in row.items() if name in names}) for row in rows]


def small(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value
