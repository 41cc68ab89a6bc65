"""Numerators, denominators and outcomes of all measures, in the shape of `expected.json`."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from .events import JUNE
from .people import Details, Event, Period
from .units import CODES, Unit, units
from .words import OLDER, TOTAL, WORKING_AGE

Figure = dict[str, int | float | None]
BANDS = (WORKING_AGE, OLDER, TOTAL)
SEXES = ("Female", "Male", TOTAL)


def figures(
    events: list[Event],
    details: list[Details],
    period: Period,
    population: Mapping[str, int],
    method: str = JUNE,
) -> dict[str, dict[str, Figure]]:
    """Each measure by group. Rates of 2B and 2C are per 100,000 people of the band."""
    return {code: figure(code, units(code, events, details, period, method), population) for code in CODES}


def figure(code: str, found: list[Unit], population: Mapping[str, int]) -> dict[str, Figure]:
    """Unknown ages, and genders other than male and female, stand in the total only."""
    if code in ("2B", "2C"):
        group = WORKING_AGE if code == "2B" else OLDER
        return {group: rate(len(found), population.get(group))}
    groups = SEXES if code.startswith("2E") else BANDS
    return {
        group: share([u for u in found if group in (TOTAL, u.group, u.group.capitalize())])
        for group in groups
    }


def share(found: list[Unit]) -> Figure:
    numerator = sum(unit.in_numerator for unit in found)
    denominator = sum(unit.in_denominator for unit in found)
    outcome = rounded(Decimal(100 * numerator) / denominator) if denominator else 0.0
    return {"numerator": numerator, "denominator": denominator, "outcome": outcome}


def rate(admitted: int, population: int | None) -> Figure:
    outcome = rounded(Decimal(100_000 * admitted) / population) if population else None
    return {"numerator": admitted, "denominator": population, "outcome": outcome}


def rounded(number: Decimal) -> float:
    """One decimal, half away from zero."""
    return float(number.quantize(Decimal("0.1"), ROUND_HALF_UP))
