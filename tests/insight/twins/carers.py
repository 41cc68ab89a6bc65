"""3D for unpaid carers: the best support that each had in the year (ascof 2.6)."""

from dataclasses import dataclass

from .people import Details, Event, Period, age_on, band, details_of, roll_of, usable
from .words import (
    ASSESSMENT,
    CARER_BY_ASSOCIATION,
    COMMISSIONED,
    DIRECT_PAYMENT,
    INFORMATION,
    INVOLVING_CARED_FOR,
    MANAGED_BUDGET,
    REVIEW,
    TO_CARER,
    UNDER_18,
    UNPAID_CARER,
)

PAID_DIRECTLY = "direct payment only"
MANAGED = "cassr managed personal budget"
COMMISSIONED_ONLY = "cassr commissioned support only"
MECHANISM_UNKNOWN = "support direct to carer: unknown delivery mech"
INFORMED = "information, advice and other universal services / signposting"
NO_DIRECT_SUPPORT = "no direct support provided to carer"
BEST_SUPPORT = (PAID_DIRECTLY, MANAGED, COMMISSIONED_ONLY, MECHANISM_UNKNOWN, INFORMED, NO_DIRECT_SUPPORT)


@dataclass(frozen=True)
class Carer:
    la_code: str
    person_id: str | None
    age_band: str
    support: str

    @property
    def in_denominator(self) -> bool:
        return self.support in (PAID_DIRECTLY, MANAGED, COMMISSIONED_ONLY)

    @property
    def in_1b(self) -> bool:
        return self.support in (PAID_DIRECTLY, MANAGED)

    @property
    def in_2b(self) -> bool:
        return self.support == PAID_DIRECTLY


def carers(events: list[Event], details: list[Details], period: Period) -> list[Carer]:
    roll = roll_of(details)
    support: dict[tuple[str, str | None], set[str]] = {}
    ages: dict[tuple[str, str | None], list[int | None]] = {}
    for event in events:
        category = category_of(event)
        if category and of_a_carer_in(event, period):
            who = event.la_code, event.person_id
            birth = details_of(event, roll).birth_date
            support.setdefault(who, set()).add(category)
            ages.setdefault(who, []).append(age_on(birth, min(event.end, period.end)))
    found = [
        Carer(*who, band(lowest(ages[who])), min(categories, key=BEST_SUPPORT.index))
        for who, categories in support.items()
    ]
    return [carer for carer in found if carer.age_band != UNDER_18]


def lowest(ages: list[int | None]) -> int | None:
    return min((age for age in ages if age is not None), default=None)


def of_a_carer_in(event: Event, period: Period) -> bool:
    carer = event.client_type in (UNPAID_CARER, CARER_BY_ASSOCIATION)
    return carer and usable(event) and event.start <= period.end and event.end >= period.start


def category_of(event: Event) -> str | None:
    """The category of one event, or nothing when the event does not count at all."""
    if event.service_type == TO_CARER:
        return category_of_support(event)
    if event.service_type == INVOLVING_CARED_FOR:
        return NO_DIRECT_SUPPORT
    if event.service_type is not None:
        return None
    if event.event_outcome == INFORMATION:
        return INFORMED
    return NO_DIRECT_SUPPORT if event.event_type in (ASSESSMENT, REVIEW) else None


def category_of_support(event: Event) -> str | None:
    """A blank component is neither direct payment nor another one: only a direct payment saves the row."""
    if DIRECT_PAYMENT in (event.service_component, event.delivery_mechanism):
        return PAID_DIRECTLY
    if event.service_component is None:
        return None
    by_mechanism = {MANAGED_BUDGET: MANAGED, COMMISSIONED: COMMISSIONED_ONLY}
    return by_mechanism.get(event.delivery_mechanism or "", MECHANISM_UNKNOWN)
