"""2B and 2C: people newly admitted to a care home by the council, 18 to 64 and 65 and above (ascof 2.4)."""

from dataclasses import dataclass
from datetime import timedelta

from .details import events_by_person
from .events import AUGUST, JUNE
from .people import Details, Event, Period, age_on, band, details_of, roll_of
from .words import NURSING, RESIDENTIAL, SELF_FUNDED, SERVICE, SERVICE_USER, UNDER_18


@dataclass(frozen=True)
class Admitted:
    """One person who counts, in the band of the admission at the lower age.

    August 2026 counts each of the council's identifiers of a person apart; June 2026 leaves it out.
    """

    la_code: str
    person_id: str | None
    la_person_id: str | None
    age_band: str


def admissions(
    events: list[Event], details: list[Details], period: Period, method: str = JUNE
) -> list[Admitted]:
    roll = roll_of(details)
    base = [event for event in events if care_home_stay(event, details_of(event, roll), period)]
    if method == AUGUST:
        base = [event for event in base if funded_by_council(event)]
    people = events_by_person(base)
    bands: dict[tuple[str, str | None, str | None], set[str]] = {}
    for stay in base:
        own = people[stay.la_code, stay.person_id]
        if period.holds(stay.start) and funded_by_council(stay) and not already_there(stay, own):
            age_band = band(age_on(details_of(stay, roll).birth_date, stay.start))
            who = stay.la_code, stay.person_id, stay.la_person_id if method == AUGUST else None
            if age_band != UNDER_18:
                bands.setdefault(who, set()).add(age_band)
    return [Admitted(*who, min(found)) for who, found in bands.items()]


def care_home_stay(event: Event, person: Details, period: Period) -> bool:
    """1. No end-before-start check here. A blank component is left out: it is not known to be long term."""
    component = event.service_component or ""
    return (
        event.client_type == SERVICE_USER
        and event.event_type == SERVICE
        and event.service_type in (NURSING, RESIDENTIAL)
        and person.birth_date is not None
        and not (person.date_of_death and person.date_of_death < period.start)
        and ("residential" in component or "nursing" in component)
        and "short" not in component
    )


def funded_by_council(stay: Event) -> bool:
    """2. Self-funded stays and the 12-week disregard are no admission by the council."""
    return stay.event_outcome != SELF_FUNDED


def already_there(stay: Event, own: list[Event]) -> bool:
    """3. An earlier stay that ended fewer than 365 days before this one, or later, or goes on."""
    a_year_before = stay.start - timedelta(days=365)
    return any(other.start < stay.start and other.end > a_year_before for other in own)
