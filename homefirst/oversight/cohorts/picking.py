"""Whom a rule fits on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from homefirst.oversight.cohorts.definitions import Rule
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from homefirst.support.services.rules import weekly_cost


def fitting(rule: Rule, on: date) -> QuerySet[Person]:
    """Everybody alive whom all of the rule fits, in the order of their records. One query."""
    people = Person.objects.filter(Q(died_on__isnull=True) | Q(died_on__gt=on))
    if rule.reasons:
        people = people.filter(primary_support_reason__in=rule.reasons)
    if rule.aged_from is not None:
        people = people.filter(birth_date__lte=_years_before(on, rule.aged_from))
    if rule.aged_to is not None:
        people = people.filter(birth_date__gt=_years_before(on, rule.aged_to + 1))
    if rule.components:
        running = _running(on).filter(service_component__in=rule.components)
        people = people.filter(pk__in=running.values("person_id"))
    return people.order_by("pk")


def weekly_costs(people: QuerySet[Person], on: date) -> dict[int, Decimal]:
    """What all help of each person costs a week on that day. Somebody with a service whose cost is not known has none:
    half a sum would make a saving look smaller than it is. One query."""
    found: dict[int, Decimal] = {}
    unknown: set[int] = set()
    rows = _running(on).filter(person__in=people)
    for person, cost, frequency, units in rows.values_list(
        "person_id", "unit_cost", "cost_frequency", "planned_units"
    ):
        weekly = weekly_cost(cost, frequency, units)
        if weekly is None:
            unknown.add(person)
        else:
            found[person] = found.get(person, Decimal(0)) + weekly
    return {person: sum_ for person, sum_ in found.items() if person not in unknown}


def _running(on: date) -> QuerySet[Service]:
    ends = Q(ends_on__isnull=True, presumed_end_on__isnull=True) | Q(ends_on__gte=on)
    return Service.objects.filter(ends, client_type="Service user", starts_on__lte=on)


def _years_before(on: date, years: int) -> date:
    """Born on this day or before, somebody is so many years old; born on 29 February, on 1 March."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)
