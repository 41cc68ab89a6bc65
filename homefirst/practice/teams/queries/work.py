"""All open work of a team, in narrow rows: in its members' hands, or given to it and in nobody's who is here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.rules import working_days_between
from homefirst.practice.pathways.definition.shapes import Approval
from homefirst.practice.pathways.models import HandOver, Step
from homefirst.practice.teams.queries.staff import StaffHere
from homefirst.practice.waiting.queries import Published, is_appointment

STUCK = 10  # working days without a move


@dataclass(frozen=True)
class TeamWork:
    """`held_by` is None where nobody holds it who is here and in a team. `moved_on` is the last day on which it opened, was
    handed over or was written in. `waiting_since` is when it began to wait for `waiting_on`, or for somebody to agree
    (`approval` says who may and above what); None where that was not kept."""

    step_id: int
    person_id: int
    pathway: str
    step: str
    title: str
    state: str
    held_by: int | None
    opened_on: date
    due_on: date | None
    moved_on: date
    waiting_on: str
    note: str
    died: bool
    is_planned: bool
    may_agree: frozenset[str]
    waiting_since: date | None = None
    approval: Approval | None = None

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on

    def is_due_this_week(self, on: date) -> bool:
        sunday = on + timedelta(days=6 - on.weekday())
        return self.due_on is not None and on <= self.due_on <= sunday

    def is_stuck(self, on: date) -> bool:
        ahead = self.is_planned and not self.is_late(on)
        return not ahead and working_days_between(self.moved_on, on) >= STUCK


def team_work(
    actor: Actor, teams: Collection[int], staff: StaffHere, known: Published, *, whose: int | None = None
) -> list[TeamWork]:
    """What this actor may see of it, the first to be due first; `whose` narrows it to one worker. One query."""
    found = Step.objects.filter(_of_teams(teams, staff), state__in=Step.OPEN)
    if whose is not None:
        found = found.filter(held_by=whose)
    found = policy.visible(actor, found, "person.see", "episode__person__record")
    handed = (
        HandOver.objects.filter(step=OuterRef("pk")).order_by().values("step").annotate(last=Max("on"))
    ).values("last")
    rows = found.order_by("due_on", "pk").values_list(
        "pk", "episode__person_id", "episode__version__digest", "code", "state", "held_by_id", "opened_on", "due_on",
        "waiting_on", "note", "episode__person__died_on", "answers__saved_at", Subquery(handed),
        "waiting_since", "asked_on",
    )  # fmt: skip
    return [_row(row, staff, known) for row in rows]


def hand_overs_since(actor: Actor, teams: Collection[int], first: date) -> QuerySet[HandOver]:
    """Work handed over in or out of these teams from a day on, the latest first; what this actor may see of it."""
    ours = Q(from_team__in=teams) | Q(to_team__in=teams)
    members = Q(from_user__memberships__team__in=teams) | Q(to_user__memberships__team__in=teams)
    found = HandOver.objects.filter(
        pk__in=HandOver.objects.filter(ours | members, on__gte=first).order_by().values("pk")
    )
    found = policy.visible(actor, found, "person.see", "step__episode__person__record")
    return found.select_related(
        "step__episode__version",
        "step__episode__person__record",
        "from_user",
        "from_team",
        "to_user",
        "to_team",
    ).order_by("-on", "-pk")


def _of_teams(teams: Collection[int], staff: StaffHere) -> Q:
    given = Q(team__in=teams) | Q(team__isnull=True, episode__person__record__team__in=teams)
    nobody = Q(held_by__isnull=True) | ~Q(held_by__in=list(staff.roles))
    return Q(held_by__in=list(staff.members(teams))) | (given & nobody)


def _row(row: tuple[Any, ...], staff: StaffHere, known: Published) -> TeamWork:
    (
        pk,
        person,
        digest,
        code,
        state,
        held_by,
        opened,
        due,
        waiting,
        note,
        died,
        saved,
        handed,
        since,
        asked,
    ) = row
    pathway = known.pathways[digest]
    step = pathway.steps[code]
    waits_for_agreement = step.approval is not None and state == Step.State.AGREEMENT
    return TeamWork(
        step_id=pk,
        person_id=person,
        pathway=pathway.title,
        step=f"{pathway.code}.{code}",
        title=step.title,
        state=state,
        held_by=held_by if held_by in staff.roles else None,
        opened_on=opened,
        due_on=due,
        moved_on=max(day for day in (opened, saved.date() if saved else None, handed) if day),
        waiting_on=waiting,
        note=note,
        died=died is not None,
        is_planned=is_appointment(step),
        may_agree=frozenset(step.approval.by) if step.approval and waits_for_agreement else frozenset(),
        waiting_since=asked if waits_for_agreement else since,
        approval=step.approval if waits_for_agreement else None,
    )
