"""What is late in somebody's hands, as a number that another query carries: the frame of every page says it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from homefirst.foundation.access.models import Record, Tie
from homefirst.practice.pathways.models import Promise, Step


def late_in_hand(on: date) -> Combinable:
    """For a query of users: how many lines stand under Late on their own My work. A clock that stands still is not late, and
    a record that they may not open is not counted."""
    steps = Step.objects.filter(state__in=Step.OPEN).exclude(state=Step.State.PAUSED)
    promises = Promise.objects.filter(kept_on__isnull=True)
    return _late(steps, on, "episode__person__record") + _late(promises, on, "person__record")


def _late(rows: QuerySet[Any], on: date, record: str) -> Combinable:
    late = rows.filter(opens(record), due_on__lt=on, held_by=OuterRef("pk"))
    counted = late.order_by().values("held_by").annotate(late=Count("pk")).values("late")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def opens(record: str, holder: str = "held_by") -> Q:
    """Whoever holds work about somebody may open the record, save where it is restricted to others or they are kept out."""
    now = timezone.now()
    theirs = Tie.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=now),
        starts_at__lte=now,
        user=OuterRef(holder),
        record=OuterRef(record),
    )
    named = Q(**{f"{record}__restriction": Record.Restriction.NORMAL}) | Exists(
        theirs.filter(kind=Tie.Kind.NAMED)
    )
    return named & ~Exists(theirs.filter(kind=Tie.Kind.BARRED))
