"""The units behind a measure, each with the person whom it is about, for those who may see them.

A manager sees people of their own teams; the rest are a number with its reason. An analyst sees nobody until saying why,
fifty at a time, and then those only. The lists hold the very units that the figure counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.reach import BY_ROLE, BY_TEAM
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Column, Link
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance import words
from homefirst.oversight.performance.actions.mending import REASON
from homefirst.oversight.performance.queries.current import Current, current, measures
from homefirst.oversight.performance.queries.ways import way_to
from homefirst.oversight.performance.results.reading import units
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import PersonLine, lines
from homefirst.workspace.record import record_address

PAGE = 50
LISTS = {
    "in": "Counted in",
    "out": "Counted out",
    "left": "Left out",
    "counted": "In and out",
    "weak": "In doubt",
}
NAMES = "person.names"
_FEW = 5_000  # so many ids still go into one statement


@dataclass(frozen=True)
class Asked:
    """`by` and `group` narrow a list to one part of a split; `weakness` names the one whose units are in doubt."""

    listed: str = "in"
    weakness: str = ""
    by: str = ""
    group: str = ""
    method: str = ""
    page: int = 1

    def href(self, **change: Any) -> str:
        asked = {**vars(self), **change}
        asked["list"] = asked.pop("listed")
        if asked["page"] == 1:
            del asked["page"]
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True)
class UnitLine:
    """One unit of a person who may be named: the event, the field that decided, and where it can be mended."""

    person: PersonLine
    event: str
    decided: str
    result: str
    href: str
    mend_href: str


@dataclass(frozen=True)
class PeoplePage:
    """`total` units are in the list; `outside` of them are of people who are not listed, for the reason in words.

    For an analyst `unnamed` are the records of this page to be named by saying why, and `locked` those that stay shut.
    """

    indicator: Indicator
    at: Current
    end: date
    asked: Asked
    title: str
    total: int
    listed: int
    lines: tuple[UnitLine, ...]
    tabs: tuple[Link, ...]
    unnamed: tuple[int, ...]
    unnamed_units: int
    locked: int
    outside: int
    outside_why: str
    said_before: str
    tie: str

    @property
    def is_units(self) -> bool:
        """Whether the list holds units of the measure, not rows that stand outside them."""
        outside = {entry["name"] for entry in self.indicator.words["weaknesses"] if "from" in entry}
        return self.asked.listed != "weak" or self.asked.weakness not in outside

    @property
    def crumbs(self) -> list[Link]:
        own = reverse("measure", kwargs={"slug": self.indicator.slug})
        return [Link("Figures", reverse("figures")), Link(self.indicator.words["title"], own)]

    @property
    def columns(self) -> list[Column]:
        return [
            Column("Who"),
            Column("Event"),
            Column("What decided it"),
            Column("Mend", hidden_title=True, bare=True),
        ]

    @property
    def first(self) -> int:
        return (self.asked.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return min(self.asked.page * PAGE, self.listed)

    @property
    def previous_href(self) -> str:
        return self.asked.href(page=self.asked.page - 1) if self.asked.page > 1 else ""

    @property
    def next_href(self) -> str:
        return self.asked.href(page=self.asked.page + 1) if self.last < self.listed else ""

    @property
    def record_ids(self) -> list[int]:
        """Whose name this page shows; each is written down as a look."""
        return list(dict.fromkeys(line.person.person_id for line in self.lines))


def people_page(actor: Actor, slug: str, given: Mapping[str, str]) -> PeoplePage:
    """At most six queries."""
    policy.check(actor, "figures.people")
    indicator = measures().get(slug)
    if indicator is None:
        raise NotAllowed("There is no such measure.", action="figures.people")
    at = current(actor)
    if at is None or at.latest is None:
        raise NotNow("No figures are worked out yet, so nobody stands behind one. Load a file first.")
    asked = _asked(given)
    rows = _chosen(indicator, at, asked)
    by_claim = roles()[actor.role].reach == "claimed" if actor.role in roles() else False
    seen = _seen(actor, rows)
    kept = rows if by_claim else [row for row in rows if int(row["person_id"]) in seen]
    asked = _within(asked, len(kept))
    here = kept[(asked.page - 1) * PAGE : asked.page * PAGE]
    unseen = {int(row["person_id"]) for row in here} - seen
    unnamed = _claimable(actor, unseen) if by_claim else frozenset()
    return PeoplePage(
        indicator=indicator,
        at=at,
        end=at.latest,
        asked=asked,
        title=_title(indicator, asked),
        total=len(rows),
        listed=len(kept),
        lines=tuple(_lines(actor, indicator, [row for row in here if int(row["person_id"]) in seen])),
        tabs=tuple(_tabs(indicator, at, asked)),
        unnamed=tuple(sorted(unnamed)),
        unnamed_units=sum(int(row["person_id"]) in unnamed for row in here),
        locked=len(unseen - unnamed) if by_claim else 0,
        outside=len(rows) - len(kept),
        outside_why="" if by_claim else _outside_why(actor),
        said_before=_said_before(actor) if unnamed else "",
        tie=_tie(actor),
    )


def _chosen(indicator: Indicator, at: Current, asked: Asked) -> list[dict[str, Any]]:
    folder = at.folder(at.method_for(indicator, asked.method))
    outside = [one["name"] for one in indicator.words["weaknesses"] if "from" in one]
    if asked.listed == "weak" and asked.weakness in outside:
        rows = units(folder, indicator.slug, asked.weakness)
    else:
        rows = [row for row in units(folder, indicator.slug) if _is_listed(row, asked)]
    if asked.by in words.SPLITS and asked.group:
        rows = [row for row in rows if (row[asked.by] or "Unknown") == asked.group]
    return sorted(rows, key=lambda row: (row["result"] or "", int(row["person_id"]), row["unit_id"]))


def _is_listed(row: Mapping[str, Any], asked: Asked) -> bool:
    if asked.listed == "weak":
        return bool(row.get(f"weak_{asked.weakness}"))
    return row["counted"] in {"counted": ("in", "out")}.get(asked.listed, (asked.listed,))


def _seen(actor: Actor, rows: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """Records among the rows whose names this actor may see now; one query."""
    ids = {int(row["person_id"]) for row in rows}
    records = Record.objects.filter(pk__in=ids) if len(ids) <= _FEW else Record.objects.all()
    found = policy.visible(actor, records, NAMES, path="").values_list("pk", flat=True)
    return frozenset(ids.intersection(found))


def _claimable(actor: Actor, ids: set[int]) -> frozenset[int]:
    records = Record.objects.filter(pk__in=ids)
    return frozenset(policy.visible(actor, records, "person.claim", path="").values_list("pk", flat=True))


def _said_before(actor: Actor) -> str:
    """Why this analyst named people earlier today, to say it again with one press."""
    held = Tie.objects.filter(user=actor.user, kind=Tie.Kind.CLAIMED, reason=REASON, ends_at__gt=actor.at)
    return held.order_by("-starts_at", "-pk").values_list("words", flat=True).first() or ""


def _lines(actor: Actor, indicator: Indicator, rows: Sequence[Mapping[str, Any]]) -> list[UnitLine]:
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
    what = row["service_component"] or row["service_type"] or row["event_type"] or "No event"
    start, end = row.get("episode_start") or row["event_start"], row.get("episode_end") or row["event_end"]
    if start is None:
        return str(what)
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
    kind, _, number = (row["source"] or "").partition(":")
    if indicator.words.get("decided_by", {}).get("field") == "Accommodation Status":
        return way_to("record_details", ref=ref)
    return (
        way_to("mend_care", ref=ref, service=int(number))
        if kind == "service"
        else way_to("record_care", ref=ref)
    )


def _title(indicator: Indicator, asked: Asked) -> str:
    if asked.listed == "weak":
        entries = {entry["name"]: entry["title"] for entry in indicator.words["weaknesses"]}
        start = entries.get(asked.weakness, LISTS["weak"])
    else:
        start = LISTS[asked.listed]
    group = "not known" if asked.group == "Unknown" else asked.group
    return (
        f"{start}, {words.SPLITS[asked.by].lower()}: {group}"
        if asked.by in words.SPLITS and asked.group
        else start
    )


def _tabs(indicator: Indicator, at: Current, asked: Asked) -> list[Link]:
    counted = at.results(at.method_for(indicator, asked.method)).measures[indicator.code].counted
    return [
        Link(f"{LISTS[name]} ({number:,})", Asked(name, method=asked.method).href(), name == asked.listed)
        for name, number in counted.items()
        if name != "out" or not indicator.is_rate
    ]


def _tie(actor: Actor) -> str:
    """Why these names may be seen, as the looks of each person say it."""
    reach = roles()[actor.role].reach if actor.role in roles() else "all_teams"
    return {"own_and_teams": BY_TEAM, "claimed": str(Tie.Kind.CLAIMED.label)}.get(reach, BY_ROLE)


def _outside_why(actor: Actor) -> str:
    reach = roles()[actor.role].reach if actor.role in roles() else "all_teams"
    if reach == "own_and_teams":
        return "of people outside your teams, or restricted to named staff"
    return "of people whose records are restricted to named staff"


def _asked(given: Mapping[str, str]) -> Asked:
    listed = given.get("list", "in")
    page = given.get("page", "1")
    return Asked(
        listed=listed if listed in LISTS else "in",
        weakness=given.get("weakness", ""),
        by=given.get("by", ""),
        group=given.get("group", ""),
        method=given.get("method", ""),
        page=int(page) if page.isascii() and page.isdigit() and int(page) else 1,
    )


def _within(asked: Asked, total: int) -> Asked:
    most = max(1, -(-total // PAGE))
    return Asked(**{**vars(asked), "page": min(asked.page, most)})
