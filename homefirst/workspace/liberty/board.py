"""The board's counts, each of which opens what it counts, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.day_words import brief_day
from homefirst.foundation.design.parts import Column, Total
from homefirst.foundation.design.words import age, counted, day
from homefirst.practice.liberty.models import LibertyCondition, LibertyRequest
from homefirst.practice.liberty.queries.board import Runs, Waiting
from homefirst.practice.people.models import Person
from homefirst.workspace.lists import way_in
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

PAGE: Final = 50
WAITING: Final[Mapping[str, tuple[str, Callable[[Waiting, date], bool]]]] = {
    "": ("Requests waiting", lambda one, on: True),
    "high": ("High", lambda one, on: one.priority == "high"),
    "order": ("Not in order yet", lambda one, on: not one.priority),
    "urgent": ("Urgent", lambda one, on: one.urgent_until is not None),
    "late": ("Late", lambda one, on: one.is_late(on)),
}
RUNNING: Final[Mapping[str, tuple[str, Callable[[Runs, date], bool]]]] = {
    "force": ("In force", lambda one, on: True),
    "ending": ("End within 4 weeks", lambda one, on: one.ends_soon(on)),
    "alone": ("Nobody on their side", lambda one, on: not one.row.representative),
    "overdue": ("A condition is overdue", lambda one, on: bool(one.overdue(on))),
}
_ALARMS: Final = frozenset({"late", "order", "alone", "overdue"})


def address(show: str = "", page: int = 1) -> str:
    said = {"show": show, "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("liberty_board") + (f"?{query}" if query else "")


def totals(waits: Sequence[Waiting], runs: Sequence[Runs], show: str, on: date) -> list[Total]:
    numbers = {code: sum(test(one, on) for one in waits) for code, (_, test) in WAITING.items()}
    numbers |= {code: sum(test(each, on) for each in runs) for code, (_, test) in RUNNING.items()}
    words = {code: said for code, (said, _) in (*WAITING.items(), *RUNNING.items())}
    return [
        Total(
            f"{number:,}",
            words[code],
            address(code),
            current=code == show,
            late=code in _ALARMS and number > 0,
            counts_people=True,
        )
        for code, number in numbers.items()
    ]


def waiting_columns() -> list[str | Column]:
    return [
        Column("Who", share=20),
        Column("Where", share=16),
        Column("Order of risk", hint="and if they object", share=15),
        Column("Waiting", share=13),
        Column("Due", share=24),
        Column("Holds it", share=12),
    ]


def waiting_rows(actor: Actor, waits: Iterable[Waiting], opened: Collection[int]) -> list[list[object]]:
    """`opened` are the people whose records this actor may open without saying why."""
    return [_waits(actor, one, is_open=one.person.pk in opened) for one in waits]


def running_columns() -> list[str | Column]:
    return [
        Column("Who", share=18),
        Column("Authorised", hint="the last day counts", share=20),
        Column("On their side", share=20),
        Column("Conditions", hint="open, overdue first", share=30),
        Column("Holds it", share=12),
    ]


def running_rows(actor: Actor, runs: Iterable[Runs], opened: Collection[int]) -> list[list[object]]:
    return [_runs(actor, one, is_open=one.person.pk in opened) for one in runs]


def _waits(actor: Actor, one: Waiting, *, is_open: bool) -> list[object]:
    request, on = one.request, actor.on
    order = LibertyRequest.Priority(one.priority).label
    objects = "They object" if request and request.objects_to_it else ""
    return [
        _who(actor, one.person, one.episode.pk, is_open=is_open),
        (request.place if request else "") or "Not written down",
        ui().cell(order, under=objects),
        ui().cell(counted(one.days(on), "day"), under=f"came {brief_day(one.received_on, on)}"),
        _due(actor, one),
        ", ".join(one.owners) or "Nobody",
    ]


def _due(actor: Actor, one: Waiting) -> object:
    """The clock, and how long an urgent authorisation runs, with the way to extend it."""
    on, request = actor.on, one.request
    clock = ui().clock(clock_of(one.due_on, on, short=True))
    if request is None or request.urgent_until is None:
        return clock
    ends = brief_day(request.urgent_until, on)
    said = f"Urgent until {ends}" if request.urgent_until >= on else f"Urgent authorisation lapsed {ends}"
    if request.extended_on:
        said = f"{said}, extended"
    may = request.urgent_until >= on and not request.extended_on and can(actor, "liberty.all")
    href = reverse("extend_urgent", kwargs={"request_id": request.pk})
    link = ui().link("Extend it", href, about=f"for {name_of(one.person)}") if may else ""
    return Markup("{} <div>{} {}</div>").format(clock, said, link)


def _runs(actor: Actor, one: Runs, *, is_open: bool) -> list[object]:
    row, on = one.row, actor.on
    return [
        _who(actor, one.person, row.request.episode_id, is_open=is_open),
        _period(one, on),
        ui().cell(row.representative, under=_since(one, on))
        if row.representative
        else ui().cell(
            "None yet", under=ui().folded(row.what_next or "Nobody has said what happens until then", 30, 1)
        ),
        ui().first_of([_condition(each, on) for each in one.conditions]) or "None is open",
        ", ".join(one.owners) or "Nobody",
    ]


def _period(one: Runs, on: date) -> object:
    row = one.row
    said = f"{day(row.starts_on, on)} to {day(row.ends_on, on)}"
    more = [
        f"Ended {day(row.ends_on, on)}, and its work is still open" if row.ends_on < on else "",
        f"Suspended since {day(row.suspended_on, on)}" if row.suspended_on else "",
        f"The court was asked {day(row.court_on, on)}" if row.court_on else "",
    ]
    clock = ui().clock(clock_of(row.ends_on, on, short=True)) if one.ends_soon(on) else ""
    return Markup("{} <div>{}</div>").format(clock, ui().cell(said, under=". ".join(filter(None, more))))


def _since(one: Runs, on: date) -> str:
    kind = "paid" if one.row.representative_is_paid else "not paid"
    return f"{kind}, since {day(one.row.representative_since, on)}" if one.row.representative_since else kind


def _condition(each: LibertyCondition, on: date) -> Markup:
    said = ui().folded(f"{each.words}: {each.owner or 'nobody named'}", 40, 1)
    return Markup("<div>{}</div><div>{}</div>").format(
        ui().clock(clock_of(each.due_on, on, short=True)), said
    )


def _who(actor: Actor, person: Person, episode: int, *, is_open: bool) -> object:
    """The name leads to all that happened with this request; for a record that is not open, by the page that asks why."""
    beside = age(person.birth_date, actor.on) if person.birth_date else ""
    page = reverse("record_liberty", kwargs={"ref": person.record.ref, "episode": episode})
    return ui().cell(name_of(person), way_in(actor, person.record.ref, may_open=is_open, to=page), beside)
