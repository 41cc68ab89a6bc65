"""What stands on a record's first page of goals, risks, wishes, growing up and coming back: one query for all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django.db.models import Case, CharField, DateField, IntegerField, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import AdultCost, EnablementYear, Goal, RiskTaken, Wish
from homefirst.practice.plans.queries.goals import GoalLine, lines_of


@dataclass(frozen=True)
class ShortRisk:
    """In force. `wants` in the person's own words."""

    wants: str
    in_place: str
    look_again_on: date | None


@dataclass(frozen=True)
class WishLine:
    """In force. `place` is a code of PLACES; `met` is None while nobody has said."""

    matters: str
    place: str
    place_care: str
    who_there: str
    not_want: str
    resuscitation_held: str
    told_on: date
    shared_on: date | None
    met: bool | None
    not_met_why: str


@dataclass(frozen=True)
class CostLine:
    """Pounds a year from 18, as it was foreseen last."""

    low: Decimal
    middle: Decimal
    high: Decimal
    how_sure: str
    said_on: date


@dataclass(frozen=True)
class YearLine:
    """Hours a week before and after a year of enablement."""

    words: str
    before: Decimal
    after: Decimal
    goals_met: int | None
    ended_on: date


@dataclass(frozen=True)
class Return:
    """Work that ended and goes on where it stopped when the person comes back by that day."""

    title: str
    until: date


@dataclass(frozen=True)
class Standing:
    goals: tuple[GoalLine, ...]
    risks: tuple[ShortRisk, ...]
    wish: WishLine | None
    cost: CostLine | None
    year: YearLine | None
    returns: tuple[Return, ...]


class _Row(NamedTuple):
    """What all kinds have in common; what each column holds stands where its rows are asked for."""

    kind: str
    pk: int
    words: str
    more: str
    a: str
    b: str
    c: str
    d: str
    code: str
    day: date | None
    other_day: date | None
    third_day: date | None
    number: int | None


_NO_DAY: Final = Cast(Value(None), DateField())
_NO_NUMBER: Final = Cast(Value(None), IntegerField())
_NONE: Final = Value("", TextField())
_NO_CODE: Final = Value("", CharField())


def standing(person: Person, on: date) -> Standing:
    """One query, and another for a version of a pathway that this process has not met yet."""
    told = _goals(person).union(
        _risks(person), _wishes(person), _costs(person), _years(person), _closed(person), all=True
    )
    rows: dict[str, list[_Row]] = {}
    for row in sorted((_Row(*row) for row in told), key=lambda row: (row.day or date.min, row.pk)):
        rows.setdefault(row.kind, []).append(row)
    risks = sorted(rows.get("risk", []), key=lambda row: (row.other_day, row.pk))
    return Standing(
        goals=tuple(_goal_lines(rows.get("goal", []))),
        risks=tuple(ShortRisk(row.words, row.more, row.day) for row in risks),
        wish=next((_wish(row) for row in reversed(rows.get("wish", []))), None),
        cost=next((_cost(row) for row in reversed(rows.get("cost", []))), None),
        year=next((_year(row) for row in reversed(rows.get("year", []))), None),
        returns=tuple(_returns(rows.get("closed", []), on)),
    )


def _goals(person: Person) -> QuerySet[Any, Any]:
    """Each with each of its readings: state, when it was set and ended, when that was read and how much help."""
    rows = Goal.objects.filter(person=person).order_by()
    return rows.values_list(
        _kind("goal"), "pk", Cast("words", TextField()), _NONE, _NONE, _NONE, _NONE, _NONE, "state", "set_on",
        "ended_on", "readings__read_on", "readings__level",
    )  # fmt: skip


def _risks(person: Person) -> QuerySet[Any, Any]:
    """Those in force: what is in place, when it is looked at again and when it was taken."""
    rows = RiskTaken.objects.filter(person=person, ended_on__isnull=True).order_by()
    return rows.values_list(
        _kind("risk"), "pk", "wants", "in_place", _NONE, _NONE, _NONE, _NONE, _NO_CODE, "look_again_on", "taken_on",
        _NO_DAY, _NO_NUMBER,
    )  # fmt: skip


def _wishes(person: Person) -> QuerySet[Any, Any]:
    """Each as it was told, where it was shared and whether it was met."""
    met = Case(
        When(met=Wish.Met.MET, then=1), When(met=Wish.Met.NOT_MET, then=0), output_field=IntegerField()
    )
    rows = Wish.objects.filter(person=person).order_by()
    return rows.values_list(
        _kind("wish"), "pk", "matters", "place_care", "who_there", "not_want", "resuscitation_held", "not_met_why",
        "place", "told_on", "shared_on", _NO_DAY, met,
    )  # fmt: skip


def _costs(person: Person) -> QuerySet[Any, Any]:
    rows = AdultCost.objects.filter(person=person).order_by()
    low, middle, high = (Cast(f"yearly_{name}", TextField()) for name in ("low", "middle", "high"))
    return rows.values_list(
        _kind("cost"), "pk", low, middle, high, _NONE, _NONE, _NONE, "how_sure", "said_on", _NO_DAY, _NO_DAY, _NO_NUMBER,
    )  # fmt: skip


def _years(person: Person) -> QuerySet[Any, Any]:
    rows = EnablementYear.objects.filter(person=person).order_by()
    before, after = (Cast(f"weekly_hours_{name}", TextField()) for name in ("before", "after"))
    return rows.values_list(
        _kind("year"), "pk", "words", before, after, _NONE, _NONE, _NONE, _NO_CODE, "ended_on", _NO_DAY, _NO_DAY,
        Cast("goals_met", IntegerField()),
    )  # fmt: skip


def _closed(person: Person) -> QuerySet[Any, Any]:
    """Work that ended and whose file knows an easy return: the digest of its version, and when it ended."""
    rows = Episode.objects.filter(
        person=person, state=Episode.State.CLOSED, version__text__contains="\neasy_return:"
    ).order_by()
    return rows.values_list(
        _kind("closed"), "pk", _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, "version__digest", "closed_on", _NO_DAY,
        _NO_DAY, _NO_NUMBER,
    )  # fmt: skip


def _goal_lines(rows: Iterable[_Row]) -> list[GoalLine]:
    readings = sorted(rows, key=lambda row: (row.day or date.min, row.pk, row.third_day or date.min))
    return lines_of(
        (row.pk, row.words, row.code, row.day, "", row.other_day, (), row.number, row.third_day)
        for row in readings
    )


def _wish(row: _Row) -> WishLine:
    assert row.day is not None
    met = None if row.number is None else bool(row.number)
    return WishLine(row.words, row.code, row.more, row.a, row.b, row.c, row.day, row.other_day, met, row.d)


def _cost(row: _Row) -> CostLine:
    assert row.day is not None
    sure = str(AdultCost.Sure(row.code).label) if row.code else ""
    return CostLine(Decimal(row.words), Decimal(row.more), Decimal(row.a), sure, row.day)


def _year(row: _Row) -> YearLine:
    assert row.day is not None
    return YearLine(row.words, Decimal(row.more), Decimal(row.a), row.number, row.day)


def _returns(rows: Iterable[_Row], on: date) -> Iterable[Return]:
    for row in rows:
        pathway = library.read_digest(row.code)
        if pathway.easy_return is None or row.day is None:
            continue
        until = pathway.easy_return.within.due_on(row.day)
        if until >= on:
            yield Return(pathway.title, until)


def _kind(name: str) -> Value:
    return Value(name, CharField())
