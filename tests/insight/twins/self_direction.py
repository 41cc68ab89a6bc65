"""3D: self-directed support and direct payments, people at the end of the period (ascof 2.6)."""

from dataclasses import dataclass

from .people import Details, Event, Period, age_on, band, roll_of, usable
from .words import (
    COMMISSIONED,
    COMMUNITY,
    DIRECT_PAYMENT,
    LONG_TERM,
    MANAGED_BUDGET,
    NURSING,
    PRISON,
    RESIDENTIAL,
    SERVICE_USER,
    UNDER_18,
)

MECHANISMS = (DIRECT_PAYMENT, MANAGED_BUDGET, COMMISSIONED)
# Best first; a blank mechanism comes after the three.
SETTINGS = (
    (NURSING, None),
    (RESIDENTIAL, None),
    *((COMMUNITY, mechanism) for mechanism in (*MECHANISMS, None)),
    *((PRISON, mechanism) for mechanism in (*MECHANISMS, None)),
)


@dataclass(frozen=True)
class Directed:
    """One person with long-term support on the last day, in the setting that ranks first."""

    la_code: str
    person_id: str | None
    age_band: str
    setting: str
    mechanism: str | None

    @property
    def in_denominator(self) -> bool:
        return self.setting == COMMUNITY

    @property
    def in_1a(self) -> bool:
        return self.in_denominator and self.mechanism in (DIRECT_PAYMENT, MANAGED_BUDGET)

    @property
    def in_2a(self) -> bool:
        return self.in_denominator and self.mechanism == DIRECT_PAYMENT


def supported_at_end(events: list[Event], details: list[Details], period: Period) -> list[Directed]:
    roll = roll_of(details)
    best: dict[tuple[str, str | None], int] = {}
    for event in events:
        if on_the_last_day(event, period):
            who = event.la_code, event.person_id
            best[who] = min(best.get(who, len(SETTINGS)), SETTINGS.index(setting_of(event)))
    people = [(roll.get(who, Details(*who)), SETTINGS[rank]) for who, rank in best.items()]
    return [
        Directed(p.la_code, p.person_id, band(age_on(p.birth_date, period.end)), *setting)
        for p, setting in people
        if counted(p, period)
    ]


def on_the_last_day(event: Event, period: Period) -> bool:
    """The type of service decides, whatever the type of event."""
    if not (event.client_type == SERVICE_USER and event.service_type in LONG_TERM and usable(event)):
        return False
    return event.start <= period.end <= event.end


def setting_of(event: Event) -> tuple[str, str | None]:
    """A direct payment component makes a direct payment; only community and prison have a mechanism."""
    mechanism = DIRECT_PAYMENT if event.service_component == DIRECT_PAYMENT else event.delivery_mechanism
    has_one = event.service_type in (COMMUNITY, PRISON) and mechanism in MECHANISMS
    return event.service_type or "", mechanism if has_one else None


def counted(person: Details, period: Period) -> bool:
    """Alive at the end of the period (a death on that day still counts), and 18 or of unknown age."""
    if person.date_of_death and person.date_of_death < period.end:
        return False
    return band(age_on(person.birth_date, period.end)) != UNDER_18
