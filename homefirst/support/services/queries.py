"""A person's care: now, planned and before; and as marks on the line of their story."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import visible
from homefirst.foundation.definitions.codes import current_value
from homefirst.foundation.design.words import hours
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.pathways.rules import known_end
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import Lane, StoryEvent
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
    def status(self) -> str:
        """The words of the design notes: Running, Ended; the page adds the day to Starting."""
        return {Standing.NOW: "Running", Standing.PLANNED: "Starting", Standing.ENDED: "Ended"}[self.standing]


@dataclass(frozen=True)
class Care:
    """`planned` soonest first, the others newest first."""

    now: tuple[ServiceLine, ...]
    planned: tuple[ServiceLine, ...]
    ended: tuple[ServiceLine, ...]

    @property
    def weekly_cost(self) -> Decimal:
        """Of the care now, as far as its costs are known: pounds a week."""
        return sum((line.weekly_cost for line in self.now if line.weekly_cost is not None), Decimal("0.00"))

    @property
    def costs_unknown(self) -> int:
        """How many of the services now have a cost that is not known (and is not paid once)."""
        return sum(line.weekly_cost is None and not line.is_once for line in self.now)


def care(person: Person, on: date) -> Care:
    """One query."""
    lines = [_line(row, person, on) for row in Service.objects.filter(person=person)]
    newest = sorted(lines, key=lambda line: (line.starts_on or date.min, line.service_id), reverse=True)
    latest_end = sorted(newest, key=lambda line: line.ends_on or date.min, reverse=True)
    return Care(
        now=tuple(line for line in newest if line.standing is Standing.NOW),
        planned=tuple(line for line in reversed(newest) if line.standing is Standing.PLANNED),
        ended=tuple(line for line in latest_end if line.standing is Standing.ENDED),
    )


def care_words(person_ids: Collection[int], on: date) -> dict[int, str]:
    """What each of these people has now, in a few words for a list: 'Home support', 'Nursing care and 2 more'. One query.

    Somebody with nothing now is left out.
    """
    rows = Service.objects.filter(person_id__in=person_ids, starts_on__lte=on).select_related("person")
    now: dict[int, list[str]] = {}
    for row in rows.order_by("-starts_on", "-pk"):
        line = _line(row, row.person, on)
        if line.standing is Standing.NOW:
            now.setdefault(row.person_id, []).append(line.title)
    return {pk: _first_and_more(list(dict.fromkeys(titles))) for pk, titles in now.items()}


def service_of(actor: Actor, person: Person, service_id: int) -> Service:
    """One service of this person. Raises NotAllowed alike for one that does not exist and one out of sight."""
    rows = visible(actor, Service.objects.filter(person=person), path="person__record")
    found = rows.filter(pk=service_id).select_related("person__record").first()
    if found is None:
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="section.care", about=person.pk)
    return found


def service_line(service: Service, on: date) -> ServiceLine:
    return _line(service, service.person, on)


def care_story(person: Person, on: date, found: Care | None = None) -> list[StoryEvent]:
    """One query, none when the care was `found` already; care without a start day cannot stand on a line of time and is left to the page about care.

    `link` is the mark of the service on that page, as in `#service-12`.
    """
    found = care(person, on) if found is None else found
    return list(_events([*found.planned, *found.now, *found.ended]))


def _events(lines: Iterable[ServiceLine]) -> Iterator[StoryEvent]:
    for line in lines:
        if line.starts_on is None:
            continue
        yield StoryEvent(
            lane=Lane.CARE,
            starts=line.starts_on,
            ends=line.ends_on,
            words=line.title,
            planned=line.standing is Standing.PLANNED,
            link=f"#service-{line.service_id}",
            by=line.provider,
            more=line.how_often,
            is_span=True,
        )


def _line(row: Service, person: Person, on: date) -> ServiceLine:
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
        how_often=_how_often(frequency, row.planned_units),
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


def _first_and_more(titles: Sequence[str]) -> str:
    return titles[0] if len(titles) == 1 else f"{titles[0]} and {len(titles) - 1} more"


def _after_colon(kind: str) -> str:
    return kind.split(": ", 1)[-1]


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


def _how_often(frequency: str, units: Decimal | None) -> str:
    """'14 hours a week', '3 days a week'; else how it is paid; else ''."""
    stated = frequency.casefold()
    one = next((word for start, word in _UNITS.items() if stated.startswith(start)), "")
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


def has_open_long_term_support(person: Person, on: date) -> bool:
    """Somebody with long-term support who gets in touch is reviewed, not counted as a new request. One query."""
    running = Service.objects.filter(
        person=person, service_type__istartswith="Long term support", starts_on__lte=on
    )
    return running.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).exists()
