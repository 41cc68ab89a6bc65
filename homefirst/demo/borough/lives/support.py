"""Parts that most lives share: asking, being assessed, long-term support with its reviews, and its end."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted, between, lasting
from homefirst.demo.borough.days import FIRST, LAST, SPAN
from homefirst.demo.borough.events import Event, assessment, request, review, service
from homefirst.demo.borough.people import HOME, REASON, Person

_ROUTES = Weighted(
    {
        v.FROM_COMMUNITY: 62.0,
        v.FROM_HOSPITAL: 29.0,
        "Diversion from hospital services": 4.0,
        "Self-funder": 3.5,
        "Transfer from other local authority": 1.5,
    }
)
_UNCHANGED = Weighted({v.CONTINUES: 76.0, v.TO_SERVICES: 18.0, v.TO_ASSESSMENT: 5.0, "": 1.0})
_MECHANISM_YOUNGER = Weighted({v.MANAGED_BUDGET: 74.0, v.COMMISSIONED: 9.0, v.DIRECT_PAYMENT: 14.0, "": 3.0})
_MECHANISM_OLDER = Weighted({v.MANAGED_BUDGET: 76.0, v.COMMISSIONED: 12.0, v.DIRECT_PAYMENT: 5.0, "": 7.0})

_AT_HOME: dict[str, Weighted[str]] = {
    v.LEARNING: Weighted(
        {
            v.SUPPORTED_LIVING: 40.0,
            v.DIRECT_PAYMENT: 22.0,
            v.DAY_SUPPORT: 16.0,
            "Shared Lives": 6.0,
            v.HOME_CARE: 14.0,
            "Learning, education or employment support": 2.0,
        }
    ),
    v.MENTAL: Weighted(
        {
            v.SOCIAL_WORKER: 26.0,
            v.SUPPORTED_LIVING: 27.0,
            v.HOME_CARE: 20.0,
            v.DIRECT_PAYMENT: 19.0,
            "Other long term support": 8.0,
        }
    ),
}
_YOUNGER_OTHER = Weighted(
    {v.HOME_CARE: 50.0, v.DIRECT_PAYMENT: 36.0, v.DAY_SUPPORT: 6.0, v.SUPPORTED_LIVING: 8.0}
)
_OLDER = Weighted(
    {
        v.HOME_CARE: 66.0,
        v.DIRECT_PAYMENT: 10.5,
        v.EXTRA_CARE: 9.0,
        v.DAY_SUPPORT: 7.0,
        "Meals": 2.0,
        v.SUPPORTED_LIVING: 2.5,
        "Other long term support": 3.0,
    }
)
_SECOND = Weighted({v.DAY_SUPPORT: 55.0, "Transport": 20.0, "Meals": 12.0, v.DIRECT_PAYMENT: 13.0})
_LIVES_IN = {"Shared Lives": v.SHARED_LIVES, v.EXTRA_CARE: v.SHELTERED, v.SUPPORTED_LIVING: v.SUPPORTED}


def some_day(chance: Random) -> int:
    return FIRST + int(chance.random() * SPAN)


def asks(chance: Random, person: Person, day: int, outcome: str, route: str = "") -> int:
    """A request; returns the day on which it was answered."""
    answered = day + int(chance.random() ** 2 * 5)
    person.events.append(request(day, answered, outcome, route or _ROUTES.draw(chance)))
    return answered


def is_assessed(chance: Random, person: Person, day: int, outcome: str, kind: str = v.LONG_ASSESSMENT) -> int:
    """An assessment begun some days after `day`; returns the day on which it was finished."""
    begun = day + lasting(chance, 16)
    done = begun + between(chance, 0, 24)
    person.events.append(assessment(chance, begun, done, outcome, kind))
    return done


def lives_at_home(chance: Random, person: Person, begin: int, until: int, older: bool) -> list[Event]:
    """Long-term support in the community between two days, with reviews. Ends are left to the caller."""
    reason = person.cells[REASON]
    pool = _OLDER if older else _AT_HOME.get(reason, _YOUNGER_OTHER)
    component = pool.draw(chance)
    services = [_community(chance, component, begin, older)]
    if chance.random() < 0.16:
        second = _SECOND.draw(chance)
        if second != component:
            services.append(_community(chance, second, begin + between(chance, 0, 200), older))
    services = [one for one in services if one.start <= min(until, LAST)]
    if component in _LIVES_IN and chance.random() < 0.95:
        person.becomes(begin, HOME, _LIVES_IN[component])
    person.events += services
    is_reviewed(chance, person, begin, until)
    return services


def _community(chance: Random, component: str, begin: int, older: bool) -> Event:
    mechanism = (_MECHANISM_OLDER if older else _MECHANISM_YOUNGER).draw(chance)
    if component == v.DIRECT_PAYMENT:
        mechanism = v.DIRECT_PAYMENT
    return service(chance, begin, 0, v.CONTINUES, v.COMMUNITY, component, mechanism)


def is_reviewed(chance: Random, person: Person, begin: int, until: int) -> None:
    """A planned review about once a year, late as reviews are, and now and then an unplanned one."""
    last = min(until, LAST)
    day = begin + between(chance, 42, 90) if begin >= FIRST else _first_anniversary(chance, begin)
    while day < last:
        if day >= FIRST - 10:
            done = day + int(chance.random() * 15)
            if done <= last:
                person.events.append(
                    review(chance, day, done, _UNCHANGED.draw(chance), chance.random() < 0.83)
                )
        day += 330 + lasting(chance, 110)


def _first_anniversary(chance: Random, begin: int) -> int:
    return begin + (FIRST - begin) // 365 * 365 + between(chance, 0, 365)


def closes(services: list[Event], day: int, outcome: str) -> None:
    """End what is still open, if the day is one that the files reach."""
    if day > LAST:
        return
    for one in services:
        if not one.end:
            one.end, one.outcome = max(day, one.start), outcome


def dies(chance: Random, person: Person, services: list[Event], day: int) -> None:
    """Some deaths never reach the record as a date."""
    closes(services, day, v.DIED)
    if day <= LAST and chance.random() > 0.03:
        person.dies(day)
