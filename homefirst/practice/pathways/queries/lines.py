"""A line of a worklist, and a list of them in the order in which they should be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class Apart:
    """Of which `kind` such work is (service, trust or review), which it is, and which step of it; `left` where whoever holds
    it is no longer here."""

    kind: str
    work_id: int
    step_id: int
    left: bool = False


@dataclass(frozen=True)
class PieceOfWork:
    """One line of a worklist: a step, or a promise (`step_id` None). `progress` is how much of its form is answered, last
    at `saved_at`; `group` is Late, Today, This week, Later or Waiting on someone else; `paused_on` is the day on which its
    clock was stopped; `may_take` whether the reader's role does such a step. `episode_id`, `code`, `dates` are known of one
    person's work. `waiting_since` is when it began to wait for `waiting_on`, where that was kept, and `chased_on` when
    they were last asked again. What is `apart` stands on nobody's record: `name` says what it is about, and `person_id`
    and `ref` are empty save where that is somebody with a record here."""

    step_id: int | None
    promise_id: int | None
    person_id: int | None
    ref: str
    name: str
    born: date | None
    what: str
    pathway: str
    due_on: date | None
    state: str
    held_by: str
    waiting_on: str
    note: str
    progress: str
    group: str
    paused_on: date | None = None
    may_take: bool = False
    episode_id: int | None = None
    code: str = ""
    dates: Mapping[str, date] = field(default_factory=dict)
    saved_at: datetime | None = None
    apart: Apart | None = None
    waiting_since: date | None = None
    chased_on: date | None = None


@dataclass(frozen=True)
class Worklist:
    """In the order in which it should be done. `people` is how many different people it is for."""

    lines: tuple[PieceOfWork, ...]

    GROUPS = ("Late", "Today", "This week", "Later", "Waiting on someone else")

    def group(self, name: str) -> tuple[PieceOfWork, ...]:
        return tuple(line for line in self.lines if line.group == name)

    @property
    def people(self) -> int:
        return len({line.person_id for line in self.lines if line.person_id is not None})

    def joined(self, others: Iterable[PieceOfWork]) -> Worklist:
        return Worklist(tuple(sorted((*self.lines, *others), key=order_of)))

    @property
    def first(self) -> PieceOfWork | None:
        """The one thing to do next."""
        return next((line for line in self.lines if line.group != "Waiting on someone else"), None)


def group_of(due: date | None, waiting: str, on: date) -> str:
    """A late promise is late whomever it waits for."""
    if due is not None and due < on:
        return "Late"
    if waiting:
        return "Waiting on someone else"
    if due is None or due == on:
        return "Today"
    sunday = on + timedelta(days=6 - on.weekday())
    return "This week" if due <= sunday else "Later"


def order_of(line: PieceOfWork) -> tuple[int, date, str, int]:
    return (
        Worklist.GROUPS.index(line.group),
        line.due_on or date.min,
        line.name,
        line.step_id or line.promise_id or (line.apart.step_id if line.apart else 0),
    )
