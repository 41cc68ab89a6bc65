"""One service in words: what a page says of it, and which blanks weaken a measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from homefirst.foundation.definitions.codes import current_value
from homefirst.foundation.design.words import hours
from homefirst.practice.pathways.rules import known_end
from homefirst.practice.people.models import Person
from homefirst.support.services import rules
from homefirst.support.services.models import Service
from homefirst.support.services.rules import Standing, Weakness

_STILL_COUNTED = timedelta(days=366)  # measures look back a year


@dataclass(frozen=True)
class ServiceLine:
    """One line of care; coded facts in the present wording of the return.

    `ends_on` is the end as far as anyone knows; `end_is_presumed` when only its absence from a later file says so.
    `weekly_cost` is pounds a week, None when paid once or not known. `how_often` and `who_pays` are words, "" when not
    known. `weak` are the blanks that weaken a measure.
    """

    service_id: int
    title: str
    service_type: str
    component: str
    mechanism: str
    provider: str
    provider_location_id: str
    description: str
    starts_on: date | None
    ends_on: date | None
    end_is_presumed: bool
    standing: Standing
    how_often: str
    unit_cost: Decimal | None
    cost_frequency: str
    weekly_cost: Decimal | None
    is_once: bool
    who_pays: str
    outcome: str
    end_reason: str
    weak: tuple[Weakness, ...]
    in_return: bool
    from_file: bool
    row_version: int

    @property
    def pays(self) -> str:
        """For those who may know no more of money than this: 'Pays', 'Does not pay', or ''."""
        return _PAYS.get(self.who_pays, "")

    @property
    def kind_words(self) -> str:
        """The kind of service as it is said aloud; the return's own words stand where it is corrected."""
        return _KINDS.get(self.service_type, _after_colon(self.service_type))

    @property
    def mechanism_words(self) -> str:
        return _MECHANISMS.get(self.mechanism, self.mechanism)

    @property
    def status(self) -> str:
        """The words of the design notes: Running, Ended; the page adds the day to Starting."""
        return {Standing.NOW: "Running", Standing.PLANNED: "Starting", Standing.ENDED: "Ended"}[self.standing]


def line_of(row: Service, person: Person, on: date) -> ServiceLine:
    kind, component, mechanism = (
        current_value(f"cld/{name}", getattr(row, name))
        for name in ("service_type", "service_component", "delivery_mechanism")
    )
    ends_on = _end(row, person)
    standing = rules.standing(row.starts_on, ends_on, on)
    frequency = current_value("cld/cost_frequency", row.cost_frequency)
    counts = ends_on is None or ends_on > on - _STILL_COUNTED
    weak = rules.weaknesses(kind, component, mechanism, row.starts_on) if counts else []
    return ServiceLine(
        service_id=row.pk,
        title=component or _after_colon(kind) or row.description or "Care of a kind not known",
        service_type=kind,
        component=component,
        mechanism=mechanism,
        provider=row.provider_name,
        provider_location_id=row.provider_location_id,
        description=row.description,
        starts_on=row.starts_on,
        ends_on=ends_on,
        end_is_presumed=ends_on is not None and row.ends_on is None and ends_on == row.presumed_end_on,
        standing=standing,
        how_often=_how_often(frequency, row.planned_units, component),
        unit_cost=row.unit_cost,
        cost_frequency=frequency,
        weekly_cost=rules.weekly_cost(row.unit_cost, frequency, row.planned_units),
        is_once=rules.is_once(frequency),
        who_pays=_who_pays(kind, current_value("cld/funding", person.funding)),
        outcome=current_value("cld/event_outcome", row.outcome).removeprefix("NFA: "),
        end_reason=row.end_reason,
        weak=tuple(weak),
        in_return=row.in_return or bool(row.desk_fields and row.starts_on),
        from_file=bool(row.event_key or row.file_digest),
        row_version=row.row_version,
    )


def _end(row: Service, person: Person) -> date | None:
    return known_end(
        event_key=row.event_key,
        desk_fields=row.desk_fields,
        person_desk_fields=person.desk_fields,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        presumed_end_on=row.presumed_end_on,
        died_on=person.died_on,
    )


def _after_colon(kind: str) -> str:
    return kind.split(": ", 1)[-1]


_KINDS = {
    "Short term support: ST-Max": "Short-term help to do things for oneself again",
    "Short term support: Ongoing low level": "A little lasting help",
    "Short term support: Other short term": "Other short-term help",
    "Long term support: Community": "Long-term support at home",
    "Long term support: Residential care": "Long-term support in a care home",
    "Long term support: Nursing care": "Long-term support in a nursing home",
    "Long term support: Prison": "Long-term support in prison",
    "Unpaid carer support: Direct to unpaid carer": "Support for the carer",
    "Unpaid carer support: Support involving the person cared-for": "Support for the carer, with the person cared for",
}
_MECHANISMS = {
    "CASSR commissioned support": "Arranged by the council",
    "CASSR managed personal budget": "Personal budget that the council manages",
    "Direct payment": "Direct payment",
}
_IN_HOURS = ("home support", "home care", "reablement")
_UNITS = {"hour": "hour", "daily": "day", "per session": "session"}
_PAID = {
    "week": "Paid each week",
    "fortnight": "Paid each fortnight",
    "4-week": "Paid every 4 weeks",
    "month": "Paid each month",
    "quarter": "Paid each quarter",
    "annual": "Paid each year",
    "one-off": "Once",
}


def _how_often(frequency: str, units: Decimal | None, component: str = "") -> str:
    """'14 hours a week', '3 days a week'; else how it is paid; else ''. Care at home without a stated unit is in hours."""
    stated = frequency.casefold()
    one = next((word for start, word in _UNITS.items() if stated.startswith(start)), "")
    if not stated and component.casefold().startswith(_IN_HOURS):
        one = "hour"
    if units and one == "hour":
        return f"{hours(int(units * 60))} a week"
    if units and (one or not stated):
        number = f"{units.normalize():f}"
        return f"{number} {one or 'unit'}{'' if number == '1' else 's'} a week"
    return next((words for start, words in _PAID.items() if stated.startswith(start)), "")


_FREE = "Free for up to 6 weeks"
_PAYERS = {
    "Fully client funded": "Pays for it themselves",
    "Joint client and social care funded": "They and the council share",
    "Fully social care funded": "The council",
}


_PAYS = {
    "Pays for it themselves": "Pays",
    "They and the council share": "Pays",
    "The council": "Does not pay",
    _FREE: "Does not pay",
}


def _who_pays(kind: str, funding: str) -> str:
    """Reablement is free for its first six weeks (SI 2014/2672 regulation 3), whoever pays for other care."""
    if kind == "Short term support: ST-Max":
        return _FREE
    return _PAYERS.get(funding, "")
