"""The faults that real files have, in steady shares: held-back rows, odd values, doubles, lost services.

Each fault is put on a person or an event here and carried out where rows are written.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.days import LAST, day
from homefirst.demo.borough.events import request
from homefirst.demo.borough.people import BORN, FIRST_NAME, LA_ID, LAST_NAME, NHS, Person

NO_IDENTIFIER = "no identifier"
CAPITALS, NULLS = "capitals", "nulls"

# Places in a whole row of 50 cells.
_EVENT_TYPE, _START, _END, _OUTCOME, _SERVICE_TYPE, _MECHANISM, _COST = 24, 26, 27, 29, 39, 41, 47
_GENDER, _CLIENT, _EMPLOYMENT = 9, 13, 17

_QUARTER_STARTS = tuple(day(2024 + n // 4, n % 4 * 3 + 1, 1) for n in range(2, 10))


def _swap_days(row: list[str]) -> None:
    if row[_END]:
        row[_START], row[_END] = row[_END], row[_START]
    else:
        row[_END] = f"01/01/{int(row[_START][-4:]) - 1}"


def _no_start(row: list[str]) -> None:
    row[_START] = ""


def _no_such_day(row: list[str]) -> None:
    row[_START] = f"31/02/{row[_START][-4:]}"


def _american_day(row: list[str]) -> None:
    row[_START] = f"{row[_START][3:5]}/28/{row[_START][-4:]}"


def _unknown_outcome(row: list[str]) -> None:
    row[_OUTCOME] = "NFA - see notes"


def _unknown_gender(row: list[str]) -> None:
    row[_GENDER] = "F" if row[_GENDER] == "Female" else "M"


def _unknown_service(row: list[str]) -> None:
    if row[_SERVICE_TYPE]:
        row[_SERVICE_TYPE] = "Long term suport: Comunity"
    else:
        row[_CLIENT] = "Client"


ODD: dict[str, Callable[[list[str]], None]] = {
    "end before start": _swap_days,
    "no start": _no_start,
    "no such day": _no_such_day,
    "month and day exchanged": _american_day,
    "unknown outcome": _unknown_outcome,
    "unknown gender": _unknown_gender,
    "unknown service or client type": _unknown_service,
}


def spoil(row: list[str], fault: str) -> None:
    """Carry out a fault on one row of 50 cells."""
    if fault == CAPITALS:
        row[_EVENT_TYPE] = row[_EVENT_TYPE].upper()
        row[_CLIENT] = row[_CLIENT].title() + " "
    elif fault == NULLS:
        row[_EMPLOYMENT] = "NULL"
        for place in (_MECHANISM, _COST):
            row[place] = row[place] or "NULL"
    else:
        ODD[fault](row)


class Faults:
    """Hands out faults evenly: for 5,000 known, ten rows without identifiers and some sixty odd ones."""

    def __init__(self, chance: Random, everyone: int, known: int) -> None:
        self.chance = chance
        self.nobody_each = max(1, round(everyone / max(1.0, known / 500)))
        self.odd_each = max(1, round(everyone / max(1.0, known / 290)))
        self.odd = tuple(ODD)

    def put(self, person: Person, number: int, new_la_id: Callable[[], str]) -> None:
        if not person.events:
            return
        if number % self.nobody_each == self.nobody_each // 2:
            person.fault = NO_IDENTIFIER
        elif number % self.odd_each == self.odd_each // 2:
            person.events[-1].fault = self.odd[number // self.odd_each % len(self.odd)]
        else:
            self._put_small(person, new_la_id)

    def _put_small(self, person: Person, new_la_id: Callable[[], str]) -> None:
        chance = self.chance
        for event in person.events:
            luck = chance.random()
            if luck < 0.012:
                event.fault = CAPITALS
            elif luck < 0.018:
                event.fault = NULLS
            elif luck < 0.026 and event.kind == "Service" and not event.end:
                event.lost_from = _QUARTER_STARTS[int(chance.random() * len(_QUARTER_STARTS))]
        if chance.random() < 0.006 and len(person.events) > 1 and person.cells[NHS]:
            person.other_la_id = new_la_id()
            for event in person.events[len(person.events) // 2 :]:
                event.under_other_id = True


_OTHER_SPELLINGS = {
    "Jon": "John",
    "John": "Jon",
    "Ann": "Anne",
    "Anne": "Ann",
    "Steven": "Stephen",
    "Stephen": "Steven",
    "Catherine": "Katherine",
    "Mohammed": "Muhammad",
    "Margaret": "Maggie",
    "William": "Bill",
    "Robert": "Bob",
    "Smith": "Smyth",
    "Clarke": "Clark",
    "Clark": "Clarke",
    "Taylor": "Tayler",
    "Thompson": "Thomson",
}


def almost_the_same(chance: Random, person: Person, la_id: str) -> Person:
    """A second record of one human: a spelling or a birth date off, no NHS number, one contact of its own."""
    cells = list(person.cells)
    cells[NHS], cells[LA_ID] = "", la_id
    for place in (FIRST_NAME, LAST_NAME):
        cells[place] = _OTHER_SPELLINGS.get(cells[place], cells[place])
    born = cells[BORN]
    same_name = cells[FIRST_NAME : LAST_NAME + 1] == person.cells[FIRST_NAME : LAST_NAME + 1]
    if born and same_name and born[:2] <= "12":
        cells[BORN] = f"{born[3:5]}/{born[:2]}{born[5:]}"
    double = Person(cells, person.born)
    asked = LAST - int(chance.random() * 1_000)
    double.events.append(request(asked, min(asked + 2, LAST), v.ADVICE, v.FROM_COMMUNITY))
    return double
