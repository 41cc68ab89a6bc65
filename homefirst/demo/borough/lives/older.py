"""Older people: support at home that often leads to a care home, and care homes."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted, between, lasting
from homefirst.demo.borough.days import FIRST, LAST
from homefirst.demo.borough.events import Event, review, service
from homefirst.demo.borough.lives.shape import FLOWS, Way
from homefirst.demo.borough.lives.support import (
    asks,
    closes,
    dies,
    is_assessed,
    is_reviewed,
    lives_at_home,
    some_day,
)
from homefirst.demo.borough.people import HAS_CARER, HOME, Person

_END_AT_HOME = Weighted(
    {
        v.DIED: 52.0,
        "care home": 29.0,
        v.AS_PLANNED: 6.0,
        v.OTHER_REASON: 3.0,
        v.MOVED: 3.0,
        v.SELF_FUNDED: 3.0,
        v.TO_NHS: 2.0,
        v.DECLINED: 2.0,
    }
)
_END_IN_HOME = Weighted({v.DIED: 88.0, v.SELF_FUNDED: 4.0, v.TO_NHS: 4.0, v.MOVED: 2.0, v.OTHER_REASON: 2.0})


def at_home(chance: Random, person: Person, there: bool) -> None:
    """Support at home until death, a care home or another end. `there`: supported before the files begin."""
    stays = FLOWS[Way.OLDER_AT_HOME].stays
    if there:
        begin, until = FIRST - lasting(chance, stays), FIRST + lasting(chance, stays)
    else:
        answered = asks(chance, person, some_day(chance), v.TO_ASSESSMENT)
        assessed = is_assessed(chance, person, answered, v.TO_SERVICES)
        begin = assessed + lasting(chance, 9)
        until = begin + lasting(chance, stays)
    supported(chance, person, begin, until)


def supported(chance: Random, person: Person, begin: int, until: int, older: bool = True) -> None:
    """Support at home between two days, then what follows for an older person."""
    if begin > LAST:
        return
    services = lives_at_home(chance, person, begin, until, older)
    if until <= LAST:
        end = _END_AT_HOME.draw(chance)
        if end == "care home":
            moves_into_home(chance, person, services, until)
        elif end == v.DIED:
            dies(chance, person, services, until)
        else:
            closes(services, until, end)
    elif chance.random() < 0.06:
        _is_reabled_while_supported(chance, person, begin)


def moves_into_home(chance: Random, person: Person, services: list[Event], day: int) -> None:
    begun = day - between(chance, 3, 25)
    person.events.append(review(chance, begun, day, v.TO_SERVICES, planned=False))
    closes(services, day, v.TO_SERVICES)
    in_home(chance, person, day + 1, day + lasting(chance, FLOWS[Way.OLDER_IN_CARE_HOME].stays))


def _is_reabled_while_supported(chance: Random, person: Person, begin: int) -> None:
    """Reablement of somebody who is already supported; not a new client to the measure."""
    start = max(begin + 60, some_day(chance))
    end = start + between(chance, 14, 42)
    if end <= LAST:
        person.events.append(review(chance, start - 6, start - 2, v.TO_REABLEMENT, planned=False))
        person.events.append(
            service(chance, start, end, v.AS_PLANNED, v.ST_MAX, v.REABLEMENT, v.COMMISSIONED)
        )


def care_home(chance: Random, person: Person, there: bool) -> None:
    """Straight into a care home, mostly from hospital, some after a short stay."""
    stays = FLOWS[Way.OLDER_IN_CARE_HOME].stays
    if there:
        in_home(chance, person, FIRST - lasting(chance, stays), FIRST + lasting(chance, stays))
        return
    route = v.FROM_HOSPITAL if chance.random() < 0.64 else ""
    answered = asks(chance, person, some_day(chance), v.TO_ASSESSMENT, route)
    begin = is_assessed(chance, person, answered, v.TO_SERVICES) + between(chance, 1, 12)
    if chance.random() < 0.2 and begin + 43 < LAST:
        begin = _stays_a_while(chance, person, begin)
    in_home(chance, person, begin, begin + lasting(chance, stays))


def _stays_a_while(chance: Random, person: Person, begin: int) -> int:
    end = begin + between(chance, 14, 42)
    person.events.append(
        service(chance, begin, end, v.TO_SERVICES, v.OTHER_SHORT, v.SHORT_RESIDENTIAL, v.COMMISSIONED)
    )
    return end + 1


def in_home(chance: Random, person: Person, begin: int, until: int, nursing: float = 0.3) -> None:
    """A care home from `begin`; some move on to nursing; nearly all stays end with death."""
    if begin > LAST:
        return
    nursed = chance.random() < nursing
    stay = _stay(chance, begin, nursed)
    person.events.append(stay)
    person.becomes(begin, HAS_CARER, "No")
    if chance.random() < 0.97:
        person.becomes(begin, HOME, v.NURSING_HOME if nursed else v.CARE_HOME)
    moves = begin + (until - begin) // 2
    if not nursed and chance.random() < 0.07 and FIRST < moves < LAST:
        closes([stay], moves, v.CONTINUES)
        stay = _stay(chance, moves + 1, nursed=True)
        person.events.append(stay)
        person.becomes(moves + 1, HOME, v.NURSING_HOME)
    is_reviewed(chance, person, begin, until)
    end = _END_IN_HOME.draw(chance)
    if end == v.DIED:
        dies(chance, person, [stay], until)
    else:
        closes([stay], until, end)


def _stay(chance: Random, begin: int, nursed: bool) -> Event:
    kind, component = (v.NURSING, v.LONG_NURSING) if nursed else (v.RESIDENTIAL, v.LONG_RESIDENTIAL)
    event = service(chance, begin, 0, v.CONTINUES, kind, component, v.COMMISSIONED)
    if chance.random() < 0.012:
        event.cells[10] = ""  # a blank component: the stay then counts as no admission
    return event
