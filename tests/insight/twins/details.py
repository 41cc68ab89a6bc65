"""From unique events to the latest details of each person (6.4)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from .people import Details, Event, Period
from .words import (
    CARE_HOME,
    COMMUNITY,
    ETHNICITY_REFUSED,
    ETHNICITY_UNDECLARED,
    EXTRA_CARE,
    HOME_SUPPORT,
    INVALID,
    LOW_LEVEL,
    NURSING,
    NURSING_HOME,
    OTHER_SHORT,
    PRESUMED_AT_HOME,
    PRESUMED_IN_COMMUNITY,
    PRISON,
    PRISON_PLACE,
    RESIDENTIAL,
    SERVICE,
    SHARED_LIVES,
    SHARED_LIVES_SCHEME,
    SHELTERED,
    ST_MAX,
    SUPPORT_TO_CARER,
    SUPPORTED,
    SUPPORTED_LIVING,
    UNKNOWN,
)

SERVICE_ORDER = (NURSING, RESIDENTIAL, COMMUNITY, PRISON, ST_MAX, LOW_LEVEL, OTHER_SHORT)
PLACE_OF_COMPONENT: dict[str | None, str] = {
    SHARED_LIVES: SHARED_LIVES_SCHEME,
    EXTRA_CARE: SHELTERED,
    SUPPORTED_LIVING: SUPPORTED,
}
USEFUL_COMPONENTS = (*PLACE_OF_COMPONENT, HOME_SUPPORT)
ATTRIBUTES = (
    "gender",
    "ethnicity",
    "accommodation",
    "primary_support_reason",
    "employment",
    "funding",
    "has_unpaid_carer",
)
CARERS = ("unpaid carer", "unpaid carer known by association")


def latest_details(events: list[Event], year: Period) -> list[Details]:
    """One row for each person of each council. `year` is the last twelve months of the Joined table."""
    carers = [e for e in events if e.linked and e.client_type in CARERS and overlaps(e, year)]
    people = events_by_person(events)
    return [
        with_inference(person, people[person.la_code, person.person_id], carers)
        for person in stated_details(events)
    ]


def stated_details(events: list[Event]) -> list[Details]:
    people = events_by_person(events).items()
    return [stated(la_code, person_id, own) for (la_code, person_id), own in sorted(people, key=str)]


def events_by_person(events: list[Event]) -> dict[tuple[str, str | None], list[Event]]:
    people: dict[tuple[str, str | None], list[Event]] = defaultdict(list)
    for event in events:
        people[event.la_code, event.person_id].append(event)
    return people


def overlaps(event: Event, period: Period) -> bool:
    return event.start <= period.end and event.end >= period.start


def stated(la_code: str, person_id: str | None, own: list[Event]) -> Details:
    return Details(
        la_code=la_code,
        person_id=person_id,
        **{name: winner(own, name) for name in ATTRIBUTES},
        birth_date=latest_date(own, "birth_month", min),
        date_of_death=latest_date(own, "date_of_death", max),
    )


def winner(own: list[Event], name: str) -> str:
    """Known before unknown, then latest period, end and start; winners that disagree make it unknown."""

    def place(event: Event) -> tuple[int, date | None, date, date]:
        return -unknownness(name, getattr(event, name)), event.ref_end, event.end, event.start

    best = max(place(event) for event in own)
    values = {getattr(event, name) for event in own if place(event) == best}
    value = values.pop() if len(values) == 1 else None
    nothing = ETHNICITY_UNDECLARED if name == "ethnicity" else UNKNOWN
    return nothing if value in (None, INVALID) else str(value)


def unknownness(name: str, value: str | None) -> int:
    if value == ETHNICITY_REFUSED:
        return 1
    if value in (None, UNKNOWN, INVALID, ETHNICITY_UNDECLARED):
        return 2
    return 2 if name == "primary_support_reason" and value == SUPPORT_TO_CARER else 0


def latest_date(own: list[Event], name: str, pick: Callable[[Iterable[date]], date]) -> date | None:
    """A date that is there, from the latest period that gives one; of several the earliest or latest."""
    given = [event for event in own if getattr(event, name)]
    if not given:
        return None
    last = max(event.ref_end for event in given if event.ref_end)
    return pick(getattr(event, name) for event in given if event.ref_end == last)


def with_inference(person: Details, own: list[Event], carers: list[Event]) -> Details:
    if person.accommodation == UNKNOWN:
        person = replace(person, accommodation=inferred_accommodation(own))
    identifiers = {event.la_person_id for event in own if event.la_person_id}
    if any(c.la_code == person.la_code and identifiers & set(c.linked) for c in carers):
        person = replace(person, has_unpaid_carer="yes")
    return person


def inferred_accommodation(own: list[Event]) -> str:
    """Where the latest service is given tells where the person lives. Services of other types come last."""
    services = [event for event in own if event.event_type == SERVICE]
    if not services:
        return UNKNOWN

    def place(event: Event) -> tuple[date, int, bool, date]:
        useful = event.service_component in USEFUL_COMPONENTS
        return event.end, -order_of(event.service_type), useful, event.start

    best = max(place(event) for event in services)
    latest = [event for event in services if place(event) == best]
    components = {e.service_component for e in latest if e.service_component in USEFUL_COMPONENTS}
    component = components.pop() if len(components) == 1 else None
    return place_of(latest[0].service_type, component)


def order_of(service_type: str | None) -> int:
    return SERVICE_ORDER.index(service_type) if service_type in SERVICE_ORDER else len(SERVICE_ORDER)


def place_of(service_type: str | None, component: str | None) -> str:
    """The first that fits. A care home tells most, then a component of any type, then the type."""
    if service_type == NURSING:
        return NURSING_HOME
    if service_type == RESIDENTIAL:
        return CARE_HOME
    if component in PLACE_OF_COMPONENT:
        return PLACE_OF_COMPONENT[component]
    if service_type == COMMUNITY:
        return PRESUMED_AT_HOME if component == HOME_SUPPORT else PRESUMED_IN_COMMUNITY
    return PRISON_PLACE if service_type == PRISON else UNKNOWN
