"""Safety calls: the last of each person, and all of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from homefirst.practice.people.models import Person
from homefirst.practice.waiting.models import SafetyCall


@dataclass(frozen=True)
class LastCall:
    """`risk_reason` is private: for those who may open the record."""

    next_on: date
    risk: str
    risk_reason: str
    answered: bool
    at: datetime


def last_calls(person_ids: Collection[int] | None = None) -> dict[int, LastCall]:
    """By person; of everybody when no ids are given. One query."""
    found = SafetyCall.objects.filter(is_last=True)
    if person_ids is not None:
        found = found.filter(person__in=person_ids)
    rows = found.values_list("person_id", "next_on", "risk", "risk_reason", "spoke_to", "at")
    return {pk: LastCall(on, risk, reason, bool(spoke_to), at) for pk, on, risk, reason, spoke_to, at in rows}


def calls_of(person: Person, most: int = 20) -> list[SafetyCall]:
    """The latest first. One query."""
    return list(SafetyCall.objects.filter(person=person).select_related("by").order_by("-at", "-pk")[:most])
