"""Whose supervision is due, as counts and rows; and what of it stands on My work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.calendar.rules import working_days_between
from homefirst.foundation.design.clock import Clock, running_clock
from homefirst.foundation.design.parts import Column, Total
from homefirst.foundation.design.words import short_day
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.supervision.queries import AgreedLine, DeskLine, Times
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

SHOWS = {"": "Workers", "late": "Late", "week": "In the next 7 days", "unsigned": "Not signed by both"}


def narrowed(times: Iterable[Times], show: str, on: date) -> list[Times]:
    soon = on + timedelta(days=7)
    tests: Mapping[str, Callable[[Times], bool]] = {
        "late": lambda one: one.is_late(on),
        "week": lambda one: one.planned_on is not None and on <= one.planned_on <= soon,
        "unsigned": lambda one: one.unsigned > 0,
    }
    test = tests.get(show)
    return [one for one in times if test is None or test(one)]


def totals(times: Sequence[Times], show: str, on: date) -> list[Total]:
    """Each opens those it counts."""
    here = reverse("supervision")
    counts = {code: len(narrowed(times, code, on)) for code in SHOWS}
    return [
        Total(
            f"{counts[code]:,}",
            words,
            f"{here}?show={code}" if code else here,
            current=code == show,
            late=code == "late" and counts[code] > 0,
        )
        for code, words in SHOWS.items()
    ]


def columns() -> list[str | Column]:
    return ["Worker", "Last", "Next", "Signed", Column("To do", hidden_title=True)]


def rows(times: Iterable[Times], on: date, *, keeps: bool) -> list[list[object]]:
    return [_row(one, on, keeps) for one in times]


def _row(one: Times, on: date, keeps: bool) -> list[object]:
    page = reverse("supervision_with", kwargs={"worker": one.worker_id})
    last: object = "Not yet"
    if one.last_id and one.last_on:
        last = ui().link(short_day(one.last_on), read(one.last_id), about=f"supervision with {one.name}")
    signed = "" if one.last_on is None else "By both"
    return [
        ui().cell(one.name, page),
        last,
        when(one, on),
        "Waits for the worker" if one.unsigned else signed,
        ui().link("Open" if one.planned_on else "Plan a day", page, about=f"for {one.name}") if keeps else "",
    ]


def when(one: Times, on: date) -> object:
    """By when the next one is due, and with whom where it is planned."""
    if one.due_on is None:
        return Markup("<strong>None planned</strong>")
    about = f"with {one.with_whom}" if one.planned_on else "none planned"
    return Markup("{}{}").format(ui().clock(_clock(one.due_on, on)), ui().cell("", under=about))


def _clock(due_on: date, on: date) -> Clock:
    return running_clock(due_on, on=on, working_days=working_days_between, short=True)


def last_and_next(one: Times, on: date) -> object:
    """Of one worker on the team's board, in two lines."""
    page = reverse("supervision_with", kwargs={"worker": one.worker_id})
    last = f"last {short_day(one.last_on)}" if one.last_on else "none yet"
    link = ui().link(last, page, about=f"supervision with {one.name}")
    if one.due_on is None:
        return Markup("<strong>None planned</strong>{}").format(ui().cell("", under=link))
    about = f"with {one.with_whom}" if one.planned_on else "none planned"
    return Markup("{}{}").format(
        ui().clock(_clock(one.due_on, on)), ui().cell("", under=Markup("{}, {}").format(about, link))
    )


def read(held: int) -> str:
    return reverse("read_supervision", kwargs={"held": held})


def earlier_rows(found: Iterable[Supervision]) -> list[list[object]]:
    """The latest first, each with who signed."""
    return [
        [
            ui().cell(short_day(one.held_on), read(one.pk)),
            one.supervisor.name,
            ", ".join(each.user.name for each in one.signatures.all()),
        ]
        for one in found
    ]


AGREED = ["What", "About", "Who", "When", "How it went"]


def agreed_rows(lines: Iterable[AgreedLine], on: date) -> list[list[object]]:
    return [_agreed(line, on) for line in lines]


def _agreed(line: AgreedLine, on: date) -> list[object]:
    if line.is_hidden:
        what: object = "About somebody whom you may not see"
    else:
        what = line.words
    return [
        what,
        name_of(line.person) if line.person else "",
        line.held_by,
        f"Done on {short_day(line.done_on)}" if line.done_on else ui().clock(clock_of(line.due_on, on)),
        line.done_words,
    ]


def desk_rows(lines: Iterable[DeskLine], on: date) -> list[list[object]]:
    """What (with the way to it), who for, when, note."""
    return [_desk_row(line, on) for line in lines]


def _desk_row(line: DeskLine, on: date) -> list[object]:
    if line.kind == "agreed":
        href = reverse("do_agreed", kwargs={"agreed": line.pk})
        return [
            ui().cell(line.words, href),
            "",
            ui().clock(clock_of(line.due_on, on)),
            "Agreed in supervision",
        ]
    if line.kind == "sign":
        note = f"Held on {short_day(line.due_on)}. {line.with_whom} has signed."
        return [ui().cell("Read and sign your supervision", read(line.pk)), "", "", note]
    href = reverse("write_supervision", kwargs={"held": line.pk})
    return [
        ui().cell("Say what you want to talk about in supervision", href),
        "",
        ui().clock(clock_of(line.due_on, on)),
        f"With {line.with_whom}",
    ]
