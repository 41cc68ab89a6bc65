"""Numerators, denominators and outcomes of all measures, in the shape of `expected.json`."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from .accommodation import Supported, supported_in_year
from .admissions import Admitted, admissions
from .carers import carers
from .events import JUNE
from .people import Details, Event, Period
from .reablement import reablement
from .self_direction import supported_at_end
from .words import OLDER, TOTAL, UNKNOWN, WORKING_AGE

Unit = TypeVar("Unit")
Figure = dict[str, int | float | None]
BANDS = (WORKING_AGE, OLDER)
SEXES = ("Female", "Male")


def figures(
    events: list[Event],
    details: list[Details],
    period: Period,
    population: Mapping[str, int],
    method: str = JUNE,
) -> dict[str, dict[str, Figure]]:
    """Each measure by group. Rates of 2B and 2C are per 100,000 people of the band."""
    spells = reablement(events, details, period)
    stays = admissions(events, details, period, method)
    supported = [
        person for person in supported_in_year(events, details, period) if person.age_band != UNKNOWN
    ]
    disabled = [person for person in supported if person.in_2e1]
    at_end = supported_at_end(events, details, period)
    looking_after = carers(events, details, period)
    return {
        "2A": by_band(
            spells, lambda s: s.age_band, lambda s: s.sequel.in_denominator, lambda s: s.sequel.in_numerator
        ),
        "2B": {
            WORKING_AGE: rate([s for s in stays if s.age_band == WORKING_AGE], population.get(WORKING_AGE))
        },
        "2C": {OLDER: rate([s for s in stays if s.age_band == OLDER], population.get(OLDER))},
        "2E(1)": by_sex(disabled),
        "2E(2a)": by_sex([person for person in supported if person.age_band == WORKING_AGE]),
        "2E(2b)": by_sex([person for person in supported if person.age_band == OLDER]),
        "3D(1a)": by_band(at_end, lambda p: p.age_band, lambda p: p.in_denominator, lambda p: p.in_1a),
        "3D(2a)": by_band(at_end, lambda p: p.age_band, lambda p: p.in_denominator, lambda p: p.in_2a),
        "3D(1b)": by_band(looking_after, lambda p: p.age_band, lambda p: p.in_denominator, lambda p: p.in_1b),
        "3D(2b)": by_band(looking_after, lambda p: p.age_band, lambda p: p.in_denominator, lambda p: p.in_2b),
    }


def by_band(
    units: Iterable[Unit],
    band_of: Callable[[Unit], str],
    below: Callable[[Unit], bool],
    above: Callable[[Unit], bool],
) -> dict[str, Figure]:
    """Unknown ages stand in the total only."""
    counted = [unit for unit in units if below(unit)]
    groups = {name: [unit for unit in counted if band_of(unit) == name] for name in BANDS}
    groups[TOTAL] = counted
    return {name: share(sum(map(above, own)), len(own)) for name, own in groups.items()}


def by_sex(people: list[Supported]) -> dict[str, Figure]:
    """Other and unknown genders stand in the total only."""
    groups = {sex: [person for person in people if person.gender == sex.lower()] for sex in SEXES}
    groups[TOTAL] = people
    return {sex: share(sum(p.settled for p in own), len(own)) for sex, own in groups.items()}


def share(numerator: int, denominator: int) -> Figure:
    outcome = rounded(Decimal(100 * numerator) / denominator) if denominator else 0.0
    return {"numerator": numerator, "denominator": denominator, "outcome": outcome}


def rate(people: list[Admitted], population: int | None) -> Figure:
    outcome = rounded(Decimal(100_000 * len(people)) / population) if population else None
    return {"numerator": len(people), "denominator": population, "outcome": outcome}


def rounded(number: Decimal) -> float:
    """One decimal, half away from zero."""
    return float(number.quantize(Decimal("0.1"), ROUND_HALF_UP))
