"""Short help: reablement, equipment and other small things, and contacts that end with advice."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted, between, lasting
from homefirst.demo.borough.days import FIRST, LAST, day
from homefirst.demo.borough.events import Event, assessment, service
from homefirst.demo.borough.lives import older, younger
from homefirst.demo.borough.lives.shape import FLOWS, Way
from homefirst.demo.borough.lives.support import asks, closes, is_assessed, some_day
from homefirst.demo.borough.people import Person

# Kitchen goals: from spring 2025 reablement sets them with everybody, and more people manage alone.
_BEFORE, _AFTER = 0.685, 0.79
_TAUGHT_FROM, _TAUGHT_TO = day(2025, 3, 1), day(2026, 1, 1)

_WELL = Weighted(
    {
        v.AS_PLANNED: 66.0,
        v.ADVICE: 13.0,
        v.OTHER_REASON: 4.0,
        v.NOT_OFFERED: 3.0,
        v.OTHER: 1.0,
        "low level": 13.0,
    }
)
_ASIDE = Weighted(
    {
        v.TO_HOSPITAL: 46.0,
        v.DIED: 14.0,
        v.DECLINED: 16.0,
        v.TO_NHS: 10.0,
        v.SELF_FUNDED: 8.0,
        v.CONTINUES: 6.0,
    }
)
_NOTHING_MORE = Weighted(
    {
        v.ADVICE: 56.0,
        v.OTHER_SERVICE: 10.0,
        v.NOT_OFFERED: 10.0,
        v.DECLINED: 9.0,
        v.SELF_FUNDED: 8.0,
        v.TO_NHS: 4.0,
        v.OTHER: 3.0,
    }
)
_SMALL_HELP = Weighted(
    {v.EQUIPMENT: 66.0, "Meals": 8.0, "Professional support: Other": 10.0, "Other short term support": 16.0}
)


def manages_alone(ended: int) -> float:
    """The share of new people who need no long-term support after reablement that ended on this day."""
    taught = (ended - _TAUGHT_FROM) / (_TAUGHT_TO - _TAUGHT_FROM)
    return _BEFORE + (_AFTER - _BEFORE) * min(1.0, max(0.0, taught))


def reablement(chance: Random, person: Person, there: bool) -> None:
    """A request, up to six weeks of reablement, and what followed."""
    route = v.FROM_HOSPITAL if chance.random() < 0.63 else ""
    start = asks(chance, person, some_day(chance), v.TO_REABLEMENT, route) + between(chance, 0, 6)
    end = start + between(chance, 12, 42)
    if start > LAST:
        return
    spell = service(chance, start, 0, v.CONTINUES, v.ST_MAX, v.REABLEMENT, v.COMMISSIONED)
    person.events.append(spell)
    if chance.random() < 0.3:
        person.events.append(
            assessment(chance, start, min(start + 5, LAST), v.TO_REABLEMENT, v.SHORT_ASSESSMENT)
        )
    if end > LAST:
        return
    if chance.random() < 0.2:
        _stops(person, spell, end, _ASIDE.draw(chance))
    elif chance.random() < manages_alone(end):
        _manages(chance, person, spell, end)
    else:
        _needs_more(chance, person, spell, end)


def _stops(person: Person, spell: Event, end: int, outcome: str) -> None:
    closes([spell], end, outcome)
    if outcome == v.DIED:
        person.dies(end)


def _manages(chance: Random, person: Person, spell: Event, end: int) -> None:
    outcome = _WELL.draw(chance)
    closes([spell], end, v.TO_SERVICES if outcome == "low level" else outcome)
    if outcome == "low level":
        begin = end - between(chance, 0, 3)
        until = end + lasting(chance, 300)
        person.events.append(
            service(chance, begin, until if until <= LAST else 0, v.AS_PLANNED, v.LOW_LEVEL, v.EQUIPMENT)
        )


def _needs_more(chance: Random, person: Person, spell: Event, end: int) -> None:
    closes([spell], end, v.TO_SERVICES)
    done = end + between(chance, 0, 3)
    person.events.append(assessment(chance, end - 8, done, v.TO_SERVICES, v.LONG_ASSESSMENT))
    begin = end + between(chance, 1, 6)
    if person.born > end - 65 * 365:
        younger.supported(chance, person, begin, begin + lasting(chance, 2_000))
    elif chance.random() < 0.16:
        older.in_home(chance, person, begin, begin + lasting(chance, FLOWS[Way.OLDER_IN_CARE_HOME].stays))
    else:
        older.supported(chance, person, begin, begin + lasting(chance, FLOWS[Way.OLDER_AT_HOME].stays))


def equipment(chance: Random, person: Person, there: bool) -> None:
    """A rail, a bath board, meals for a while: ongoing low level or other short-term support."""
    component = _SMALL_HELP.draw(chance)
    if there:
        begin = FIRST - lasting(chance, 300)
        until = FIRST + lasting(chance, 300)
    else:
        answered = asks(chance, person, some_day(chance), v.TO_ASSESSMENT)
        done = is_assessed(chance, person, answered, v.TO_SERVICES, v.SHORT_ASSESSMENT)
        begin = done + lasting(chance, 7)
        until = begin + (0 if chance.random() < 0.4 else lasting(chance, 300))
    if begin > LAST:
        return
    kind = v.OTHER_SHORT if component == "Other short term support" else v.LOW_LEVEL
    end = until if until <= LAST else 0
    person.events.append(service(chance, begin, end, v.AS_PLANNED, kind, component))


def contact(chance: Random, person: Person, there: bool) -> None:
    """Asked, and answered with advice or another door; a few were assessed first."""
    if chance.random() < 0.8:
        asks(chance, person, some_day(chance), _NOTHING_MORE.draw(chance))
        return
    answered = asks(chance, person, some_day(chance), v.TO_ASSESSMENT)
    is_assessed(chance, person, answered, _NOTHING_MORE.draw(chance))
