"""What each worker carries: the weight of the work in their hands, whoever it is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, Sum, Value, When

from homefirst.practice.pathways.models import Step
from homefirst.practice.teams.definition import AllocationRule, allocation_rule


@dataclass(frozen=True)
class Load:
    """Of one worker: `weight` counts all their open work, also about people whom the reader may not open."""

    weight: int = 0
    steps: int = 0


def loads(user_ids: Collection[int]) -> dict[int, Load]:
    """By worker; whoever holds nothing is left out. One query, counted by the database."""
    rule = allocation_rule()
    rows = (
        Step.objects.filter(held_by__in=user_ids, state__in=Step.OPEN)
        .order_by()
        .values("held_by")
        .annotate(weight=Sum(_weight(rule)), steps=Count("pk"))
    )
    return {row["held_by"]: Load(row["weight"], row["steps"]) for row in rows}


def _weight(rule: AllocationRule) -> Case:
    whens = [When(Q(episode__code=code), then=Value(number)) for code, number in rule.weights.items() if code]
    return Case(*whens, default=Value(rule.weights[""]), output_field=IntegerField())
