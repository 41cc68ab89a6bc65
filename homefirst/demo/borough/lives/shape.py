"""How many come which way, for a borough that knows 5,000 people in a year; everything scales from that."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from homefirst.demo.borough.days import SPAN

KNOWN = 5_000
POPULATION = {"18 to 64": 172_000, "65 and above": 50_700}
_YEARS = SPAN / 365.25


class Way(Enum):
    OLDER_AT_HOME = "older at home"
    OLDER_IN_CARE_HOME = "older in a care home"
    YOUNGER_AT_HOME = "younger at home"
    YOUNGER_IN_CARE_HOME = "younger in a care home"
    REABLEMENT = "reablement"
    EQUIPMENT = "equipment or other small help"
    CARER = "carer"
    CARER_BY_LINK = "carer known by their link only"
    CONTACT = "contact only"


class Flow(NamedTuple):
    """People there when the files begin, people who come in a year, and the mean days that they stay."""

    there: float
    a_year: float
    stays: float

    @property
    def in_all(self) -> float:
        return self.there + self.a_year * _YEARS


FLOWS = {
    Way.OLDER_AT_HOME: Flow(1_270, 330, 990),
    Way.OLDER_IN_CARE_HOME: Flow(765, 172, 930),
    Way.YOUNGER_AT_HOME: Flow(1_010, 92, 3_400),
    Way.YOUNGER_IN_CARE_HOME: Flow(165, 18, 2_600),
    Way.REABLEMENT: Flow(0, 540, 0),
    Way.EQUIPMENT: Flow(100, 120, 300),
    Way.CARER: Flow(255, 105, 900),
    Way.CARER_BY_LINK: Flow(60, 20, 1100),
    Way.CONTACT: Flow(0, 60, 0),
}


def people_in_all(known: int) -> int:
    """Everyone in the twelve files of a borough that knows `known` people in its latest year."""
    return round(sum(flow.in_all for flow in FLOWS.values()) * known / KNOWN)
