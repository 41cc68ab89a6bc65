"""What is known of workers beside their role."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Membership, User, current, team_ids
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.teams.models import Away, Worker

DaysAway = tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class WorkerFacts:
    """`capacity` is None where their role's holds; `row_version` is 0 where nothing was said."""

    capacity: int | None = None
    languages: tuple[str, ...] = ()
    skills: frozenset[str] = frozenset()
    row_version: int = 0


def facts_and_away(user_ids: Collection[int], on: date) -> dict[int, tuple[WorkerFacts, DaysAway]]:
    """What is known of each of these workers, and their days away from today on. One query."""
    to_come = Q(away__until_on__gte=on, away__called_off_on__isnull=True)
    rows = (
        User.objects.filter(pk__in=user_ids)
        .annotate(coming=FilteredRelation("away", condition=to_come))
        .order_by("pk", "coming__from_on")
        .values_list(
            "pk", "worker__capacity", "worker__languages", "worker__skills", "worker__row_version",
            "coming__from_on", "coming__until_on",
        )
    )  # fmt: skip
    found: dict[int, tuple[WorkerFacts, DaysAway]] = {}
    for pk, capacity, languages, skills, version, begins, ends in rows:
        _, days = found.get(pk, (None, ()))
        known = WorkerFacts(capacity, tuple(languages or ()), frozenset(skills or ()), version or 0)
        found[pk] = (known, (*days, (begins, ends)) if begins else days)
    return found


def worker_of(actor: Actor, user_id: int) -> User:
    """A member of one of this actor's teams today. Raises NotAllowed alike for somebody who does not exist."""
    if actor.user is not None:
        ours = Membership.objects.filter(
            current(actor.on), user=user_id, team__in=team_ids(actor.user, actor.on), user__is_active=True
        )
        found = ours.select_related("user").first()
        if found is not None:
            return found.user
    raise NotAllowed("There is no such page, or this worker is in none of your teams.", action="team.see")


def facts_of(user: User) -> WorkerFacts:
    """Of one worker. One query."""
    one = Worker.objects.filter(user=user).first()
    if one is None:
        return WorkerFacts()
    return WorkerFacts(one.capacity, tuple(one.languages), frozenset(one.skills), one.row_version)


def away_to_come(user: User, on: date) -> list[Away]:
    """Days away that have not gone by and were not called off. One query."""
    rows = Away.objects.filter(user=user, until_on__gte=on, called_off_on__isnull=True)
    return list(rows.select_related("user").order_by("from_on", "pk"))
