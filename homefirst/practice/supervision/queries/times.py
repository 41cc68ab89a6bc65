"""For whom supervision was last, is next, and is late."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.practice.supervision.access import KEEP, OVERVIEW, supervised
from homefirst.practice.supervision.definition import supervision_rule
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.supervision.rules import due_by, is_late
from homefirst.practice.teams.queries import StaffHere


@dataclass(frozen=True)
class Times:
    """Of one worker. `ahead_id` is the one that is planned, `last_id` the last that was held; `unsigned` is how many wait
    for the worker's own signature."""

    worker_id: int
    name: str
    weeks: int
    last_id: int | None = None
    last_on: date | None = None
    ahead_id: int | None = None
    planned_on: date | None = None
    with_whom: str = ""
    unsigned: int = 0

    @property
    def due_on(self) -> date | None:
        return due_by(last_on=self.last_on, planned_on=self.planned_on, weeks=self.weeks)

    def is_late(self, on: date) -> bool:
        return is_late(last_on=self.last_on, planned_on=self.planned_on, weeks=self.weeks, on=on)


def supervision_times(actor: Actor, staff: StaffHere) -> list[Times]:
    """Of everybody whom managers supervise: in this actor's teams, or in all where they have the overview. The first to be
    due first. Two queries."""
    if policy.can(actor, OVERVIEW):
        teams: Collection[int] = list(staff.teams)
    elif policy.can(actor, KEEP) and actor.user is not None:
        teams = [pk for pk, team in staff.teams.items() if actor.user.pk in team.members]
    else:
        return []
    members = {pk: name for pk, name in staff.members(teams).items() if not _is_self(actor, pk)}
    theirs = set(supervised(actor.on).filter(pk__in=members).values_list("pk", flat=True))
    found = times_of({pk: name for pk, name in members.items() if pk in theirs}, staff)
    return sorted(found.values(), key=lambda one: (one.due_on or date.min, one.name, one.worker_id))


def times_of(names: Mapping[int, str], staff: StaffHere) -> dict[int, Times]:
    """By worker. One query."""
    rule = supervision_rule()
    rows = (
        Supervision.objects.filter(worker__in=names, called_off_on__isnull=True)
        .annotate(by_worker=Count("signatures", filter=Q(signatures__user=F("worker"))))
        .order_by("held_on", "pk")
        .values_list("pk", "worker_id", "planned_on", "held_on", "supervisor__name", "by_worker")
    )
    told: dict[int, dict[str, object]] = {pk: {} for pk in names}
    for pk, worker, planned, held, name, signed in rows:
        said = told[worker]
        if held is None:
            said |= {"ahead_id": pk, "planned_on": planned, "with_whom": name}
        else:
            if said.get("last_on") is None or held >= said["last_on"]:  # type: ignore[operator]
                said |= {"last_id": pk, "last_on": held}
            said["unsigned"] = int(str(said.get("unsigned", 0))) + (0 if signed else 1)
    return {
        pk: Times(pk, name, rule.weeks_for(staff.roles.get(pk, ())), **told[pk])  # type: ignore[arg-type]
        for pk, name in names.items()
    }


def ahead_with(worker: User) -> Supervision | None:
    """The one that lies ahead, whoever keeps it. One query."""
    found = Supervision.objects.filter(worker=worker, held_on=None, called_off_on=None)
    return found.select_related("worker", "supervisor").first()


def _is_self(actor: Actor, pk: int) -> bool:
    return actor.user is not None and actor.user.pk == pk
