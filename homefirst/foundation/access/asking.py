"""Within one act, the same question about the same record is put to the database once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar, cast

Answer = TypeVar("Answer")


@dataclass
class _Act:
    answers: dict[tuple[int, Hashable], object] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)


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
    key = (record_id, asks)
    if key not in act.answers:
        act.answers[key] = read()
    return cast("Answer", act.answers[key])


def ties_changed(record_id: int) -> None:
    """Says whoever changes a tie: to the end of the act each question about this record is put anew, also where the change
    is undone on the way."""
    act = _ACT.get()
    if act is not None:
        act.changed.add(record_id)
