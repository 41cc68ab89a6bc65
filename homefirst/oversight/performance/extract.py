"""From the record to two tables of the national method: unique events, and stated details of people.

Runs inside one read of the record as it stood at a moment. Keys are pseudonymous: a person is their access card's number,
a council number is the number of its row. Nothing that names anyone leaves the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.db import connection, transaction

from homefirst.foundation.definitions.codes import code_list
from homefirst.oversight.performance.parquet import DAY, NUMBER, TEXT, write
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.pathways.rules import known_end
from homefirst.practice.people.models import Identifier, Person
from homefirst.support.services.models import Service

UNLISTED = "Invalid and not mapped"  # the method's own marker

JOINED = pa.schema(
    [
        ("la_code", TEXT), ("person_id", TEXT), ("la_person_id", TEXT), ("client_type", TEXT),
        ("event_type", TEXT), ("event_start", DAY), ("event_end", DAY), ("submitted_end", DAY),
        ("event_outcome", TEXT), ("route_of_access", TEXT), ("assessment_type", TEXT), ("service_type", TEXT),
        ("service_component", TEXT), ("delivery_mechanism", TEXT), ("review_reason", TEXT), ("linked_1", TEXT),
        ("linked_2", TEXT), ("linked_3", TEXT), ("ref_start", DAY), ("ref_end", DAY), ("record_number", NUMBER),
        ("source", TEXT),
    ]
)  # fmt: skip
DETAILS = pa.schema(
    [
        ("person_id", TEXT), ("la_code", TEXT), ("gender", TEXT), ("ethnicity", TEXT), ("accommodation", TEXT),
        ("primary_support_reason", TEXT), ("employment", TEXT), ("funding", TEXT), ("has_unpaid_carer", TEXT),
        ("birth_date", DAY), ("date_of_death", DAY),
    ]
)  # fmt: skip

_SHARED = (
    "pk", "person_id", "person__died_on", "person__desk_fields", "event_key", "in_return", "record_number",
    "ref_starts_on", "ref_ends_on", "council_number", "client_type", "starts_on", "ends_on", "presumed_end_on", "outcome",
    "linked_1", "linked_2", "linked_3", "desk_fields",
)  # fmt: skip
_SERVICE = ("service_type", "service_component", "delivery_mechanism")
_STEP = (
    "stated_event_type", "route_of_access", "assessment_type", "review_reason", "stated_service_type",
    "stated_service_component",
)  # fmt: skip
_DETAILS = (
    "pk", "gender", "ethnicity", "accommodation", "primary_support_reason", "employment", "funding", "has_unpaid_carer",
    "birth_date", "died_on",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """What every row of the return carries besides its own facts: the council's code and the last file's end."""

    la_code: str
    joined_to: date
    last_ref_start: date


def one_moment() -> AbstractContextManager[None]:
    """All reads inside see the record at one moment, and hold no writer up."""
    if connection.in_atomic_block:
        return nullcontext()
    return _repeatable_read() if connection.vendor == "postgresql" else _deferred_read()


@contextmanager
def _repeatable_read() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _deferred_read() -> Iterator[None]:
    # Django's own transactions are IMMEDIATE here and would keep writers out for as long as the extract takes.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def write_joined(folder: Path, place: Place) -> int:
    """Writes joined.parquet and returns its number of rows."""
    numbers = _council_numbers()
    services = Service.objects.values_list(*_SHARED, *_SERVICE).order_by("pk").iterator(chunk_size=5_000)
    steps = PastStep.objects.values_list(*_SHARED, *_STEP).order_by("pk").iterator(chunk_size=5_000)
    rows = chain(
        _events(services, _SHARED + _SERVICE, "service", numbers, place),
        _events(steps, _SHARED + _STEP, "step", numbers, place),
    )
    return write(folder / "joined.parquet", JOINED, rows)


def write_stated_details(folder: Path, place: Place) -> int:
    """Writes stated_details.parquet, a row for each person, and returns its number of rows."""
    people = Person.objects.values_list(*_DETAILS).order_by("pk").iterator(chunk_size=5_000)
    return write(folder / "stated_details.parquet", DETAILS, (_person(row, place) for row in people))


def _council_numbers() -> dict[str, str]:
    rows = Identifier.objects.filter(kind=Identifier.Kind.COUNCIL).values_list("value", "pk")
    return {value.casefold(): str(pk) for value, pk in rows.iterator(chunk_size=20_000)}


def _events(
    rows: Iterable[tuple[Any, ...]],
    names: tuple[str, ...],
    source: str,
    numbers: dict[str, str],
    place: Place,
) -> Iterator[dict[str, Any]]:
    for row in rows:
        event = dict(zip(names, row, strict=True))
        if _stands(event):
            yield _event(event, source, lambda value: numbers.get(value.strip().casefold()), place)


def _stands(event: dict[str, Any]) -> bool:
    """A mended event joins the return as soon as it has what the method needs of its kind."""
    if event["in_return"] or not event["desk_fields"]:
        return bool(event["in_return"])
    if event["starts_on"] is None:
        return False
    return "service_type" in event or event["ends_on"] is not None


def _event(
    event: dict[str, Any], source: str, number: Callable[[str], str | None], place: Place
) -> dict[str, Any]:
    return {
        "la_code": place.la_code,
        "person_id": str(event["person_id"]),
        "la_person_id": number(event["council_number"]),
        "client_type": _coded("client_type", event["client_type"]) or _of_whom(event),
        "event_type": event.get("stated_event_type", "Service"),
        "event_start": event["starts_on"],
        "event_end": end_for_the_return(event),
        "submitted_end": event["ends_on"],
        "event_outcome": _coded("event_outcome", event["outcome"]),
        "route_of_access": event.get("route_of_access") or None,
        "assessment_type": _coded("assessment_type", event.get("assessment_type")),
        "service_type": _coded("service_type", event.get("service_type") or event.get("stated_service_type")),
        "service_component": _coded(
            "service_component", event.get("service_component") or event.get("stated_service_component")
        ),
        "delivery_mechanism": _coded("delivery_mechanism", event.get("delivery_mechanism")),
        "review_reason": event.get("review_reason") or None,
        "linked_1": number(event["linked_1"]),
        "linked_2": number(event["linked_2"]),
        "linked_3": number(event["linked_3"]),
        "ref_start": event["ref_starts_on"] or place.last_ref_start,
        "ref_end": event["ref_ends_on"] or place.joined_to,
        # Events written at the desk come after every row of every file, in the order in which they were written.
        "record_number": event["record_number"] or 10**12 + event["pk"],
        "source": f"{source}:{event['pk']}",
    }


def _coded(name: str, value: str | None) -> str | None:
    """A value of the list, or the method's marker for one that no list has; the record keeps that one as it was written."""
    if not value:
        return None
    return value if value in _listed(name) else UNLISTED


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(entry["value"] for entry in code_list(f"cld/{name}")["values"])


def _of_whom(event: dict[str, Any]) -> str | None:
    """What is added at the desk is about somebody with care needs; a file that did not say whom it is about said nothing."""
    return "Service user" if event["event_key"] is None else None


def end_for_the_return(event: dict[str, Any]) -> date | None:
    """The method's end (cld.md 6.2, 6.3): what the files gave, unless the desk has since said when it ended or who died."""
    return known_end(
        event_key=event["event_key"],
        desk_fields=event["desk_fields"],
        person_desk_fields=event["person__desk_fields"],
        starts_on=event["starts_on"],
        ends_on=event["ends_on"],
        presumed_end_on=event["presumed_end_on"],
        died_on=event["person__died_on"],
    )


def _person(row: tuple[Any, ...], place: Place) -> dict[str, Any]:
    person = dict(zip(_DETAILS, row, strict=True))
    born: date | None = person["birth_date"]
    texts = {name: person[name] or None for name in _DETAILS[1:8]}
    return {
        "person_id": str(person["pk"]),
        "la_code": place.la_code,
        **texts,
        "birth_date": born.replace(day=1) if born else None,
        "date_of_death": person["died_on"],
    }
