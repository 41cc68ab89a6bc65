"""Lays the method's events over the record: services, and requests, assessments and reviews of the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from homefirst.exchange.cld.actions import bulk, present
from homefirst.exchange.cld.actions.differences import lay_over_desk, same
from homefirst.exchange.cld.actions.progress import Progress, chunk_written, let_others_write
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access.actor import Actor
from homefirst.insight.engine import Engine
from homefirst.practice.pathways.models import EventFromFile, PastStep
from homefirst.support.services.models import Service

CHUNK_EVENTS = 2_000
WRITING = "Writing care, support and past steps"

_SHARED = (
    "in_return", "record_number", "ref_starts_on", "ref_ends_on", "council_number", "client_type", "starts_on", "ends_on",
    "presumed_end_on", "outcome", "reference", "description", "linked_1", "linked_2", "linked_3",
)  # fmt: skip
# Field of the record: column of the engine, in the order in which it hands them over.
_SERVICE = {
    name: name
    for name in (
        *_SHARED, "service_type", "service_component", "delivery_mechanism", "provider_name", "provider_location_id",
        "unit_cost", "cost_frequency", "planned_units",
    )
}  # fmt: skip
_STEP = {
    name: name
    for name in (
        *_SHARED, "kind", "stated_event_type", "route_of_access", "assessment_type", "eligible_needs", "method",
        "hours_caring", "adults_cared_for", "review_reason", "review_outcomes",
    )
} | {"stated_service_type": "service_type", "stated_service_component": "service_component"}  # fmt: skip
_DAYS = ("ref_starts_on", "ref_ends_on", "starts_on", "ends_on", "presumed_end_on")

# Facts of the method, which nobody sets at the desk.
_METHOD = frozenset({"in_return", "record_number", "ref_starts_on", "ref_ends_on", "presumed_end_on"})


def lay_events(engine: Engine, newest: Submission, *, by: Actor, progress: Progress) -> None:
    """Needs `matched` of `lay_people`."""
    present.add_events(engine)
    done = 0
    total = sum(_prepare(engine, model) for model in (Service, PastStep))
    for model in (Service, PastStep):
        for rows in _chunks(engine, f"new_{_name(model)}"):
            _add(model, rows, newest, by)
            done += len(rows)
            progress(WRITING, done, total)
            let_others_write()
        for rows in _chunks(engine, f"changed_{_name(model)}"):
            _change(model, rows, newest, by)
            done += len(rows)
            progress(WRITING, done, total)
            let_others_write()
        _leave_out(engine, model, newest, by)


def _fields(model: type[EventFromFile]) -> dict[str, str]:
    return _SERVICE if model is Service else _STEP


def _name(model: type[EventFromFile]) -> str:
    return str(model._meta.model_name)


def _prepare(engine: Engine, model: type[EventFromFile]) -> int:
    """Tables new_<model> and changed_<model>: pk, person, key, digest, whether the desk set something, then the fields."""
    texts = ", ".join(
        f"CAST({source} AS VARCHAR) AS {name}"
        if name in _DAYS
        else f"{present.text(model, name, source)} AS {name}"
        for name, source in _fields(model).items()
    )
    for table, where in (
        ("new", "present.pk IS NULL"),
        (
            "changed",
            "present.pk IS NOT NULL AND (present.file_digest IS DISTINCT FROM events.file_digest "
            "OR present.person_pk <> matched.pk OR present.has_desk)",
        ),
    ):
        engine.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE {table}_{_name(model)} AS
            SELECT found_pk, person_pk, event_key, file_digest, has_desk, {texts}
            FROM (
                SELECT events.*, present.pk AS found_pk, matched.pk AS person_pk, present.has_desk
                FROM events
                JOIN matched ON matched.source_key = events.source_key
                LEFT JOIN present_events AS present ON present.event_key = events.event_key
                WHERE events.is_service = {model is Service} AND {where}
            )
            ORDER BY person_pk, starts_on
            """  # noqa: S608
        )
    return sum(_count(engine, f"{table}_{_name(model)}") for table in ("new", "changed"))


def _count(engine: Engine, table: str) -> int:
    return int(engine.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608


def _chunks(engine: Engine, table: str) -> Iterator[list[tuple[Any, ...]]]:
    for start in range(0, _count(engine, table), CHUNK_EVENTS):
        sql = f"SELECT * FROM {table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"  # noqa: S608
        yield engine.execute(sql, [start, start + CHUNK_EVENTS]).fetchall()


@transaction.atomic
def _add(model: type[EventFromFile], rows: Sequence[tuple[Any, ...]], newest: Submission, by: Actor) -> None:
    names = list(_fields(model))
    extra = {"end_reason": ""} if model is Service else {}
    bulk.insert(
        model,
        ("person", "event_key", "file_digest", *names, *extra, "desk_fields", "row_version"),
        [(row[1], row[2], row[3], *row[5:], *extra.values(), "[]", 1) for row in rows],
    )
    chunk_written(by, newest, _name(model), len(rows), (row[3].encode() for row in rows))


@transaction.atomic
def _change(
    model: type[EventFromFile], rows: Sequence[tuple[Any, ...]], newest: Submission, by: Actor
) -> None:
    # Read again under the lock: somebody may have changed a row since the engine looked.
    held = model._default_manager.select_for_update().in_bulk([row[0] for row in rows])
    plain = [row for row in rows if not held[row[0]].desk_fields]
    names = list(_fields(model))
    bulk.update(
        model,
        ("person", "file_digest", *names, "row_version"),
        [(row[1], row[3], *row[5:], _version(held[row[0]], names, row), row[0]) for row in plain],
    )
    changed = len(plain) + sum(
        _change_beside_desk(held[row[0]], row, names, newest) for row in rows if held[row[0]].desk_fields
    )
    if changed:
        chunk_written(by, newest, _name(model), changed, (row[3].encode() for row in rows))


def _version(event: Any, names: Sequence[str], row: Sequence[Any]) -> int:
    """One more when something changes that staff see. What only the method counts by makes nobody's open form stale."""
    facts = zip(names, row[5:], strict=True)
    is_seen = any(name not in _METHOD and not same(getattr(event, name), value) for name, value in facts)
    return int(event.row_version) + (is_seen or event.person_id != row[1])


def _change_beside_desk(event: Any, row: Sequence[Any], names: Sequence[str], newest: Submission) -> bool:
    facts = dict(zip(names, row[5:], strict=True))
    said = {name: value for name, value in facts.items() if name not in _METHOD}
    changes = lay_over_desk(event, said, newest, row[1]).changes
    changes |= {name: facts[name] for name in _METHOD}
    if event.file_digest == row[3] and event.person_id == row[1] and not changes.keys() - _METHOD:
        return False
    changes["row_version"] = _version(event, list(changes), (*row[:5], *changes.values()))
    type(event)._default_manager.filter(pk=event.pk).update(**changes, file_digest=row[3], person_id=row[1])
    return True


def _leave_out(engine: Engine, model: type[EventFromFile], newest: Submission, by: Actor) -> None:
    """Events that no file gives any more, as the method reads them now, stay and are not counted."""
    sql = f"""
        SELECT present.pk FROM present_events AS present
        WHERE present.is_service = {model is Service} AND present.in_return
            AND present.event_key NOT IN (SELECT event_key FROM events)
    """  # noqa: S608
    gone = [int(pk) for (pk,) in engine.sql(sql).fetchall()]
    for start in range(0, len(gone), CHUNK_EVENTS):
        some = gone[start : start + CHUNK_EVENTS]
        with transaction.atomic():
            left_out = model._default_manager.filter(pk__in=some, event_key__isnull=False)
            left_out.update(in_return=False)
            chunk_written(
                by, newest, f"{_name(model)} left out", len(some), (str(pk).encode() for pk in some)
            )
