"""A made-up person as the return describes them, and how that description changes."""

from __future__ import annotations

from random import Random

from homefirst.demo.borough import values as v
from homefirst.demo.borough.chance import Weighted
from homefirst.demo.borough.days import text
from homefirst.demo.borough.events import Event
from homefirst.demo.borough.names import ETHNICITIES, full_name
from homefirst.demo.borough.places import SURGERIES, postcode

# Places in a person's 21 cells: columns 4 to 24 of the return.
(
    NHS,
    LA_ID,
    FIRST_NAME,
    LAST_NAME,
    SURGERY,
    SURGERY_CODE,
    GENDER,
    ETHNICITY,
    BORN,
    DIED,
    CLIENT,
    REASON,
    POSTCODE,
    HOME,
    WORK,
    HAS_CARER,
    AUTISM,
    SIGHT,
    HEARING,
    DEMENTIA,
    FUNDING,
) = range(21)

_YES_NO_UNKNOWN = {"Yes": 1.0, "No": 92.0, "Unknown": 7.0}
_AUTISM = {
    True: Weighted({"Yes": 28.0, "No": 62.0, "Unknown": 10.0}),
    False: Weighted(_YES_NO_UNKNOWN),
}
_DEMENTIA = {True: Weighted({"Yes": 85.0, "No": 8.0, "Unknown": 7.0}), False: Weighted(_YES_NO_UNKNOWN)}
_SIGHT = Weighted(
    {
        "No visual impairment": 82.0,
        "Partial sight/sight impaired": 7.0,
        "Blind/severely sight impaired": 2.0,
        "Unknown": 9.0,
    }
)
_HEARING = Weighted(
    {
        "No hearing impairment": 78.0,
        "Hard of hearing": 11.0,
        "Deaf with speech": 1.0,
        "Deaf without speech": 0.3,
        "Unknown": 9.7,
    }
)
_HAS_CARER = Weighted({"Yes": 38.0, "No": 42.0, "Unknown": 20.0})
_FUNDING = Weighted(
    {
        "Joint client and social care funded": 58.0,
        "Fully social care funded": 24.0,
        "Fully client funded": 4.0,
        "Unknown": 12.0,
        "": 2.0,
    }
)
_WORK = Weighted(
    {
        v.NOT_SEEKING: 74.0,
        "Not in paid employment: Seeking work": 6.0,
        "Not in paid employment: Voluntary work only": 4.0,
        "Paid: Less than 16 hours a week": 5.0,
        "Paid: 16 or more hours a week": 3.0,
        v.UNKNOWN: 8.0,
    }
)
_HOME_OLDER = Weighted(
    {
        v.OWNER: 53.0,
        v.COUNCIL_TENANT: 23.0,
        v.PRIVATE_TENANT: 6.5,
        v.WITH_FAMILY: 6.0,
        v.SHELTERED: 7.0,
        v.GUEST: 0.8,
        v.HOSPITAL: 1.4,
        v.UNKNOWN: 2.3,
    }
)
_HOME_YOUNGER = Weighted(
    {
        v.WITH_FAMILY: 38.0,
        v.COUNCIL_TENANT: 27.0,
        v.PRIVATE_TENANT: 11.0,
        v.OWNER: 7.0,
        v.SUPPORTED: 9.0,
        v.TEMPORARY: 2.0,
        v.HOSTEL: 1.2,
        v.GUEST: 1.0,
        v.HOSPITAL: 1.0,
        v.UNKNOWN: 2.8,
    }
)


class Person:
    """Cells as first known, later changes by day, and every event of one life with the service."""

    __slots__ = ("associated", "born", "cells", "changes", "died", "events", "fault", "linked", "other_la_id")

    def __init__(self, cells: list[str], born: int) -> None:
        self.cells = cells
        self.born = born
        self.died = 0
        self.changes: list[tuple[int, int, str]] = []  # (day, place in cells, value)
        self.events: list[Event] = []
        self.other_la_id = ""  # a second council number, on events that are marked so
        self.associated: tuple[int, int] | None = None  # days between which only the link is known
        self.linked: tuple[str, ...] = ()  # whom a carer by association looks after
        self.fault = ""

    @property
    def la_id(self) -> str:
        return self.cells[LA_ID]

    def becomes(self, day: int, place: int, value: str) -> None:
        self.changes.append((day, place, value))

    def dies(self, day: int) -> None:
        self.died = day
        self.becomes(day, DIED, text(day))


def someone(chance: Random, nhs: str | None, la_id: str, born: int, reason: str) -> Person:
    """A service user without events yet. `born` is an ordinal day, `reason` a primary support reason."""
    older = born < 714_000  # born before November 1955: about retired while the files run
    female = chance.random() < (0.61 if older else 0.49)
    ethnicity = ETHNICITIES.draw(chance)
    first, last = full_name(chance, ethnicity, female, born // 365)
    surgery = SURGERIES[int(chance.random() * len(SURGERIES))]
    cells = [
        nhs or "",
        la_id,
        first,
        last,
        surgery.name,
        surgery.code,
        _gender(chance, female),
        ethnicity,
        text(born) if chance.random() > 0.004 else "",
        "",
        v.SERVICE_USER,
        reason if chance.random() > 0.01 else v.UNKNOWN,
        postcode(chance),
        (_HOME_OLDER if older else _HOME_YOUNGER).draw(chance),
        v.NOT_SEEKING if older else _WORK.draw(chance),
        _HAS_CARER.draw(chance),
        _AUTISM[reason == v.LEARNING].draw(chance),
        _SIGHT.draw(chance),
        _HEARING.draw(chance),
        _DEMENTIA[reason == v.MEMORY].draw(chance),
        _FUNDING.draw(chance),
    ]
    return Person(cells, born)


def _gender(chance: Random, female: bool) -> str:
    rare = chance.random()
    if rare > 0.994:
        return "Unknown" if rare > 0.996 else "Other"
    return "Female" if female else "Male"
