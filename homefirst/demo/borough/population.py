"""Everyone whom the made-up borough knows, one at a time, so that memory does not grow with their number."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted
from homefirst.demo.borough.days import FIRST, SPAN
from homefirst.demo.borough.faults import Faults, almost_the_same
from homefirst.demo.borough.identifiers import council_numbers, nhs_numbers
from homefirst.demo.borough.lives import carers, older, shorter, younger
from homefirst.demo.borough.lives.shape import FLOWS, Way, people_in_all
from homefirst.demo.borough.people import POSTCODE, Person, someone
from homefirst.demo.borough.places import postcode

_GOLDEN = 0.6180339887498949
_OLDER_REASONS = Weighted(
    {
        v.PERSONAL_CARE: 63.0,
        v.ACCESS: 13.0,
        v.MEMORY: 14.0,
        v.MENTAL: 3.5,
        v.LEARNING: 2.0,
        v.SIGHT: 1.5,
        v.HEARING: 1.0,
        v.ISOLATION: 2.0,
    }
)
_CARE_HOME_REASONS = Weighted(
    {v.PERSONAL_CARE: 55.0, v.MEMORY: 36.0, v.MENTAL: 4.0, v.LEARNING: 3.0, v.ACCESS: 2.0}
)
_LIVES = {
    Way.OLDER_AT_HOME: (older.at_home, _OLDER_REASONS),
    Way.OLDER_IN_CARE_HOME: (older.care_home, _CARE_HOME_REASONS),
    Way.YOUNGER_AT_HOME: (younger.at_home, younger.REASONS_AT_HOME),
    Way.YOUNGER_IN_CARE_HOME: (younger.care_home, younger.REASONS_IN_HOME),
    Way.REABLEMENT: (shorter.reablement, _OLDER_REASONS),
    Way.EQUIPMENT: (shorter.equipment, _OLDER_REASONS),
    Way.CONTACT: (shorter.contact, _OLDER_REASONS),
}
_CARER_LIVES = {Way.CARER: carers.carer, Way.CARER_BY_LINK: carers.by_link}
_MEAN_AGE = {
    Way.OLDER_IN_CARE_HOME: 85.5,
    Way.CARER: 61.0,
    Way.CARER_BY_LINK: 63.0,
    Way.REABLEMENT: 79.0,
    Way.EQUIPMENT: 78.0,
    Way.CONTACT: 74.0,
}
_ONLY_OLDER = (Way.OLDER_AT_HOME, Way.OLDER_IN_CARE_HOME)
_ONLY_YOUNGER = (Way.YOUNGER_AT_HOME, Way.YOUNGER_IN_CARE_HOME)


class Borough:
    """`known` in the latest year; those whose story ended earlier come on top, about two thirds more."""

    def __init__(self, known: int, seed: int, taken_nhs: frozenset[str] = frozenset()) -> None:
        self.everyone = people_in_all(known)
        self.chance = Random(seed)
        self.la_ids = council_numbers(seed, round(self.everyone * 1.05))
        self.nhs_numbers = nhs_numbers(seed, taken_nhs)
        self.faults = Faults(Random(seed + 1), self.everyone, known)
        self.ways = Weighted(_ways())
        self.lately: dict[bool, deque[str]] = {True: deque(maxlen=64), False: deque(maxlen=64)}

    def people(self) -> Iterator[Person]:
        # Steps of the golden ratio give every way its share in any stretch of people, however few.
        place = self.chance.random()
        for number in range(self.everyone):
            place = (place + _GOLDEN) % 1.0
            way, there = self.ways.at(place)
            person = self._life(way, there)
            self.faults.put(person, number, self._la_id)
            yield person
            if person.events and self.chance.random() < 0.004:
                yield almost_the_same(self.chance, person, self._la_id())

    def _la_id(self) -> str:
        return next(self.la_ids)

    def _life(self, way: Way, there: bool) -> Person:
        chance = self.chance
        born = _birth(chance, way, there)
        reason = v.TO_CARER if way in _CARER_LIVES else _LIVES[way][1].draw(chance)
        nhs = next(self.nhs_numbers) if chance.random() > 0.03 else None
        person = someone(chance, nhs, self._la_id(), born, reason)
        if way in _CARER_LIVES:
            _CARER_LIVES[way](chance, person, there, self._cared_for(there))
            return person
        _LIVES[way][0](chance, person, there)
        if way in (Way.OLDER_AT_HOME, Way.YOUNGER_AT_HOME):
            self.lately[there].append(person.la_id)
        if chance.random() < 0.05:
            person.becomes(FIRST + int(chance.random() * SPAN), POSTCODE, postcode(chance))
        person.changes.sort()
        return person

    def _cared_for(self, there: bool) -> tuple[str, ...]:
        known = self.lately[there] or self.lately[not there]
        if not known:
            return ()
        count = 2 if self.chance.random() < 0.05 and len(known) > 1 else 1
        return tuple(self.chance.sample(known, count))


def _ways() -> dict[tuple[Way, bool], float]:
    shares: dict[tuple[Way, bool], float] = {}
    for way, flow in FLOWS.items():
        shares[way, True], shares[way, False] = flow.there, flow.in_all - flow.there
    return {way: share for way, share in shares.items() if share}


def _birth(chance: Random, way: Way, there: bool) -> int:
    """An ordinal day that suits the way: working age or older on the first day seen."""
    seen = FIRST if there else FIRST + SPAN // 2
    if way in _ONLY_YOUNGER:
        age = min(63.5, max(18.2, chance.gauss(44, 15)))
    elif way in _ONLY_OLDER:
        age = min(104.0, max(67.0, chance.gauss(_MEAN_AGE.get(way, 82.5), 7.6)))
    else:
        age = min(101.0, max(19.0, chance.gauss(_MEAN_AGE[way], 12.5)))
    return seen - int(age * 365.25) - int(chance.random() * 365)
