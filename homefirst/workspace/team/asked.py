"""What the list of those who wait is narrowed to, read from the address, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.design.parts import Chosen
from homefirst.practice.waiting.definition import RISKS
from homefirst.practice.waiting.models import Risk
from homefirst.practice.waiting.rules import half_wait_less_than
from homefirst.workspace.team.waits import Waiter

SHOWS = ("", "late", "today", "long", "unnamed")
SORTS = {"": "next safety call", "days": "days waiting", "risk": "risk"}


@dataclass(frozen=True)
class Asked:
    """`show` is one of the counts, "" for all; `team` is an id, 0 for all; the rest "" for any."""

    show: str = ""
    kind: str = ""
    risk: str = ""
    team: int = 0
    sort: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """Of the same list, changed; back on its first page."""
        other = replace(self, **{"page": 1, **changes})
        said = {name: value for name, value in vars(other).items() if value not in ("", 0)}
        if other.page == 1:
            said.pop("page", None)
        return reverse("waiting_well") + (f"?{urlencode(said)}" if said else "")

    def address_to_print(self) -> str:
        """Of this page of the list, on sheets that say whose they are."""
        here = self.address(page=self.page)
        return f"{here}{'&' if '?' in here else '?'}print=1"

    def address_of_file(self, form: str) -> str:
        """Of the whole list that was asked for, as a file."""
        _, _, said = self.address().partition("?")
        return reverse("waiting_file", kwargs={"form": form}) + (f"?{said}" if said else "")


def read_asked(sent: Mapping[str, str]) -> Asked:
    """Whatever cannot be used is left out."""
    return Asked(
        show=_one_of(sent.get("show", ""), SHOWS),
        kind=sent.get("kind", "")[:60],
        risk=_one_of(sent.get("risk", ""), RISKS),
        team=_number(sent.get("team", "")),
        sort=_one_of(sent.get("sort", ""), SORTS),
        page=_number(sent.get("page", "")) or 1,
    )


def narrowed(waiters: Iterable[Waiter], asked: Asked) -> list[Waiter]:
    """By what they wait for, risk and team; in the order that was asked for."""
    found = [
        one
        for one in waiters
        if (not asked.kind or asked.kind in one.kinds)
        and (not asked.risk or asked.risk == one.risk)
        and (not asked.team or asked.team in one.teams)
    ]
    if asked.sort == "days":
        return sorted(found, key=lambda one: one.since or date.min)
    return sorted(found, key=lambda one: RISKS.index(one.risk)) if asked.sort == "risk" else found


@dataclass(frozen=True)
class Counted:
    """Those who stand behind each count."""

    everybody: list[Waiter]
    late: list[Waiter]
    today: list[Waiter]
    longer: list[Waiter]
    unnamed: list[Waiter]
    half: int | None

    def shown(self, show: str) -> list[Waiter]:
        found = {"late": self.late, "today": self.today, "long": self.longer, "unnamed": self.unnamed}
        return found.get(show, self.everybody)


def counted(waiters: list[Waiter], on: date) -> Counted:
    days = [waited for one in waiters if (waited := one.days(on)) is not None]
    half = half_wait_less_than(days)
    return Counted(
        everybody=waiters,
        late=[one for one in waiters if one.next_call_on < on],
        today=[one for one in waiters if one.next_call_on == on],
        longer=[one for one in waiters if half is not None and (one.days(on) or 0) > half],
        unnamed=[one for one in waiters if not one.answers_for],
        half=half,
    )


def chosen(asked: Asked, teams: Mapping[int, str]) -> list[Chosen]:
    """The filters that are on, each with the list without it."""
    found = []
    if asked.kind:
        found.append(Chosen(f"Waiting for: {asked.kind}", asked.address(kind="")))
    if asked.risk:
        found.append(Chosen(f"Risk: {Risk(asked.risk).label.lower()}", asked.address(risk="")))
    if asked.team:
        found.append(Chosen(f"Team: {teams.get(asked.team, 'another')}", asked.address(team=0)))
    return found


def _one_of(typed: str, known: Iterable[str]) -> str:
    return typed if typed in known else ""


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
