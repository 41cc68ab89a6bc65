"""Within one act, the same question about the same record is put to the database once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar, cast

from django.db import connection

Answer = TypeVar("Answer")


@dataclass
class _Act:
    answers: dict[tuple[int, Hashable], object] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    written: set[tuple[int, Hashable]] = field(default_factory=set)
    held: dict[int, tuple[str | None, ...]] = field(default_factory=dict)


_ACT: ContextVar[_Act | None] = ContextVar("act", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Around an act, inside its transaction. What is remembered is gone when it ends, well or badly."""
    if _ACT.get() is not None:
        yield
        return
    token = _ACT.set(_Act())
    try:
        yield
    finally:
        _ACT.reset(token)


def is_under_way() -> bool:
    return _ACT.get() is not None


def remembered(record_id: int, asks: Hashable, read: Callable[[], Answer]) -> Answer:
    """`read()`, or what it gave before in this act to whoever asked the same of the same record."""
    act = _ACT.get()
    if act is None or record_id in act.changed:
        return read()
    return _once(act, (record_id, asks), read)


def fact(record_id: int, name: Hashable, read: Callable[[], Answer]) -> Answer:
    """The same of a fact of the record that no tie changes: whoever writes it says so by `fact_written`."""
    act, key = _ACT.get(), (record_id, name)
    return read() if act is None or key in act.written else _once(act, key, read)


def fact_read(record_id: int, name: Hashable, value: object) -> None:
    """Says whoever has read it on the way, with something else."""
    act, key = _ACT.get(), (record_id, name)
    if act is not None:
        act.answers.setdefault(key, value)


def fact_written(record_id: int, name: Hashable) -> None:
    """To the end of the act it is read anew, also where the writing is undone on the way."""
    act = _ACT.get()
    if act is not None:
        act.written.add((record_id, name))


def holds(record_id: int) -> None:
    """Says whoever has waited for a record and locked it."""
    act = _ACT.get()
    if act is not None:
        act.held[record_id] = tuple(connection.savepoint_ids)


def is_held(record_id: int) -> bool:
    """Whether this act locked it, in a part of it that goes on: a lock that was taken after a savepoint goes with it."""
    act = _ACT.get()
    part = act.held.get(record_id) if act is not None else None
    return part is not None and tuple(connection.savepoint_ids)[: len(part)] == part


def ties_changed(record_id: int) -> None:
    """Says whoever changes a tie: to the end of the act each question about this record is put anew, also where the change
    is undone on the way."""
    act = _ACT.get()
    if act is not None:
        act.changed.add(record_id)


def _once(act: _Act, key: tuple[int, Hashable], read: Callable[[], Answer]) -> Answer:
    if key not in act.answers:
        act.answers[key] = read()
    return cast("Answer", act.answers[key])
