"""2E: people with long-term support in the year who live at home or with family (ascof 2.5)."""

from dataclasses import dataclass
from datetime import date

from .people import Details, Event, Period, age_on, band, roll_of, usable
from .words import LEARNING_DISABILITY, LONG_TERM, SERVICE, SERVICE_USER, SETTLED, UNDER_18, WORKING_AGE


@dataclass(frozen=True)
class Supported:
    """One person supported in the year, unknown ages included (they stand in no group)."""

    la_code: str
    person_id: str | None
    age_band: str
    gender: str | None
    accommodation: str | None
    learning_disability: bool

    @property
    def settled(self) -> bool:
        return self.accommodation in SETTLED

    @property
    def in_2e1(self) -> bool:
        """3. Learning disability is the latest primary support reason, and the age is 18 to 64."""
        return self.learning_disability and self.age_band == WORKING_AGE


def supported_in_year(events: list[Event], details: list[Details], period: Period) -> list[Supported]:
    roll = roll_of(details)
    last_day: dict[tuple[str, str | None], date] = {}
    for event in events:
        if long_term_in(event, period):
            who = event.la_code, event.person_id
            last_day[who] = max(last_day.get(who, period.start), min(event.end, period.end))
    people = [(roll.get(who, Details(*who)), day) for who, day in last_day.items()]
    return [as_supported(p, day) for p, day in people if counted(p, day, period)]


def long_term_in(event: Event, period: Period) -> bool:
    """1. Any of the four long-term types, on some day of the period."""
    service = event.client_type == SERVICE_USER and event.event_type == SERVICE
    if not (service and event.service_type in LONG_TERM and usable(event)):
        return False
    return event.start <= period.end and event.end >= period.start


def counted(person: Details, day: date, period: Period) -> bool:
    """2. Alive when the period began; 18 or of unknown age on the last day of support in it."""
    if person.date_of_death and person.date_of_death < period.start:
        return False
    return band(age_on(person.birth_date, day)) != UNDER_18


def as_supported(person: Details, day: date) -> Supported:
    return Supported(
        la_code=person.la_code,
        person_id=person.person_id,
        age_band=band(age_on(person.birth_date, day)),
        gender=person.gender,
        accommodation=person.accommodation,
        learning_disability=person.primary_support_reason == LEARNING_DISABILITY,
    )
