"""3D for unpaid carers: the best support that each had in the year (ascof 2.6)."""

from dataclasses import dataclass

from .people import Details, Event, Period, age_on, band, roll_of, usable
from .words import (
    ASSESSMENT,
    CARER_BY_ASSOCIATION,
    COMMISSIONED,
    DIRECT_PAYMENT,
    INFORMATION,
    INVOLVING_CARED_FOR,
    MANAGED_BUDGET,
    REQUEST,
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
    for event in events:
        category = category_of(event)
        if category and of_a_carer_in(event, period):
            support.setdefault((event.la_code, event.person_id), set()).add(category)
    people = [(roll.get(who, Details(*who)), categories) for who, categories in support.items()]
    return [as_carer(p, categories, period) for p, categories in people if counted(p, period)]


def as_carer(person: Details, categories: set[str], period: Period) -> Carer:
    age_band = band(age_on(person.birth_date, period.end))
    return Carer(person.la_code, person.person_id, age_band, min(categories, key=BEST_SUPPORT.index))


def counted(person: Details, period: Period) -> bool:
    """Alive when the period began; 18 or of unknown age at its end."""
    if person.date_of_death and person.date_of_death < period.start:
        return False
    return band(age_on(person.birth_date, period.end)) != UNDER_18


def of_a_carer_in(event: Event, period: Period) -> bool:
    carer = event.client_type in (UNPAID_CARER, CARER_BY_ASSOCIATION)
    return carer and usable(event) and event.start <= period.end and event.end >= period.start


def category_of(event: Event) -> str | None:
    """The category of one event, or nothing when the event does not count at all."""
    if event.service_type == TO_CARER and (support := category_of_support(event)):
        return support
    if event.service_type == INVOLVING_CARED_FOR:
        return NO_DIRECT_SUPPORT
    return category_of_contact(event) if event.service_type in (TO_CARER, None) else None


def category_of_contact(event: Event) -> str | None:
    """A service without a type is no contact, whatever its outcome."""
    informed = event.event_outcome == INFORMATION
    if event.event_type in (ASSESSMENT, REVIEW):
        return INFORMED if informed else NO_DIRECT_SUPPORT
    if event.event_type == REQUEST:
        return INFORMED if informed or event.service_type else None
    return None


def category_of_support(event: Event) -> str | None:
    """A blank component is neither direct payment nor another one: only a direct payment saves the row."""
    if DIRECT_PAYMENT in (event.service_component, event.delivery_mechanism):
        return PAID_DIRECTLY
    if event.service_component is None:
        return None
    by_mechanism = {MANAGED_BUDGET: MANAGED, COMMISSIONED: COMMISSIONED_ONLY}
    return by_mechanism.get(event.delivery_mechanism or "", MECHANISM_UNKNOWN)
