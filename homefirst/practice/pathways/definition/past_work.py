"""A changed pathway tried on work that was really done: what would have gone another way, been late, or need agreement.

Pure values. Nobody's record is touched: each step that was done is looked up in the changed file and asked what would have
followed from the same outcome, and by which day it would have been due.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from homefirst.practice.pathways.definition import words
from homefirst.practice.pathways.definition.shapes import Allowed, Outcome, Pathway, Step
from homefirst.practice.pathways.rules.agreement import needs_agreement
from homefirst.practice.pathways.rules.clocks import due_after_pause, due_on


@dataclass(frozen=True)
class DoneStep:
    """`finished_on` is None while it is open. `pauses` are the days on which its clock stopped and went on."""

    code: str
    outcome: str
    opened_on: date
    due_on: date | None
    finished_on: date | None
    turn: int = 1
    agreed: bool = False
    pauses: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True)
class DoneWork:
    """One piece of work on the pathway, with the version by which it was done."""

    number: int
    old: Pathway
    is_open: bool
    dates: Mapping[str, date]
    steps: tuple[DoneStep, ...]


@dataclass
class Clock:
    """One step whose time allowed has changed: pieces of work in which it was late, and in which it would have been."""

    title: str
    before: str
    after: str
    tried: set[int] = field(default_factory=set)
    was_late: set[int] = field(default_factory=set)
    would_be_late: set[int] = field(default_factory=set)
    no_day: set[int] = field(default_factory=set)


@dataclass
class Tried:
    """Numbers of pieces of work. `ways`: another way, by what is different, in words. `standing`: open ones that stand at a
    step which the changed file no longer has, so they finish by their own version."""

    tried: set[int] = field(default_factory=set)
    live: set[int] = field(default_factory=set)
    ways: dict[str, set[int]] = field(default_factory=dict)
    clocks: dict[str, Clock] = field(default_factory=dict)
    agreement: dict[str, set[int]] = field(default_factory=dict)
    turns_on_cost: set[int] = field(default_factory=set)
    standing: dict[str, set[int]] = field(default_factory=dict)

    @property
    def another_way(self) -> set[int]:
        return set().union(*self.ways.values())


def try_on(work: Iterable[DoneWork], new: Pathway, roles: Mapping[str, str], on: date) -> Tried:
    """`roles` gives titles by code; `on` is the day on which open work is late or not."""
    found = Tried()
    for piece in work:
        found.tried.add(piece.number)
        if piece.is_open:
            found.live.add(piece.number)
        for step in piece.steps:
            _try_step(found, piece, step, new, roles, on)
    return found


def _try_step(
    found: Tried, piece: DoneWork, step: DoneStep, new: Pathway, roles: Mapping[str, str], on: date
) -> None:
    before, after = piece.old.steps.get(step.code), new.steps.get(step.code)
    if before is None:
        return
    if after is None:
        where = found.ways if step.finished_on else found.standing
        where.setdefault(f"“{before.title}” is taken out", set()).add(piece.number)
        return
    if step.finished_on and step.outcome:
        for said in _another_way(piece.old, new, before, after, step.outcome):
            found.ways.setdefault(said, set()).add(piece.number)
        _agreement(found, piece.number, before, after, step, roles)
    _clock(found, piece, before, after, step, new, on)


def _another_way(old: Pathway, new: Pathway, before: Step, after: Step, outcome: str) -> Iterator[str]:
    was, now = old.outcomes_of(before.code).get(outcome), new.outcomes_of(after.code).get(outcome)
    if was is None:
        return
    if now is None:
        yield f"{before.title}, “{was.title}”: nobody could end it like this"
    elif _leads(was) != _leads(now):
        leads = words.leads_to(new, after, now)
        yield f"{after.title}, “{now.title}”: {leads}; as it was, it {words.leads_to(old, before, was)}"
    elif _causes(was) != _causes(now):
        more, less = _causes(now) - _causes(was), _causes(was) - _causes(now)
        said = [
            *(f"it would also {each}" for each in sorted(more)),
            *(f"it would not {each}" for each in sorted(less)),
        ]
        yield f"{after.title}, “{now.title}”: {words.listed(said, 'and')}"


def _leads(outcome: Outcome) -> tuple[object, ...]:
    return (frozenset(outcome.next), outcome.again, outcome.waits, outcome.closes)


def _causes(outcome: Outcome) -> set[str]:
    return {str(cause) for cause in outcome.causes}


def _agreement(
    found: Tried, number: int, before: Step, after: Step, step: DoneStep, roles: Mapping[str, str]
) -> None:
    """Whose role finished it is not asked: somebody else would have had to agree."""
    if before.approval == after.approval or step.agreed or after.approval is None:
        return
    needed = needs_agreement(after, step.outcome, role="", weekly_cost=None)
    if needed:
        who = words.listed([roles.get(role, role).lower() for role in after.approval.by], "or")
        found.agreement.setdefault(f"{after.title}: to a {who} first", set()).add(number)
    elif needed is None:
        found.turns_on_cost.add(number)


def _clock(
    found: Tried, piece: DoneWork, before: Step, after: Step, step: DoneStep, new: Pathway, on: date
) -> None:
    was, now = _allowed(before, step.turn), _allowed(after, step.turn)
    if was == now:
        return
    told = Clock(after.title, words.time_allowed(piece.old, was), words.time_allowed(new, now))
    clock = found.clocks.setdefault(f"{after.code} {told.before}", told)
    clock.tried.add(piece.number)
    ended = step.finished_on or on
    due = due_on(now, opened_on=step.opened_on, dates=piece.dates)
    for stopped, went_on in step.pauses:
        due = due and due_after_pause(due, now.span, paused_on=stopped, resumed_on=went_on)
    if due is None:
        clock.no_day.add(piece.number)
    elif ended > due:
        clock.would_be_late.add(piece.number)
    if step.due_on and ended > step.due_on:
        clock.was_late.add(piece.number)


def _allowed(step: Step, turn: int) -> Allowed:
    """A step that came again runs by how often it comes."""
    return Allowed(step.recurs.every) if step.recurs and turn > 1 else step.within
