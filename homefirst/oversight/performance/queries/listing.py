"""The list of measures: which, in which order, and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.charts.marks import Meaning
from homefirst.foundation.design.parts import Column, Link
from homefirst.oversight.performance.jobs import last_failure, waiting_since
from homefirst.oversight.performance.queries.current import Current, current
from homefirst.oversight.performance.queries.standing import (
    Standing,
    standings,
    worst_against_england,
    worst_reading_first,
)
from homefirst.oversight.performance.queries.ways import way_to

ORDERS = {"theme": "By theme", "england": "Worst against England first", "reading": "Worst reading first"}
SHOWN = {"all": "All", "worse": "Worse than usual", "better": "Better than usual", "weak": "Weakened"}


@dataclass(frozen=True)
class Choice:
    """What the address asks for; unknown words are left out."""

    order: str = "theme"
    show: str = "all"
    theme: str = ""

    def href(self, **change: str) -> str:
        asked = {"order": self.order, "show": self.show, "theme": self.theme, **change}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True)
class Listing:
    """`groups` are (theme, its measures), or one group without a name in another order. `worst` stands lowest of all."""

    at: Current
    choice: Choice
    groups: Sequence[tuple[str, Sequence[Standing]]]
    worst: Standing | None
    themes: Sequence[str]
    total: int

    @property
    def orders(self) -> list[Link]:
        return [
            Link(text, self.choice.href(order=key), key == self.choice.order) for key, text in ORDERS.items()
        ]

    @property
    def shows(self) -> list[Link]:
        return [
            Link(text, self.choice.href(show=key), key == self.choice.show) for key, text in SHOWN.items()
        ]

    @property
    def theme_links(self) -> list[Link]:
        every = Link("Any", self.choice.href(theme=""), not self.choice.theme)
        return [
            every,
            *(Link(one, self.choice.href(theme=one), one == self.choice.theme) for one in self.themes),
        ]

    @property
    def has_targets(self) -> bool:
        return any(one.indicator.words["target"] is not None for _, group in self.groups for one in group)

    @property
    def is_loaded(self) -> bool:
        """Whether other councils' figures are kept here."""
        return any(one.beside.is_loaded for _, group in self.groups for one in group) or not self.count

    @property
    def years(self) -> str:
        """The published year, or years, that stand beside ours."""
        return ", ".join(sorted({one.beside.year for _, group in self.groups for one in group} - {""}))

    @property
    def columns(self) -> list[Column]:
        target = [Column("Target")] if self.has_targets else []
        return [
            Column("Measure"),
            Column("Now"),
            Column("Last 12 quarters"),
            Column("Reading"),
            *target,
            Column("England", hint=self.years),
            Column("Place", hint="of councils"),
            Column("In doubt"),
        ]

    @property
    def has_england(self) -> bool:
        """Whether any measure of the list is one that other councils publish too."""
        return any(not one.indicator.is_practice for _, group in self.groups for one in group)

    @property
    def exports(self) -> list[Link]:
        return [Link("CSV", reverse("figures_csv")), Link("Excel", reverse("figures_xlsx"))]

    @property
    def count(self) -> int:
        return sum(len(group) for _, group in self.groups)


@dataclass(frozen=True)
class WorkingOut:
    """Whether a new snapshot is on its way, or the last one asked for broke off."""

    may_ask: bool
    since: datetime | None = None
    has_failed: bool = False


def listing(actor: Actor, asked: Mapping[str, str]) -> Listing | None:
    """None before the first snapshot."""
    at = current(actor)
    if at is None:
        return None
    found = standings(at)
    themes = list(dict.fromkeys(one.indicator.words["theme"] for one in found))
    choice = _choice(actor, asked, themes)
    kept = [one for one in found if _fits(one, choice)]
    worst = worst_against_england([one for one in found if one.place_share is not None or (one.gap or 0) > 0])
    return Listing(
        at, choice, _ordered(kept, choice, themes), worst[0] if worst else None, themes, len(found)
    )


def working_out(actor: Actor, latest: datetime | None) -> WorkingOut:
    """Two queries for whoever may take a snapshot, none for others."""
    if not can(actor, "snapshots.take"):
        return WorkingOut(False)
    since = waiting_since(actor.at)
    return WorkingOut(True, since, since is None and last_failure(latest))


def load_href(actor: Actor) -> str:
    """Where whoever may load files does so; "" for others."""
    return way_to("load_files") if can(actor, "files.load") else ""


def missing_quarters(at: Current) -> list[date]:
    return [date.fromisoformat(day) for day in at.snapshot.manifest.get("missing_quarters", [])]


def _choice(actor: Actor, asked: Mapping[str, str], themes: Sequence[str]) -> Choice:
    usual = "reading" if actor.role == "director" else "theme"
    order, show, theme = asked.get("order", usual), asked.get("show", "all"), asked.get("theme", "")
    return Choice(
        order=order if order in ORDERS else usual,
        show=show if show in SHOWN else "all",
        theme=theme if theme in themes else "",
    )


def _fits(one: Standing, choice: Choice) -> bool:
    if choice.theme and one.indicator.words["theme"] != choice.theme:
        return False
    if choice.show == "weak":
        return one.in_doubt > 0
    wanted = {"worse": Meaning.WORSE, "better": Meaning.BETTER}.get(choice.show)
    return wanted is None or one.analysis.reading is wanted


def _ordered(
    kept: Sequence[Standing], choice: Choice, themes: Sequence[str]
) -> list[tuple[str, Sequence[Standing]]]:
    if choice.order == "england":
        return [("", worst_against_england(kept))]
    if choice.order == "reading":
        return [("", worst_reading_first(kept))]
    grouped = [(theme, [one for one in kept if one.indicator.words["theme"] == theme]) for theme in themes]
    return [(theme, group) for theme, group in grouped if group]
