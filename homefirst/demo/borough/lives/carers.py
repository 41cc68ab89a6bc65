"""Unpaid carers, each tied by council number to people whom the service already knows."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted, between, lasting
from homefirst.demo.borough.days import FIRST, LAST
from homefirst.demo.borough.events import carers_assessment, carers_review, link, request, service
from homefirst.demo.borough.lives.shape import FLOWS, Way
from homefirst.demo.borough.lives.support import closes, some_day
from homefirst.demo.borough.people import CLIENT, HAS_CARER, REASON, Person

_HOURS = Weighted(
    {
        "0 to 19 hours": 14.0,
        "20 to 34 hours": 16.0,
        "35 to 49 hours": 18.0,
        "50 to 99 hours": 22.0,
        "100 or more hours": 24.0,
        "": 6.0,
    }
)
_DIRECT = Weighted(
    {v.DIRECT_PAYMENT: 68.0, v.OTHER_CARER_SUPPORT: 24.0, "Unpaid carer universal services": 8.0}
)
_HOW = Weighted({v.DIRECT_PAYMENT: 20.0, v.MANAGED_BUDGET: 42.0, v.COMMISSIONED: 34.0, "": 4.0})


def carer(chance: Random, person: Person, there: bool, cared_for: tuple[str, ...]) -> None:
    """A carer's assessment, support of their own or advice, a review a year later."""
    person.cells[CLIENT], person.cells[REASON], person.cells[HAS_CARER] = v.CARER, v.TO_CARER, ""
    stays = FLOWS[Way.CARER].stays
    if there:
        begin, until = FIRST - lasting(chance, stays), FIRST + lasting(chance, stays)
        _is_helped(chance, person, begin, until, cared_for)
        return
    asked = some_day(chance)
    person.events.append(
        link(request(asked, asked + between(chance, 0, 6), v.TO_ASSESSMENT, v.FROM_COMMUNITY), cared_for)
    )
    begun = asked + lasting(chance, 20)
    done = begun + between(chance, 0, 20)
    helped = chance.random() < 0.6
    outcome = v.TO_SERVICES if helped else v.ADVICE
    person.events.append(carers_assessment(begun, done, outcome, _HOURS.draw(chance), cared_for))
    if helped:
        begin = done + lasting(chance, 10)
        _is_helped(chance, person, begin, begin + lasting(chance, stays), cared_for)


def _is_helped(chance: Random, person: Person, begin: int, until: int, cared_for: tuple[str, ...]) -> None:
    if begin > LAST:
        return
    if chance.random() < 0.78:
        component = _DIRECT.draw(chance)
        mechanism = v.DIRECT_PAYMENT if component == v.DIRECT_PAYMENT else _HOW.draw(chance)
        given = service(chance, begin, 0, v.CONTINUES, v.DIRECT_TO_CARER, component, mechanism)
    else:
        component = v.RESPITE if chance.random() < 0.5 else v.SITTING
        given = service(chance, begin, 0, v.CONTINUES, v.INVOLVING_CARED_FOR, component, v.COMMISSIONED)
    person.events.append(link(given, cared_for))
    day = max(begin, FIRST) + between(chance, 200, 420)
    while day < min(until, LAST - 20):
        person.events.append(carers_review(chance, day, day + 7, cared_for))
        day += between(chance, 340, 520)
    closes([given], until, v.AS_PLANNED if chance.random() < 0.7 else v.OTHER_REASON)


def by_link(chance: Random, person: Person, there: bool, cared_for: tuple[str, ...]) -> None:
    """A carer without an event of their own: one row in each file while the tie holds."""
    person.cells[CLIENT], person.cells[REASON], person.cells[HAS_CARER] = (
        v.CARER_BY_ASSOCIATION,
        v.TO_CARER,
        "",
    )
    since = FIRST - 1 if there else some_day(chance)
    person.associated = (since, since + 365 + lasting(chance, FLOWS[Way.CARER_BY_LINK].stays))
    person.linked = cared_for
