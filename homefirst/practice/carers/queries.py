"""Every carer whom the council knows, with whom they care for, when they were assessed, and their emergency plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import BooleanField, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.carers.models import EmergencyPlan
from homefirst.practice.pathways.models import PastStep, Step
from homefirst.practice.people.models import Person, Relationship
from homefirst.practice.people.queries import person_by_ref

CARED_FOR: Final = "person cared for"
SHOWS: Final[Mapping[str, str]] = {
    "": "Carers we know",
    "register": "On the register",
    "no_plan": "No emergency plan",
    "not_assessed": "Not assessed yet",
    "private": "Ask for privacy",
}


@dataclass(frozen=True)
class CaredFor:
    """`ref` and `name` are empty where the other's record may not be seen; `is_private`: the carer asks that their own
    record is not found from there."""

    name: str
    ref: str
    tie: str
    is_private: bool


def carers(actor: Actor, on: date) -> QuerySet[Person]:
    """Living carers whom this actor may see, each with `assessed_on`, `last_on`, `plan_on`, `is_on_register` and
    `asks_privacy`; by family name."""
    seen = policy.visible(actor, _known(on), "carers.see")
    return _with_facts(seen, on).order_by("family_name", "given_name", "pk")


def how_many_hidden(actor: Actor, on: date) -> int:
    """Carers on records that this actor may not see. Two queries."""
    return _known(on).count() - policy.visible(actor, _known(on), "carers.see").count()


def shown(people: QuerySet[Person], show: str) -> QuerySet[Person]:
    """Those whom a count counts."""
    tests: Mapping[str, Mapping[str, bool]] = {
        "register": {"is_on_register": True},
        "no_plan": {"plan_on__isnull": True},
        "not_assessed": {"assessed_on__isnull": True},
        "private": {"asks_privacy": True},
    }
    return people.filter(**tests.get(show, {}))


def counts(people: QuerySet[Person]) -> dict[str, int]:
    """How many each of SHOWS shows. One query."""
    annotated: Any = people.order_by()  # the columns of `_with_facts` are not the model's
    rows = annotated.values_list("is_on_register", "plan_on", "assessed_on", "asks_privacy")
    found = dict.fromkeys(SHOWS, 0)
    for on_register, plan_on, assessed_on, private in rows:
        found[""] += 1
        found["register"] += bool(on_register)
        found["no_plan"] += plan_on is None
        found["not_assessed"] += assessed_on is None
        found["private"] += bool(private)
    return found


def cared_for(
    actor: Actor, carer_ids: Iterable[int], on: date, action: str = "person.see"
) -> dict[int, list[CaredFor]]:
    """By carer, from either end of the tie; named where this actor may do `action` to them. One query."""
    ids = set(carer_ids)
    rows = Relationship.objects.filter(_now(on)).filter(
        Q(other__in=ids, is_informal_carer=True) | Q(person__in=ids, tie=CARED_FOR)
    )
    rows = rows.select_related("person__record", "other__record").annotate(
        person_seen=Exists(policy.visible(actor, Person.objects.filter(pk=OuterRef("person_id")), action)),
        other_seen=Exists(policy.visible(actor, Person.objects.filter(pk=OuterRef("other_id")), action)),
    )
    found: dict[int, dict[int | str, CaredFor]] = {}
    for row in rows.order_by("pk"):
        if row.is_informal_carer and row.other_id in ids:
            kept = found.setdefault(int(row.other_id), {})
            kept.setdefault(row.person_id, _cared_for(row.person, row, row.tie, bool(row.person_seen)))
        if row.tie == CARED_FOR and row.person_id in ids:
            kept = found.setdefault(row.person_id, {})
            kept.setdefault(
                row.other_id or row.other_name, _cared_for(row.other, row, "", bool(row.other_seen))
            )
    return {carer: list(each.values()) for carer, each in found.items()}


def find_plans(actor: Actor, words: str, on: date, *, most: int = 20) -> list[EmergencyPlan]:
    """Plans in force of carers on the register, in any team, by the name of carer or cared-for. One query."""
    asked = words.split()
    if not asked or not policy.can(actor, "carers.emergency"):
        return []
    cares = Relationship.objects.filter(_now(on), is_informal_carer=True, other=OuterRef("person_id"))
    told = Relationship.objects.filter(_now(on), tie=CARED_FOR, person=OuterRef("person_id"))
    rows = policy.visible(actor, _in_force(), "carers.emergency", "person__record").filter(on_register=True)
    rows = rows.filter(person__died_on__isnull=True)
    own, of_cared, of_told = Q(), Q(), Q()
    for word in asked:
        own &= Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word)
        of_cared &= Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word)
        of_told &= (
            Q(other__given_name__icontains=word)
            | Q(other__family_name__icontains=word)
            | Q(other_name__icontains=word)
        )
    rows = rows.filter(own | Exists(cares.filter(of_cared)) | Exists(told.filter(of_told)))
    return list(rows.select_related("person__record").order_by("person__family_name", "pk")[:most])


def plan_of(actor: Actor, ref: str) -> tuple[Person, EmergencyPlan | None]:
    """The person, and their plan in force; None alike for no plan and for a carer who does not want to be on the register.
    Raises NotAllowed alike for nobody and a record that is restricted. Two queries."""
    person = person_by_ref(actor, ref, "carers.emergency")
    plans = _in_force().filter(on_register=True, person=person)
    return person, plans.select_related("made_by").first()


def plans_around(actor: Actor, person: Person, on: date) -> list[EmergencyPlan]:
    """Of the person themselves, and of those who care for them and allow that their own record is found from here. One
    query, none for a role that may not open plans."""
    if not policy.can(actor, "carers.emergency"):
        return []
    open_ = Relationship.objects.filter(
        _now(on), person=person, is_informal_carer=True, carer_allows_link=True
    )
    closed = Relationship.objects.filter(_now(on), other=person, tie=CARED_FOR, carer_allows_link=False)
    allowed = Q(person__in=open_.values("other_id")) & ~Q(person__in=closed.values("person_id"))
    rows = _in_force().filter(Q(person=person) | allowed, on_register=True)
    seen = policy.visible(actor, rows, "carers.emergency", "person__record")
    return list(seen.select_related("person__record").order_by("pk"))


def _known(on: date) -> QuerySet[Person]:
    """Somebody came as a carer, is one to somebody on the record, or was offered a talk of their own."""
    client = Q(client_type__istartswith="unpaid carer") | Q(client_type__istartswith="carer")
    cares = Relationship.objects.filter(_now(on), is_informal_carer=True, other__isnull=False)
    ways = client | Q(pk__in=cares.values("other_id")) | Q(episodes__code="carer")
    return Person.objects.filter(ways, died_on__isnull=True).distinct()


def _with_facts(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    mine = OuterRef("pk")
    plan = EmergencyPlan.objects.filter(person=mine).order_by("-pk")
    done = Step.objects.filter(episode__person=mine, state=Step.State.DONE).order_by()
    past = PastStep.objects.filter(person=mine).order_by()
    as_carer = Q(client_type__istartswith="unpaid carer")
    assessed = past.filter(as_carer, kind=PastStep.Kind.ASSESSMENT)
    talked = done.filter(episode__code="carer", code="assessment")
    private = Relationship.objects.filter(_now(on), carer_allows_link=False).filter(
        Q(other=mine, is_informal_carer=True) | Q(person=mine, tie=CARED_FOR)
    )
    return people.select_related("record__team").annotate(
        plan_on=Subquery(plan.values("made_on")[:1], output_field=DateField()),
        is_on_register=Subquery(plan.values("on_register")[:1], output_field=BooleanField()),
        assessed_on=_latest(_last(talked, "finished_on"), _last(assessed, "ends_on")),
        last_on=_latest(_last(done, "finished_on"), _last(past, "ends_on")),
        asks_privacy=Exists(private),
    )


def _last(rows: QuerySet[Step] | QuerySet[PastStep], field: str) -> Subquery:
    grouped = rows.values(whose=F("episode__person" if rows.model is Step else "person"))
    return Subquery(grouped.annotate(last=Max(field)).values("last")[:1], output_field=DateField())


def _latest(one: Subquery, other: Subquery) -> object:
    """The later of two days; the databases differ on what is greater than nothing."""
    return Greatest(Coalesce(one, other), Coalesce(other, one))


def _in_force() -> QuerySet[EmergencyPlan]:
    newest = EmergencyPlan.objects.filter(person=OuterRef("person_id")).order_by("-pk")
    return EmergencyPlan.objects.filter(pk=Subquery(newest.values("pk")[:1]))


def _now(on: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=on)


def _cared_for(person: Person | None, row: Relationship, tie: str, seen: bool) -> CaredFor:
    name = f"{person.given_name} {person.family_name}".strip() if person and seen else ""
    if person is None:
        name = row.other_name
    ref = person.record.ref if person and seen else ""
    return CaredFor(name, ref, tie, not row.carer_allows_link)
