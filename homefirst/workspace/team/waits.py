"""Everybody who waits for anything: steps and promises of the pathways, and care that has not begun.

What somebody waits for is read from the open work itself, never from a list that is kept beside it: nobody can fall off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, CharField, DateField, IntegerField, QuerySet, Value, When

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.models import Step
from homefirst.practice.teams.queries import StaffHere
from homefirst.practice.waiting.definition import WaitingRule, waiting_rule
from homefirst.practice.waiting.queries import (
    LastCall,
    Published,
    held_here,
    is_appointment,
    last_calls,
    waiting_promises,
    waiting_steps,
)
from homefirst.practice.waiting.rules import gravest, next_call_on
from homefirst.support.services.queries import care_to_start

A_WORKER, AN_AGREEMENT, A_REPLY, CARE = "a worker", "an agreement", "a reply", "care to start"
_NO_DAY = Value(None, DateField())
_NO_NUMBER = Value(None, IntegerField())
_By = tuple[StaffHere, WaitingRule, Published]
_NO_WORDS = Value("", CharField())


@dataclass(frozen=True)
class Wait:
    """One thing that somebody waits for. `kind` is in words; `since` is None where nobody wrote down when it was asked
    for; `pathway` and `step` are codes, "" for what is no step; `holder` is whoever has it in hand and is here. Where
    nobody has, `managers` of a `team` answer for it."""

    what: str
    kind: str
    since: date | None
    pathway: str
    step: str
    step_id: int | None
    holder: str
    answers_for: str
    managers: str = ""
    team: str = ""


@dataclass(frozen=True)
class Waiter:
    """Somebody who waits. `risk` is what the last call found, else presumed from what they wait for (`is_presumed`);
    `answers_for` is a name, "" where nobody's stands against them; `teams` are those of the record and of the work."""

    person_id: int
    waits: tuple[Wait, ...]
    since: date | None
    risk: str
    is_presumed: bool
    call: LastCall | None
    next_call_on: date
    teams: frozenset[int]

    @property
    def answers_for(self) -> str:
        return self.answered.answers_for if self.answered else ""

    @property
    def answered(self) -> Wait | None:
        """The first of their waits that somebody answers for."""
        return next((wait for wait in self.waits if wait.answers_for), None)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(wait.kind for wait in self.waits)

    def days(self, on: date) -> int | None:
        return (on - self.since).days if self.since else None


def everybody_who_waits(
    actor: Actor, staff: StaffHere, known: Published, *, counting: bool = False, about: int | None = None
) -> list[Waiter]:
    """In the order of their next safety call, the gravest first. Narrow rows, two queries. `counting`: for a role that
    sees how many there are and no more, whoever they are about. `about` is one person."""
    rows = waiting_rows(actor, known, counting=counting, about=about)
    rule, calls = waiting_rule(), last_calls(None if about is None else [about])
    people: dict[int, list[_Row]] = {}
    for row in rows:
        people.setdefault(row.person_id, []).append(row)
    found = [
        _waiter(pk, things, calls.get(pk), (staff, rule, known), actor.on) for pk, things in people.items()
    ]
    return sorted(found, key=lambda one: order(one, rule))


def order(one: Waiter, rule: WaitingRule) -> tuple[Any, ...]:
    return (one.next_call_on, list(rule.calls).index(one.risk), one.since or date.min, one.person_id)


@dataclass(frozen=True)
class _Row:
    source: str
    pk: int
    person_id: int
    pathway: str
    code: str
    digest: str
    state: str
    began: date | None
    due_on: date | None
    waiting_on: str
    is_held: bool
    holder: str
    team_id: int | None
    record_team_id: int | None


def waiting_rows(
    actor: Actor, known: Published, *, counting: bool = False, about: int | None = None
) -> list[_Row]:
    """One query for all three kinds."""
    at = actor.at
    steps, promises, services = waiting_steps(at, known), waiting_promises(at), care_to_start(actor.on)
    if not counting:
        steps = policy.visible(actor, steps, "person.see", "episode__person__record")
        promises = policy.visible(actor, promises, "person.see", "person__record")
        services = policy.visible(actor, services, "person.see", "person__record")
    if about is not None:
        steps, promises = steps.filter(episode__person=about), promises.filter(person=about)
        services = services.filter(person=about)
    together = _of_steps(steps, at).union(_of_promises(promises, at), _of_care(services), all=True)
    return [_Row(*row) for row in together]


def _of_steps(steps: QuerySet[Step], at: datetime) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = (
        steps.annotate(here=_here(at, "episode__person"))
        .order_by()
        .values_list(
            Value("step"), "pk", "episode__person_id", "episode__code", "code", "episode__version__digest", "state",
            "opened_on", "due_on", "waiting_on", "here", "held_by__name", "team_id", "episode__person__record__team_id",
        )
    )  # fmt: skip
    return found


def _of_promises(promises: QuerySet[Any], at: datetime) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = (
        promises.annotate(here=_here(at, "person"))
        .order_by()
        .values_list(
            Value("promise"), "pk", "person_id", _NO_WORDS, "words", _NO_WORDS, _NO_WORDS,
            "made_on", "due_on", _NO_WORDS, "here", "held_by__name", "team_id", "person__record__team_id",
        )
    )  # fmt: skip
    return found


def _of_care(services: QuerySet[Any]) -> QuerySet[Any, Any]:
    nobody = Value(value=False, output_field=BooleanField())
    return services.order_by().values_list(
        Value("care"), "pk", "person_id", _NO_WORDS, "service_component", _NO_WORDS, _NO_WORDS,
        _NO_DAY, "starts_on", "service_type", nobody, _NO_WORDS, _NO_NUMBER, "person__record__team_id",
    )  # fmt: skip


def _here(at: datetime, person: str) -> Case:
    return Case(
        When(held_here(at, person), then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )


def _waiter(
    person_id: int,
    rows: Sequence[_Row],
    call: LastCall | None,
    by: _By,
    on: date,
) -> Waiter:
    _, rule, _ = by
    waits = sorted((_wait(row, by, on) for row in rows), key=lambda wait: wait.since or date.max)
    since = min((wait.since for wait in waits if wait.since), default=None)
    last = call if call and (since is None or call.next_on >= since) else None
    risk = last.risk if last else gravest(rule.risk_of(row.pathway) for row in rows)
    return Waiter(
        person_id=person_id,
        waits=tuple(waits),
        since=since,
        risk=risk,
        is_presumed=last is None,
        call=last,
        next_call_on=next_call_on(
            rule, risk=risk, since=since, last_call_next_on=last.next_on if last else None, on=on
        ),
        teams=frozenset(pk for row in rows for pk in (row.team_id, row.record_team_id) if pk),
    )


def _wait(row: _Row, by: _By, on: date) -> Wait:
    staff, rule, known = by
    holder = row.holder if row.is_held else ""
    teams = (staff.teams[pk] for pk in (row.team_id, row.record_team_id) if pk and staff.answers_for(pk))
    team = next(teams, None)
    managers = " and ".join(team.managers) if team and not holder else ""
    what, kind, since = _of_kind(row, rule, known, on)
    return Wait(
        what=what,
        kind=kind,
        since=since,
        pathway=row.pathway if row.source == "step" else "",
        step=row.code if row.source == "step" else "",
        step_id=row.pk if row.source == "step" else None,
        holder=holder,
        answers_for=holder or (f"{team.name}, {managers}" if team else ""),
        managers=managers,
        team=team.name if team and not holder else "",
    )


def _of_kind(row: _Row, rule: WaitingRule, known: Published, on: date) -> tuple[str, str, date | None]:
    """What it is, which kind of wait, since when."""
    if row.source == "care":
        return row.code or row.waiting_on or "Care", CARE, None
    if row.source == "promise":
        return row.code, A_REPLY if row.is_held else A_WORKER, row.began
    pathway = known.pathways[row.digest]
    step = pathway.steps[row.code]
    since = row.due_on if is_appointment(step) and row.due_on and row.due_on <= on else row.began
    return f"{pathway.title}: {step.title}", _kind_of_step(row, rule), since


def _kind_of_step(row: _Row, rule: WaitingRule) -> str:
    if not row.is_held:
        return A_WORKER
    if row.state == Step.State.AGREEMENT:
        return AN_AGREEMENT
    return A_REPLY if row.waiting_on else rule.kind_of(row.pathway)
