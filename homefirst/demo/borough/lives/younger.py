"""Working-age people: long support at home, and the few in care homes."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted, between, lasting
from homefirst.demo.borough.days import FIRST, LAST
from homefirst.demo.borough.lives.older import in_home
from homefirst.demo.borough.lives.shape import FLOWS, Way
from homefirst.demo.borough.lives.support import asks, closes, dies, is_assessed, lives_at_home, some_day
from homefirst.demo.borough.people import Person

REASONS_AT_HOME = Weighted(
    {
        v.LEARNING: 47.0,
        v.MENTAL: 22.0,
        v.PERSONAL_CARE: 21.0,
        v.ACCESS: 4.0,
        v.SIGHT: 1.0,
        v.HEARING: 1.0,
        v.MEMORY: 2.0,
        v.SUBSTANCE: 1.0,
        v.ISOLATION: 1.0,
    }
)
REASONS_IN_HOME = Weighted({v.LEARNING: 44.0, v.MENTAL: 27.0, v.PERSONAL_CARE: 25.0, v.MEMORY: 4.0})
_END = Weighted(
    {
        v.DIED: 22.0,
        "care home": 8.0,
        v.AS_PLANNED: 26.0,
        v.OTHER_REASON: 14.0,
        v.MOVED: 16.0,
        v.DECLINED: 8.0,
        v.TO_NHS: 5.0,
    }
)


def at_home(chance: Random, person: Person, there: bool) -> None:
    stays = FLOWS[Way.YOUNGER_AT_HOME].stays
    if there:
        supported(chance, person, FIRST - lasting(chance, stays), FIRST + lasting(chance, stays))
        return
    route = "Planned entry (transition)" if chance.random() < 0.16 else ""
    answered = asks(chance, person, some_day(chance), v.TO_ASSESSMENT, route)
    begin = is_assessed(chance, person, answered, v.TO_SERVICES) + lasting(chance, 14)
    supported(chance, person, begin, begin + lasting(chance, stays))


def supported(chance: Random, person: Person, begin: int, until: int) -> None:
    """Support at home, begun on or after the eighteenth birthday, then what follows."""
    begin = max(begin, person.born + 6_575)
    if begin > LAST:
        return
    services = lives_at_home(chance, person, begin, until, older=False)
    if until > LAST:
        return
    end = _END.draw(chance)
    if end == "care home":
        closes(services, until, v.TO_SERVICES)
        in_home(chance, person, until + 1, until + lasting(chance, 2_600), nursing=0.18)
    elif end == v.DIED:
        dies(chance, person, services, until)
    else:
        closes(services, until, end)


def care_home(chance: Random, person: Person, there: bool) -> None:
    stays = FLOWS[Way.YOUNGER_IN_CARE_HOME].stays
    if there:
        begin = max(FIRST - lasting(chance, stays), person.born + 6_575)
        in_home(chance, person, begin, FIRST + lasting(chance, stays), nursing=0.18)
        return
    answered = asks(chance, person, some_day(chance), v.TO_ASSESSMENT)
    begin = is_assessed(chance, person, answered, v.TO_SERVICES) + between(chance, 3, 40)
    in_home(chance, person, begin, begin + lasting(chance, stays), nursing=0.18)
