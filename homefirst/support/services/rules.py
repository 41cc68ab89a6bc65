"""What care costs a week, where it stands today, and which blanks keep it out of a measure. No database, no clock.

Costs follow the return's own method (facts of cld, 6.5): the frequency decides; where it covers less than a week
(an hour, a day, a session) or is not known, the planned units of a week do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

PENNY = Decimal("0.01")
# A frequency begins with one of these words; what one cost comes to in a week.
_IN_A_WEEK = {
    "week": Fraction(1),
    "fortnight": Fraction(1, 2),
    "4-week": Fraction(1, 4),
    "month": Fraction(12, 52),
    "quarter": Fraction(4, 52),
    "annual": Fraction(1, 52),
}
_SHORTER_THAN_A_WEEK = ("per session", "hour", "daily")
# Hours and days of a week, so that a number typed in the wrong box is noticed.
_MOST_IN_A_WEEK = {"hour": 168, "daily": 7}

CARE_HOMES = ("Long term support: Nursing care", "Long term support: Residential care")
DIRECTED = ("Long term support: Community", "Long term support: Prison")
FOR_CARERS = "Unpaid carer support: "
DIRECT_TO_CARER = "Unpaid carer support: Direct to unpaid carer"


class Standing(StrEnum):
    """The page's groups, in its order."""

    NOW = "now"
    PLANNED = "planned"
    ENDED = "ended"


@dataclass(frozen=True)
class Weakness:
    """A blank that a measure feels: the field to mend and why it matters."""

    field: str
    words: str


def weekly_cost(unit_cost: Decimal | None, frequency: str, planned_units: Decimal | None) -> Decimal | None:
    """Pounds and pence a week; None for a cost paid once, and where too little is known. A minus sign is not meant."""
    if unit_cost is None or is_once(frequency):
        return None
    units = units_a_week(frequency, planned_units)
    if units is None:
        return None
    exact = abs(Fraction(unit_cost)) * units
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(PENNY, ROUND_HALF_UP)


def units_a_week(frequency: str, planned_units: Decimal | None) -> Fraction | None:
    stated = frequency.strip().casefold()
    for start, share in _IN_A_WEEK.items():
        if stated.startswith(start):
            return share
    return None if planned_units is None else abs(Fraction(planned_units))


def is_once(frequency: str) -> bool:
    return frequency.strip().casefold() == "one-off"


def needs_units(frequency: str) -> bool:
    """Whether a cost of this frequency says nothing without the planned units of a week."""
    return frequency.strip().casefold().startswith(_SHORTER_THAN_A_WEEK)


def most_units(frequency: str) -> int | None:
    stated = frequency.strip().casefold()
    return next((most for start, most in _MOST_IN_A_WEEK.items() if stated.startswith(start)), None)


def standing(starts_on: date | None, ends_on: date | None, on: date) -> Standing:
    """On the day it ends it still runs. One without a start day is taken as begun."""
    if ends_on is not None and ends_on < on:
        return Standing.ENDED
    return Standing.PLANNED if starts_on is not None and starts_on > on else Standing.NOW


def client_type(service_type: str) -> str:
    """The return keeps support for carers apart from support for people who draw on care."""
    return "Unpaid carer" if service_type.startswith(FOR_CARERS) else "Service user"


def weaknesses(service_type: str, component: str, mechanism: str, starts_on: date | None) -> list[Weakness]:
    """What the national method cannot count, or counts as not known (measures 2B, 2C, 3D)."""
    found = []
    if starts_on is None:
        found.append(Weakness("starts_on", "No start day: not counted in any measure."))
    if not service_type:
        found.append(Weakness("service_type", "The kind of care is not known: not counted in any measure."))
    if service_type in CARE_HOMES and not _is_home(component):
        words = "The component does not say a long stay in a home: not counted as a move to a care home."
        found.append(Weakness("service_component", words))
    takes_directly = component == "Direct payment"
    if service_type == DIRECT_TO_CARER and not component and mechanism != "Direct payment":
        found.append(Weakness("service_component", "No component: this support for a carer is not counted."))
    if service_type in (*DIRECTED, DIRECT_TO_CARER) and not mechanism and not takes_directly:
        words = "Not known how the money is held: counted as support that the person does not direct."
        found.append(Weakness("delivery_mechanism", words))
    return found


def _is_home(component: str) -> bool:
    said = component.casefold()
    return ("residential" in said or "nursing" in said) and "short" not in said
