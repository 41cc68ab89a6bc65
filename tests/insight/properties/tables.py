"""Small made-up tables that lean on the edges of the method: strategies for unique events and details."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from ..twins.people import Details, Event, Period
from ..twins.words import (
    ASSESSMENT,
    CARE_HOME,
    CARER_BY_ASSOCIATION,
    COMMISSIONED,
    COMMUNITY,
    DECLINED,
    DIRECT_PAYMENT,
    ENDED_AS_PLANNED,
    EQUIPMENT,
    HOME_SUPPORT,
    HOSPITAL,
    INFORMATION,
    INVALID,
    INVOLVING_CARED_FOR,
    LEARNING_DISABILITY,
    LONG_NURSING,
    LONG_RESIDENTIAL,
    LOW_LEVEL,
    MANAGED_BUDGET,
    NFA_OTHER,
    NURSING,
    OTHER_SHORT,
    OUTCOMES,
    PRESUMED_AT_HOME,
    PRESUMED_IN_COMMUNITY,
    PRISON,
    REABLEMENT,
    REQUEST,
    RESIDENTIAL,
    REVIEW,
    SELF_FUNDED,
    SERVICE,
    SERVICE_USER,
    SHORT_NURSING,
    SHORT_RESIDENTIAL,
    ST_MAX,
    TO_CARER,
    UNKNOWN,
    UNPAID_CARER,
)

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
ANCHORS = (
    date(2024, 3, 31),
    date(2024, 12, 31),
    date(2025, 3, 31),
    date(2025, 4, 1),
    date(2025, 7, 1),
    date(2026, 3, 1),
    date(2026, 3, 31),
    date(2026, 4, 1),
)
# The days between two dates at which a rule turns: gaps of spells, windows, new clients, care home stays.
TURNS = (0, 1, 6, 7, 8, 13, 14, 15, 89, 90, 91, 92, 363, 364, 365, 366, -1, -7, -13, -14, -15)
LENGTHS = (None, None, 0, 1, 7, 13, 14, 30, 90, 364, 365, -1)
SPELL_STARTS = (date(2025, 3, 25), date(2025, 7, 1), date(2025, 9, 1), date(2025, 12, 20), date(2026, 3, 17))
BIRTHS = (
    None,
    None,
    date(1940, 6, 1),
    date(1960, 4, 1),
    date(1961, 4, 1),
    date(1990, 1, 1),
    date(2007, 4, 1),
)
DEATHS = (*[None] * 12, date(2025, 3, 31), date(2025, 4, 1), date(2025, 7, 8), date(2026, 3, 31))

OFTEN = (
    HOSPITAL,
    ENDED_AS_PLANNED,
    ENDED_AS_PLANNED,
    INFORMATION,
    DECLINED,
    NFA_OTHER,
    OUTCOMES[4],
    SELF_FUNDED,
)
OUTCOME = st.sampled_from([None, INVALID, *OUTCOMES, *OFTEN])
COMPONENTS: dict[str | None, tuple[str | None, ...]] = {
    ST_MAX: (REABLEMENT, None, EQUIPMENT),
    NURSING: (LONG_NURSING, LONG_RESIDENTIAL, SHORT_NURSING, None, HOME_SUPPORT),
    RESIDENTIAL: (LONG_RESIDENTIAL, LONG_NURSING, SHORT_RESIDENTIAL, None),
    COMMUNITY: (HOME_SUPPORT, DIRECT_PAYMENT, None, INVALID),
    PRISON: (DIRECT_PAYMENT, None),
    LOW_LEVEL: (EQUIPMENT, SHORT_RESIDENTIAL, None),
    OTHER_SHORT: (SHORT_NURSING, SHORT_RESIDENTIAL, EQUIPMENT, None),
    TO_CARER: ("unpaid carer respite", DIRECT_PAYMENT, None, INVALID),
    INVOLVING_CARED_FOR: ("unpaid carer respite", None),
}
MECHANISM = st.sampled_from([None, DIRECT_PAYMENT, MANAGED_BUDGET, COMMISSIONED, INVALID])
REABLED = (ST_MAX, ST_MAX, LOW_LEVEL, OTHER_SHORT, LOW_LEVEL, OTHER_SHORT, COMMUNITY, RESIDENTIAL, TO_CARER)
LIVES: dict[str, tuple[str | None, ...]] = {  # the services that fill a life of the kind
    "reablement": REABLED,
    "care home": (NURSING, RESIDENTIAL),
    "community": (COMMUNITY, COMMUNITY, PRISON, RESIDENTIAL),
    "caring": (TO_CARER, TO_CARER, INVOLVING_CARED_FOR, None),
    "anything": (*COMPONENTS, None),
}
KINDS = {
    "reablement": [SERVICE, SERVICE, REQUEST, ASSESSMENT, REVIEW],
    "caring": [SERVICE, SERVICE, REQUEST, REVIEW],
}


@dataclass(frozen=True, repr=False)
class Made:
    """Too large to print whole; a failing test prints the rows that matter."""

    events: list[Event]
    details: list[Details]

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        printer.text(f"{len(self.events)} events of {len(self.details)} people")


@st.composite
def tables(draw: st.DrawFn, people: int = 25) -> Made:
    """Events and details of some people at one or two councils, each with a life of one kind."""
    events: list[Event] = []
    for number in range(people):
        life = draw(st.sampled_from(["reablement", "reablement", "reablement", *LIVES]))
        events += draw(life_of(life, f"p{number}", draw(st.sampled_from(["999", "999", "998"]))))
    numbered = [replace(event, record_number=n) for n, event in enumerate(events, 1)]
    who = sorted({(event.la_code, event.person_id or "") for event in events})
    return Made(numbered, [draw(details(la_code, person_id)) for la_code, person_id in who])


@st.composite
def life_of(draw: st.DrawFn, life: str, person_id: str, la_code: str) -> list[Event]:
    """Each event begins at a turning distance from the start or the end of one before it."""
    found: list[Event] = []
    for number in range(draw(st.integers(1, 4))):
        first_spell = life == "reablement" and number == 0
        shape = draw(spells() if first_spell else event_shapes(life))
        start = draw(st.sampled_from(SPELL_STARTS)) if first_spell else draw(start_near(found))
        length = draw(st.sampled_from(LENGTHS if shape.event_type == SERVICE else LENGTHS[2:]))
        end = None if length is None else start + timedelta(days=length)
        own_id = f"{person_id}{draw(st.sampled_from('aab'))}"
        who = replace(shape, person_id=person_id, la_code=la_code, la_person_id=own_id)
        found.append(replace(who, event_start=start, event_end=end, submitted_end=end))
    return found


def start_near(found: list[Event]) -> st.SearchStrategy[date]:
    near = [event.start for event in found] + [event.event_end for event in found if event.event_end]
    anchors = st.sampled_from(near + near + [ANCHORS[0]]) if near else st.sampled_from(ANCHORS)
    return st.builds(lambda day, turn: day + timedelta(days=turn), anchors, st.sampled_from(TURNS))


def spells() -> st.SearchStrategy[Event]:
    event = Event(
        client_type=SERVICE_USER, event_type=SERVICE, service_type=ST_MAX, service_component=REABLEMENT
    )
    return st.builds(lambda outcome: replace(event, event_outcome=outcome), OUTCOME)


@st.composite
def event_shapes(draw: st.DrawFn, life: str) -> Event:
    """An event without its person and dates. A few services are typed as another kind of event."""
    client = draw(
        st.sampled_from([UNPAID_CARER, CARER_BY_ASSOCIATION] if life == "caring" else [SERVICE_USER])
    )
    if life == "anything":
        client = draw(st.sampled_from([SERVICE_USER, UNPAID_CARER, CARER_BY_ASSOCIATION]))
    kind = draw(st.sampled_from(KINDS.get(life, [SERVICE, SERVICE, SERVICE, SERVICE, REQUEST, ASSESSMENT])))
    event = Event(client_type=client, event_type=kind, event_outcome=draw(OUTCOME))
    if kind != SERVICE and draw(st.integers(0, 9)) < 8:
        return event
    service = draw(st.sampled_from(LIVES[life]))
    component = draw(st.sampled_from(COMPONENTS.get(service, (None,))))
    return replace(
        event, service_type=service, service_component=component, delivery_mechanism=draw(MECHANISM)
    )


@st.composite
def details(draw: st.DrawFn, la_code: str, person_id: str) -> Details:
    places = (UNKNOWN, PRESUMED_AT_HOME, PRESUMED_IN_COMMUNITY, CARE_HOME, "tenant: private landlord")
    return Details(
        la_code=la_code,
        person_id=person_id,
        gender=draw(st.sampled_from(["female", "male", "other", UNKNOWN])),
        accommodation=draw(st.sampled_from(places)),
        primary_support_reason=draw(st.sampled_from([LEARNING_DISABILITY, "mental health support", UNKNOWN])),
        birth_date=draw(st.sampled_from(BIRTHS)),
        date_of_death=draw(st.sampled_from(DEATHS)),
    )
