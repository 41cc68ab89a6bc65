"""One line for each unit behind a measure: the person, the event, what decided it, and where it can be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance import words
from homefirst.oversight.performance.queries.ways import way_to
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import PersonLine, lines
from homefirst.workspace.record import record_address

NAMES = "person.names"


@dataclass(frozen=True)
class UnitLine:
    """One unit of a person who may be named: the event, the field that decided, and where it can be mended."""

    person: PersonLine
    event: str
    decided: str
    result: str
    href: str
    mend_href: str


def unit_lines(actor: Actor, indicator: Indicator, rows: Sequence[Mapping[str, Any]]) -> list[UnitLine]:
    """`rows` of people whose names this actor may see, in their order; two queries."""
    people = policy.visible(
        actor, Person.objects.filter(pk__in={int(row["person_id"]) for row in rows}), NAMES
    )
    by_id = {line.person_id: line for line in lines(people.select_related("record__team"), actor)}
    return [
        _line(actor, indicator, row, by_id[int(row["person_id"])])
        for row in rows
        if int(row["person_id"]) in by_id
    ]


def _line(actor: Actor, indicator: Indicator, row: Mapping[str, Any], person: PersonLine) -> UnitLine:
    return UnitLine(
        person=person,
        event=_event(row),
        decided=_decided(indicator, row),
        result=row["result"] or "Blank",
        href=record_address(actor, person.ref),
        mend_href=_mend(actor, indicator, row, person.ref),
    )


def _event(row: Mapping[str, Any]) -> str:
    what = (
        row.get("what") or row["service_component"] or row["service_type"] or row["event_type"] or "No event"
    )
    start, end = row.get("episode_start") or row["event_start"], row.get("episode_end") or row["event_end"]
    if start is None:
        return str(what)
    if start == end and row.get("what"):
        return f"{what}, {words.day(start)}"
    return f"{what}, {words.day(start)} to {words.day(end)}" if end else f"{what}, since {words.day(start)}"


def _decided(indicator: Indicator, row: Mapping[str, Any]) -> str:
    by = indicator.words.get("decided_by", {"field": "Result"})
    if row["result"] is None:
        return "Service Component"
    return str(by.get("rules", {}).get(row["rule"] or "", by["field"]))


def _mend(actor: Actor, indicator: Indicator, row: Mapping[str, Any], ref: str) -> str:
    """Where a blank or unusable value decided, and this actor may change it."""
    in_doubt = row["result"] is None or any(value for name, value in row.items() if name.startswith("weak_"))
    if not in_doubt or not policy.can(actor, "person.edit"):
        return ""
    if indicator.is_practice:
        return way_to("record_work", ref=ref)
    kind, _, number = (row["source"] or "").partition(":")
    if indicator.words.get("decided_by", {}).get("field") == "Accommodation Status":
        return way_to("record_details", ref=ref)
    return (
        way_to("mend_care", ref=ref, service=int(number))
        if kind == "service"
        else way_to("record_care", ref=ref)
    )
