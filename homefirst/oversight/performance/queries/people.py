"""The units behind a measure, each with the person whom it is about, for those who may see them.

A manager sees people of their own teams; the rest are a number with its reason. An analyst sees nobody until saying why,
fifty at a time, and then those only. The lists hold the very units that the figure counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pyarrow as pa
import pyarrow.compute as pc
from django.urls import reverse

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.reach import BY_ROLE, BY_TEAM
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Column, Link
from homefirst.foundation.errors import NotNow
from homefirst.insight.indicators.definitions import Indicator
from homefirst.oversight.performance import words
from homefirst.oversight.performance.actions.mending import REASON
from homefirst.oversight.performance.queries.current import Current, current, measure_called
from homefirst.oversight.performance.queries.unit_lines import NAMES, UnitLine, unit_lines
from homefirst.oversight.performance.results.reading import units

PAGE = 50
LISTS = {
    "in": "Counted in",
    "out": "Counted out",
    "left": "Left out",
    "counted": "In and out",
    "weak": "In doubt",
}
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
    indicator = measure_called(slug)
    at = current(actor)
    if at is None or at.latest is None:
        raise NotNow("No figures are worked out yet, so nobody stands behind one. Load a file first.")
    asked = _asked(given)
    table = _chosen(indicator, at, asked)
    ids = [int(str(one)) for one in table["person_id"].to_pylist()]
    by_claim = roles()[actor.role].reach == "claimed" if actor.role in roles() else False
    seen = _seen(actor, set(ids))
    kept = [n for n, one in enumerate(ids) if by_claim or one in seen]
    asked = _within(asked, len(kept))
    here = table.take(pa.array(kept[(asked.page - 1) * PAGE : asked.page * PAGE], pa.int64())).to_pylist()
    unseen = {int(row["person_id"]) for row in here} - seen
    unnamed = _claimable(actor, unseen) if by_claim else frozenset()
    return PeoplePage(
        indicator=indicator,
        at=at,
        end=at.latest,
        asked=asked,
        title=_title(indicator, asked),
        total=len(ids),
        listed=len(kept),
        lines=tuple(unit_lines(actor, indicator, [row for row in here if int(row["person_id"]) in seen])),
        tabs=tuple(_tabs(indicator, at, asked)),
        unnamed=tuple(sorted(unnamed)),
        unnamed_units=sum(int(row["person_id"]) in unnamed for row in here),
        locked=len(unseen - unnamed) if by_claim else 0,
        outside=len(ids) - len(kept),
        outside_why="" if by_claim else _outside_why(actor),
        said_before=_said_before(actor) if unnamed else "",
        tie=_tie(actor),
    )


def _chosen(indicator: Indicator, at: Current, asked: Asked) -> pa.Table:
    """The units of the list, those that one value decided beside each other."""
    folder = at.folder(at.method_for(indicator, asked.method))
    outside = [one["name"] for one in indicator.words["weaknesses"] if "from" in one]
    if asked.listed == "weak" and asked.weakness in outside:
        table = units(folder, indicator.slug, asked.weakness)
    else:
        table = _listed(units(folder, indicator.slug), asked)
    if asked.by in words.SPLITS and asked.group:
        table = table.filter(_is_group(table, asked))
    return table.sort_by([("result", "ascending"), ("person_id", "ascending"), ("unit_id", "ascending")])


def _listed(table: pa.Table, asked: Asked) -> pa.Table:
    if asked.listed == "weak":
        name = f"weak_{asked.weakness}"
        return table.filter(table[name]) if name in table.column_names else table.slice(0, 0)
    names = ["in", "out"] if asked.listed == "counted" else [asked.listed]
    return table.filter(pc.is_in(table["counted"], value_set=pa.array(names)))


def _is_group(table: pa.Table, asked: Asked) -> list[bool]:
    return [(one or "Unknown") == asked.group for one in table[asked.by].to_pylist()]


def _seen(actor: Actor, ids: set[int]) -> frozenset[int]:
    """Those whose names this actor may see now; one query."""
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
        if name != "out"
        or indicator.scale == "each"
        or not (indicator.is_rate or indicator.scale == "pounds" or indicator.adds)
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
