"""What of goals and risks stands on a record's first page: one query for all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import CharField, DateField, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import Goal, RiskTaken
from homefirst.practice.plans.queries.goals import GoalLine, lines_of


@dataclass(frozen=True)
class ShortRisk:
    """In force. `wants` in the person's own words."""

    wants: str
    in_place: str
    look_again_on: date | None


@dataclass(frozen=True)
class Standing:
    goals: tuple[GoalLine, ...]
    risks: tuple[ShortRisk, ...]


class _Row(NamedTuple):
    """What all kinds have in common; what each column holds stands where its rows are asked for."""

    kind: str
    pk: int
    words: str
    more: str
    code: str
    day: date | None
    other_day: date | None
    number: int | None
    third_day: date | None


_NO_DAY: Final = Cast(Value(None), DateField())
_NO_NUMBER: Final = Cast(Value(None), IntegerField())


def standing(person: Person) -> Standing:
    """One query."""
    told = _goals(person).union(_risks(person), all=True)
    rows = [_Row(*row) for row in told]
    risks = sorted((row for row in rows if row.kind == "risk"), key=lambda row: (row.other_day, row.pk))
    return Standing(
        goals=tuple(_goal_lines(row for row in rows if row.kind == "goal")),
        risks=tuple(ShortRisk(row.words, row.more, row.day) for row in risks),
    )


def _goals(person: Person) -> QuerySet[Any, Any]:
    """Each with each of its readings: state, when it was set and ended, how much help and when that was read."""
    rows = Goal.objects.filter(person=person).order_by()
    return rows.values_list(
        _kind("goal"), "pk", Cast("words", TextField()), _words(""), "state", "set_on", "ended_on", "readings__level",
        "readings__read_on",
    )  # fmt: skip


def _risks(person: Person) -> QuerySet[Any, Any]:
    """Those in force: what is in place, when it is looked at again and when it was taken."""
    rows = RiskTaken.objects.filter(person=person, ended_on__isnull=True).order_by()
    return rows.values_list(
        _kind("risk"), "pk", "wants", "in_place", Value("", CharField()), "look_again_on", "taken_on", _NO_NUMBER,
        _NO_DAY,
    )  # fmt: skip


def _goal_lines(rows: Any) -> list[GoalLine]:
    readings = sorted(rows, key=lambda row: (row.day, row.pk, row.third_day or date.min))
    return lines_of(
        (row.pk, row.words, row.code, row.day, "", row.other_day, (), row.number, row.third_day)
        for row in readings
    )


def _kind(name: str) -> Value:
    return Value(name, CharField())


def _words(said: str) -> Value:
    return Value(said, TextField())
