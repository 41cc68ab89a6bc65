"""Which open work somebody waits for, and which is in the hands of somebody who is here and can open the record."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.reach import OPENS_RESTRICTED, REACH
from homefirst.foundation.accounts.models import Membership, RoleHolding, User, current
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.waiting.queries.planned import Published

_LONG_AHEAD = (
    42  # days: a step due so long after a named date is planned, not waited for, until that day comes
)
_ANY_DAY = date(2026, 1, 1)
_WAITS = (Step.State.NOT_STARTED, Step.State.AGREEMENT, Step.State.PAUSED)


def staff_here(on: date) -> QuerySet[User]:
    """Who may sign in and do work today."""
    working = [code for code, role in roles().items() if "work.do" in role.may]
    held = RoleHolding.objects.filter(current(on), role__in=working)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id"))


def held_here(at: datetime, person: str) -> Q:
    """Work in the hands of somebody who is here and can open the record: what stands under their My work. `person` leads
    from the row to the person."""
    on = at.date()
    record = f"{person}__record"
    tied = Tie.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=at),
        starts_at__lte=at,
        record=OuterRef(record),
        user=OuterRef("held_by"),
    )
    member = Membership.objects.filter(
        current(on), user=OuterRef("held_by"), team=OuterRef(f"{record}__team")
    )
    everywhere = [code for code, role in roles().items() if REACH[role.reach].all and "work.do" in role.may]
    reaches_all = RoleHolding.objects.filter(current(on), role__in=everywhere, user=OuterRef("held_by"))
    normal = Q(**{f"{record}__restriction": Record.Restriction.NORMAL})
    opens = (
        Q(Exists(tied.filter(kind__in=OPENS_RESTRICTED)))
        | (normal & Q(Exists(tied.filter(kind__in=REACH["own_and_teams"].ties))))
        | (normal & (Q(Exists(member)) | Q(Exists(reaches_all))))
    )
    barred = Q(Exists(tied.filter(kind=Tie.Kind.BARRED)))
    return Q(held_by__in=staff_here(on).values("pk")) & opens & ~barred


def waiting_steps(at: datetime, known: Published) -> QuerySet[Step]:
    """Open steps of living people that have not begun, stand still, wait for somebody, are late, or are in nobody's hands
    who is here. What is planned ahead is waited for from its day on."""
    on = at.date()
    late = Q(due_on__lt=on)
    now = Q(state__in=_WAITS) | ~Q(waiting_on="")
    waits = late | (now & ~known.planned_ahead) | ~held_here(at, "episode__person")
    return Step.objects.filter(waits, state__in=Step.OPEN, episode__person__died_on__isnull=True)


def waiting_promises(at: datetime) -> QuerySet[Promise]:
    """Promises to living people whose day has gone by, or that nobody holds who is here."""
    waits = Q(due_on__lt=at.date()) | ~held_here(at, "person")
    return Promise.objects.filter(waits, kept_on__isnull=True, person__died_on__isnull=True)
