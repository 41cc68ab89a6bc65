"""Nobody is between the lists: everybody with open work is in the hands of somebody here, or stands under Waiting well
where somebody may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.reach import REACH
from homefirst.foundation.accounts.models import Membership, RoleHolding, current
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.pathways.models import Episode, Promise, Step
from homefirst.practice.people.models import Person
from homefirst.practice.waiting.queries import Published, held_here, waiting_promises, waiting_steps
from homefirst.support.services.queries import care_to_start

READS_THE_LIST = "team.see"


@dataclass(frozen=True)
class Checked:
    """`people` were looked at, all that are alive; `lost` of them are on no list."""

    people: int
    lost: int


def check_lists(at: datetime, known: Published) -> Checked:
    """Of everybody on the record, whoever asks. One query."""
    on_none = Q(pk__in=on_no_list(at, known).values("pk"))
    found = Person.objects.filter(died_on__isnull=True).aggregate(
        people=Count("pk"), lost=Count("pk", filter=on_none)
    )
    return Checked(found["people"], found["lost"])


def on_no_list(at: datetime, known: Published) -> QuerySet[Person]:
    """Living people with an open pathway, a promise or care to start, who are on nobody's list that can be read."""
    waiting = Q(pk__in=_waiting(at, known)) & _somebody_reads_the_list(at)
    return Person.objects.filter(pk__in=_open(at.date()), died_on__isnull=True).exclude(
        waiting | Q(pk__in=_in_hands(at))
    )


def _open(on: date) -> QuerySet[Any, Any]:
    episodes = Episode.objects.filter(state=Episode.State.OPEN, person__died_on__isnull=True)
    promises = Promise.objects.filter(kept_on__isnull=True, person__died_on__isnull=True)
    return (
        episodes.order_by()
        .values("person")
        .union(promises.order_by().values("person"), care_to_start(on).order_by().values("person"))
    )


def _waiting(at: datetime, known: Published) -> QuerySet[Any, Any]:
    steps = waiting_steps(at, known).order_by().values("episode__person")
    return steps.union(
        waiting_promises(at).order_by().values("person"),
        care_to_start(at.date()).order_by().values("person"),
    )


def _in_hands(at: datetime) -> QuerySet[Any, Any]:
    """What stands under the My work of somebody who is here."""
    steps = Step.objects.filter(held_here(at, "episode__person"), state__in=Step.OPEN)
    promises = Promise.objects.filter(held_here(at, "person"), kept_on__isnull=True)
    return steps.order_by().values("episode__person").union(promises.order_by().values("person"))


def _somebody_reads_the_list(at: datetime) -> Q:
    """A team with a member who may; else a role that reaches every team. A restricted record: somebody named on it."""
    on = at.date()
    here = RoleHolding.objects.filter(current(on), role__in=_readers(), user__is_active=True)
    everywhere = [code for code in _readers() if REACH[roles()[code].reach].all]
    readers = here.values("user_id")
    member = Membership.objects.filter(current(on), team=OuterRef("record__team"), user__in=readers)
    named = Tie.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=at),
        starts_at__lte=at,
        record=OuterRef("record"),
        kind=Tie.Kind.NAMED,
        user__in=readers,
    )
    normal = Q(record__restriction=Record.Restriction.NORMAL)
    return Exists(named) | (normal & (Exists(member) | Exists(here.filter(role__in=everywhere))))


def _readers() -> list[str]:
    return [code for code, role in roles().items() if READS_THE_LIST in role.may]
