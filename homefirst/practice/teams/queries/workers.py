"""What is known of workers beside their role."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Membership, User, current, team_ids
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.teams.models import Away, Worker


@dataclass(frozen=True)
class WorkerFacts:
    """`capacity` is None where their role's holds; `row_version` is 0 where nothing was said."""

    capacity: int | None = None
    languages: tuple[str, ...] = ()
    skills: frozenset[str] = frozenset()
    row_version: int = 0


def worker_facts(user_ids: Collection[int]) -> dict[int, WorkerFacts]:
    """One query."""
    rows = Worker.objects.filter(user__in=user_ids)
    return {
        one.user_id: WorkerFacts(one.capacity, tuple(one.languages), frozenset(one.skills), one.row_version)
        for one in rows
    }


def away_of(user_ids: Collection[int], on: date) -> dict[int, tuple[tuple[date, date], ...]]:
    """Days away from today on, by worker. One query."""
    rows = Away.objects.filter(user__in=user_ids, until_on__gte=on, called_off_on__isnull=True)
    found: dict[int, list[tuple[date, date]]] = {}
    for user_id, begins, ends in rows.order_by("from_on").values_list("user_id", "from_on", "until_on"):
        found.setdefault(user_id, []).append((begins, ends))
    return {user: tuple(days) for user, days in found.items()}


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
    return worker_facts([user.pk]).get(user.pk, WorkerFacts())


def away_to_come(user: User, on: date) -> list[Away]:
    """Days away that have not gone by and were not called off. One query."""
    rows = Away.objects.filter(user=user, until_on__gte=on, called_off_on__isnull=True)
    return list(rows.select_related("user").order_by("from_on", "pk"))
