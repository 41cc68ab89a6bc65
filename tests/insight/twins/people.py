"""The plain records that the twins work on: an event, a person's latest details, a period."""

from dataclasses import dataclass
from datetime import date

from .words import OLDER, UNDER_18, UNKNOWN, WORKING_AGE

FAR_FUTURE = date(9999, 1, 1)  # stands for a blank end


@dataclass(frozen=True)
class Event:
    """One row of a file, later one unique event. `event_end` is derived, `submitted_end` is as sent."""

    la_code: str = "999"
    person_id: str | None = None
    la_person_id: str | None = None
    client_type: str | None = None
    event_type: str | None = None
    event_start: date | None = None
    event_end: date | None = None
    submitted_end: date | None = None
    event_outcome: str | None = None
    route_of_access: str | None = None
    assessment_type: str | None = None
    service_type: str | None = None
    service_component: str | None = None
    delivery_mechanism: str | None = None
    linked: tuple[str, ...] = ()
    ref_start: date | None = None
    ref_end: date | None = None
    record_number: int = 0
    gender: str | None = None
    ethnicity: str | None = None
    accommodation: str | None = None
    primary_support_reason: str | None = None
    employment: str | None = None
    funding: str | None = None
    has_unpaid_carer: str | None = None
    birth_month: date | None = None
    date_of_death: date | None = None
    as_submitted: tuple[str | None, ...] = ()  # client type, route, assessment type, service type, component

    @property
    def end(self) -> date:
        return self.event_end or FAR_FUTURE

    @property
    def start(self) -> date:
        assert self.event_start
        return self.event_start


@dataclass(frozen=True)
class Details:
    """What is known of one person at one council, latest first."""

    la_code: str = "999"
    person_id: str | None = None
    gender: str | None = None
    ethnicity: str | None = None
    accommodation: str | None = None
    primary_support_reason: str | None = None
    employment: str | None = None
    funding: str | None = None
    has_unpaid_carer: str | None = None
    birth_date: date | None = None
    date_of_death: date | None = None


@dataclass(frozen=True)
class Period:
    start: date
    end: date

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def age_on(birth: date | None, day: date) -> int | None:
    """Whole days since the first of the birth month, in years of 365.25 days, rounded down."""
    if birth is None:
        return None
    return int((day - birth.replace(day=1)).days // 365.25)


def band(age: int | None) -> str:
    if age is None:
        return UNKNOWN
    if age < 18:
        return UNDER_18
    return WORKING_AGE if age < 65 else OLDER


Roll = dict[tuple[str, str | None], Details]


def roll_of(details: list[Details]) -> Roll:
    return {(person.la_code, person.person_id): person for person in details}


def details_of(event: Event, roll: Roll) -> Details:
    """The details of the event's person; a person without any is wholly unknown."""
    nobody = Details(la_code=event.la_code, person_id=event.person_id)
    return roll.get((event.la_code, event.person_id), nobody)


def usable(event: Event) -> bool:
    """The row filter of 2.2: person and start known, and no end before the start."""
    return event.person_id is not None and event.event_start is not None and event.end >= event.event_start
