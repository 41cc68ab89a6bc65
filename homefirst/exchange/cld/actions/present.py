"""What the record holds now, put beside what the files say, so that the engine finds the rows that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
from django.db.models import CharField, Model, QuerySet, TextField

from homefirst.insight import engine as engines
from homefirst.insight.engine import Engine
from homefirst.practice.pathways.models import EventFromFile, PastStep
from homefirst.practice.people.models import Identifier, Person
from homefirst.support.services.models import Service

_TOGETHER = 50_000
_TEXT: pa.DataType = pa.string()
_KEY: pa.DataType = pa.int64()
_YES: pa.DataType = pa.bool_()
_PEOPLE = pa.schema(
    [
        ("pk", _KEY), ("source_key", _TEXT), ("nhs_number", _TEXT), ("file_digest", _TEXT),
        ("has_desk", _YES), ("nhs_by_desk", _YES),
    ]
)  # fmt: skip
_NUMBERS = pa.schema([("value", _TEXT), ("pk", _KEY)])
_EVENTS = pa.schema(
    [
        ("event_key", _TEXT), ("pk", _KEY), ("person_pk", _KEY), ("file_digest", _TEXT),
        ("has_desk", _YES), ("in_return", _YES), ("is_service", _YES),
    ]
)  # fmt: skip


def add_people(engine: Engine) -> None:
    """Tables `present_people` and `present_numbers`."""
    people = Person.objects.values_list("pk", "source_key", "nhs_number", "file_digest", "desk_fields")
    _add(
        engine,
        "present_people",
        _PEOPLE,
        ((*row[:4], bool(row[4]), "nhs_number" in row[4]) for row in _all(people)),
    )
    numbers = Identifier.objects.filter(kind=Identifier.Kind.COUNCIL).values_list("value", "person_id")
    _add(engine, "present_numbers", _NUMBERS, ((value.upper(), pk) for value, pk in _all(numbers)))


def add_events(engine: Engine) -> None:
    """Table `present_events`: those that came from files."""
    names = ("event_key", "pk", "person_id", "file_digest", "desk_fields", "in_return")
    models: tuple[type[EventFromFile], ...] = (Service, PastStep)
    rows = (
        (*row[:4], bool(row[4]), row[5], model is Service)
        for model in models
        for row in _all(model._default_manager.filter(event_key__isnull=False).values_list(*names))
    )
    _add(engine, "present_events", _EVENTS, rows)


def text(model: type[Model], name: str, source: str = "") -> str:
    """SQL for a text that fits its column: what is longer is cut here and stands whole in the archive."""
    field = model._meta.get_field(name)
    longest = getattr(field, "max_length", None)
    if isinstance(field, CharField) and not isinstance(field, TextField) and longest:
        return f"left({source or name}, {longest})"
    return source or name


def _all(rows: QuerySet[Any, Any]) -> Iterator[Any]:
    return rows.order_by("pk").iterator(chunk_size=10_000)


def _add(engine: Engine, name: str, schema: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> None:
    waiting = iter(rows)
    kept = []
    while some := list(islice(waiting, _TOGETHER)):
        columns = zip(*some, strict=True)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        kept.append(pa.RecordBatch.from_arrays(arrays, schema=schema))
    engines.add(engine, name, pa.Table.from_batches(kept, schema=schema))
