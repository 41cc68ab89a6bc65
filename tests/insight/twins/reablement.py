"""2A: short-term support to maximise independence for new clients, and what followed (ascof 2.3).

The unit is the spell of reablement, not the person. Step numbers are those of the method.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .details import events_by_person
from .people import FAR_FUTURE, Details, Event, Period, age_on, band, details_of, roll_of, usable
from .sequel import Sequel, outcome_rank, sequel_of
from .words import LONG_TERM, SERVICE, SERVICE_USER, ST_MAX, UNDER_18


@dataclass(frozen=True)
class Spell:
    """One or more ST-Max services of a person, each at most 7 days after the ones before it."""

    la_code: str
    person_id: str | None
    services: tuple[Event, ...]

    @property
    def start(self) -> date:
        return min(service.start for service in self.services)

    @property
    def end(self) -> date:
        return max(service.end for service in self.services)

    @property
    def last(self) -> Event:
        """3. The service that ends last, ties to the best outcome, then the highest record number."""
        return max(self.services, key=lambda s: (s.end, -outcome_rank(s.event_outcome), s.record_number))


@dataclass(frozen=True)
class Reabled:
    """One spell that ended in the period, with what followed it."""

    person_id: str | None
    la_code: str
    start: date
    end: date
    age_band: str
    sequel: Sequel


def reablement(events: list[Event], details: list[Details], period: Period) -> list[Reabled]:
    roll = roll_of(details)
    events = [event for event in events if event.client_type == SERVICE_USER and usable(event)]
    people = events_by_person(events)
    found = []
    for spell in spells(events):
        person = details_of(spell.last, roll)
        others = [e for e in people[spell.la_code, spell.person_id] if e not in spell.services]  # 6
        if counted(spell, person, period) and new_client(spell, others):
            age_band = band(age_on(person.birth_date, spell.end))
            sequel = sequel_of(spell.start, spell.end, spell.last.event_outcome, person.date_of_death, others)
            found.append(Reabled(spell.person_id, spell.la_code, spell.start, spell.end, age_band, sequel))
    return found


def spells(events: list[Event]) -> list[Spell]:
    """2. The gap is measured from the latest end of any earlier service of the spell."""
    found: list[Spell] = []
    st_max = [event for event in events if event.event_type == SERVICE and event.service_type == ST_MAX]
    for event in sorted(st_max, key=order_within_person):
        last = found[-1] if found else None
        if last and belongs(event, last) and (event.start - last.end).days <= 7:
            found[-1] = Spell(event.la_code, event.person_id, (*last.services, event))
        else:
            found.append(Spell(event.la_code, event.person_id, (event,)))
    return found


def order_within_person(event: Event) -> tuple[str, str, date, date, int, int]:
    rank = outcome_rank(event.event_outcome)
    return event.la_code, event.person_id or "", event.start, event.end, rank, -event.record_number


def belongs(event: Event, spell: Spell) -> bool:
    return (event.la_code, event.person_id) == (spell.la_code, spell.person_id)


def counted(spell: Spell, person: Details, period: Period) -> bool:
    """4. It ended in the period. 5. The person was then 18 or of unknown age, and alive at its start."""
    adult = band(age_on(person.birth_date, min(spell.end, FAR_FUTURE))) != UNDER_18
    alive = person.date_of_death is None or person.date_of_death >= spell.start
    return period.holds(spell.end) and adult and alive


def new_client(spell: Spell, others: list[Event]) -> bool:
    """7. No long-term support that began before the spell and ended fewer than 91 days before it."""
    return not any(
        event.service_type in LONG_TERM
        and event.start < spell.start
        and event.end > spell.start - timedelta(days=91)
        for event in others
    )
