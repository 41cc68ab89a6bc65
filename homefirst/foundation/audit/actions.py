"""Adds rows to the chain. A row is written in the transaction of its act, so that neither stands alone.

A row holds ids, names of fields, counts and digests; never a value about a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.chain import checked_detail, row_hash
from homefirst.foundation.audit.models import AuditHead, AuditRow, ChainCheck
from homefirst.foundation.audit.verify import Finding

Kind = AuditRow.Kind


class _Mark:
    """Left among what runs at commit, where nothing is done: a savepoint that is undone takes it out."""

    def __init__(self) -> None:
        transaction.on_commit(self)

    def __call__(self) -> None:
        pass

    def stands(self) -> bool:
        """True once, where the part of the act that left it was not undone."""
        queue = connection.run_on_commit
        rest = [each for each in queue if each[1] is not self]
        stood = len(rest) < len(queue)
        connection.run_on_commit = rest
        return stood


# Rows of an act under way that are written as it ends, each with what says that its part was not undone.
_HELD: ContextVar[list[tuple[_Mark, Sequence[dict[str, Any]]]] | None] = ContextVar("held", default=None)


@contextmanager
def together() -> Iterator[None]:
    """The rows of one act are written as it ends, in its transaction: the head of the chain is asked once, not once a row,
    and held no longer than that. A part of the act that is undone takes its rows with it; so does an act that fails."""
    if _HELD.get() is not None:
        yield
        return
    held: list[tuple[_Mark, Sequence[dict[str, Any]]]] = []
    token = _HELD.set(held)
    try:
        yield
    finally:
        _HELD.reset(token)
    rows = [values for mark, part in held if mark.stands() for values in part]
    if rows:
        _write(rows)


def record(
    actor: Actor,
    kind: str,
    action: str,
    *,
    about: int | None = None,
    object_type: str = "",
    object_id: str | int = "",
    part: str = "",
    tie: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """One row, inside the caller's transaction; raises when there is none."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{action} is recorded outside a transaction: write it in the same one as the act"
        )
    _append(
        [
            _values(
                actor,
                Kind(kind),
                action,
                record_id=about,
                object_type=object_type,
                object_id=str(object_id),
                part=part,
                tie=tie,
                detail=checked_detail(detail),
            )
        ]
    )


def record_many(actor: Actor, kind: str, action: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """As `record`, for many acts of one kind in one insert. A row holds about, object_type, object_id and detail."""
    values = [
        _values(
            actor,
            Kind(kind),
            action,
            record_id=row.get("about"),
            object_type=row.get("object_type", ""),
            object_id=str(row.get("object_id", "")),
            detail=checked_detail(row.get("detail")),
        )
        for row in rows
    ]
    if values:
        with transaction.atomic(savepoint=False):
            _append(values)


def looked(actor: Actor, record_id: int, part: str, tie: str, *, action: str = "person.see") -> None:
    """Somebody read a part of a record; raises, so that nothing is shown, when the row cannot be written."""
    with transaction.atomic():
        record(actor, Kind.READ, action, about=record_id, part=part, tie=tie)


def looked_many(
    actor: Actor,
    record_ids: Sequence[int],
    part: str,
    ties: Mapping[int, str] | Sequence[str] | str = "",
    *,
    action: str = "person.names",
    apart: Sequence[tuple[str, str, str]] = (),
) -> None:
    """Somebody read one line about each of many people: one row a person, one insert for all.

    `ties` maps a record to why it was allowed, or is one word for all, or a list beside `record_ids`. `apart` are what stood
    beside them and is on nobody's record: (action, kind of object, its number).
    """
    if not record_ids and not apart:
        return
    why = _why(record_ids, ties)
    rows = [
        _values(actor, Kind.READ, action, record_id=pk, part=part, tie=why.get(pk, "")) for pk in record_ids
    ]
    rows += [
        _values(actor, Kind.READ, did, part=part, object_type=kind, object_id=pk) for did, kind, pk in apart
    ]
    with transaction.atomic(savepoint=False):
        _append(rows)


def searched(
    actor: Actor, action: str, part: str, record_ids: Sequence[int], detail: Mapping[str, Any] | None = None
) -> None:
    """A search, and the one line it showed about each of these people: one insert for all."""
    search = _values(actor, Kind.SEARCH, action, detail=checked_detail(detail))
    looks = [_values(actor, Kind.READ, "person.names", record_id=pk, part=part) for pk in record_ids]
    with transaction.atomic():
        _append([search, *looks])


def refused(actor: Actor, action: str, about: int | None, why: str) -> None:
    """Written after the refused act was rolled back, so that it survives the refusal."""
    with transaction.atomic():
        record(actor, Kind.REFUSAL, action, about=about, detail={"why": why})


def keep_finding(finding: Finding) -> ChainCheck:
    """What a walk along the chain found, for the page that proves it."""
    return ChainCheck.objects.create(
        checked_at=timezone.now(),
        rows=finding.rows,
        anchors=finding.anchors,
        is_whole=finding.is_whole,
        problems=finding.problems,
    )


def _why(record_ids: Sequence[int], ties: Mapping[int, str] | Sequence[str] | str) -> Mapping[int, str]:
    if isinstance(ties, str):
        return dict.fromkeys(record_ids, ties)
    return ties if isinstance(ties, Mapping) else dict(zip(record_ids, ties, strict=True))


def _values(actor: Actor, kind: str, action: str, **rest: Any) -> dict[str, Any]:
    return {
        "kind": str(kind),
        "action": action,
        "user_id": actor.user.pk if actor.user else None,
        "user_name": actor.name,
        "role": actor.role,
        "session": actor.session,
        "request": actor.request,
        "tie": "",
        "record_id": None,
        "object_type": "",
        "object_id": "",
        "part": "",
        "detail": {},
    } | rest


def _append(rows: Sequence[dict[str, Any]]) -> None:
    held = _HELD.get()
    if held is None:
        _write(rows)
        return
    held.append((_Mark(), rows))


def _write(rows: Sequence[dict[str, Any]]) -> None:
    # PostgreSQL queues writers on the head's row; SQLite's immediate transactions have already queued them.
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1)
    linked = list(_linked(head, rows))
    AuditRow.objects.bulk_create(linked, batch_size=500)
    AuditHead.objects.filter(pk=1).update(seq=linked[-1].seq, hash=linked[-1].hash)


def _linked(head: AuditHead, rows: Sequence[dict[str, Any]]) -> Iterator[AuditRow]:
    previous, now = head.hash, timezone.now()
    for seq, values in enumerate(rows, start=head.seq + 1):
        values |= {"seq": seq, "at": now}
        row = AuditRow(**values, previous=previous, hash=row_hash(previous, values))
        previous = row.hash
        yield row
