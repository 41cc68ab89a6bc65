"""What each measure counts, one by one: a spell of reablement in 2A, a person in every other measure."""

from dataclasses import dataclass
from datetime import date

from .accommodation import Supported, supported_in_year
from .admissions import admissions
from .carers import carers
from .events import JUNE
from .people import Details, Event, Period
from .reablement import reablement
from .self_direction import supported_at_end
from .words import COMMISSIONED, DIRECT_PAYMENT, MANAGED_BUDGET, OLDER, UNKNOWN, WORKING_AGE

CODES = ("2A", "2B", "2C", "2E(1)", "2E(2a)", "2E(2b)", "3D(1a)", "3D(2a)", "3D(1b)", "3D(2b)")
WORDS = {
    DIRECT_PAYMENT: "direct payment",
    MANAGED_BUDGET: "managed personal budget",
    COMMISSIONED: "commissioned",
    None: "unknown",
}


@dataclass(frozen=True)
class Unit:
    """`group` is the age band, in 2E the gender. `start` and `end` are those of the spell in 2A."""

    la_code: str
    person_id: str | None
    group: str
    in_numerator: bool
    in_denominator: bool
    rule: str = ""
    result: str = ""
    start: date | None = None
    end: date | None = None


def units(
    code: str, events: list[Event], details: list[Details], period: Period, method: str = JUNE
) -> list[Unit]:
    """All units that the measure looks at, those that count in neither numerator nor denominator included."""
    if code == "2A":
        return reabled(events, details, period)
    if code in ("2B", "2C"):
        wanted = WORKING_AGE if code == "2B" else OLDER
        found = admissions(events, details, period, method)
        return [
            Unit(a.la_code, a.person_id, a.age_band, True, True, result="new admission")
            for a in found
            if a.age_band == wanted
        ]
    if code.startswith("2E"):
        people = supported_in_year(events, details, period)
        return [
            Unit(p.la_code, p.person_id, p.gender or UNKNOWN, p.settled, True, result=p.accommodation or "")
            for p in people
            if in_measure(p, code)
        ]
    return directed(code, events, details, period)


def reabled(events: list[Event], details: list[Details], period: Period) -> list[Unit]:
    return [
        Unit(
            spell.la_code,
            spell.person_id,
            spell.age_band,
            spell.sequel.in_numerator,
            spell.sequel.in_denominator,
            spell.sequel.rule,
            spell.sequel.result,
            spell.start,
            spell.end,
        )
        for spell in reablement(events, details, period)
    ]


def in_measure(person: Supported, code: str) -> bool:
    if code == "2E(1)":
        return person.in_2e1
    return person.age_band == (WORKING_AGE if code == "2E(2a)" else OLDER)


def directed(code: str, events: list[Event], details: list[Details], period: Period) -> list[Unit]:
    if code in ("3D(1a)", "3D(2a)"):
        people = supported_at_end(events, details, period)
        return [
            Unit(
                p.la_code,
                p.person_id,
                p.age_band,
                p.in_1a if code == "3D(1a)" else p.in_2a,
                p.in_denominator,
                result=f"{p.setting}, {WORDS[p.mechanism]}" if p.in_denominator else p.setting,
            )
            for p in people
        ]
    return [
        Unit(
            c.la_code,
            c.person_id,
            c.age_band,
            c.in_1b if code == "3D(1b)" else c.in_2b,
            c.in_denominator,
            result=c.support,
        )
        for c in carers(events, details, period)
    ]
