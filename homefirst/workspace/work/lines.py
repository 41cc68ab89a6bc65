"""Pieces of work as rows of tables: what, who for, when, note; and the steps of an episode."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template import engines
from django.urls import reverse
from django.utils.html import format_html

from homefirst.foundation.design.parts import Column, Group
from homefirst.foundation.design.words import age, day, moment
from homefirst.practice.pathways.queries import PieceOfWork, Worklist
from homefirst.workspace.work.apart import hand_over_address, work_address
from homefirst.workspace.work.clocks import address_of, clock_of

_WAITS_INSIDE = ("Paused", "Waiting on agreement")
COLUMNS = [
    Column("What", bare=True),
    Column("Who for", bare=True, one_line=True),
    Column("When", bare=True, one_line=True),
    Column("Note", bare=True),
]
_TONES = {"Late": "late", "Today": "today"}


def work_groups(found: Worklist, on: date) -> list[Group]:
    """Late, Today, This week, Later, Waiting on someone else; empty ones are left out when drawn."""
    return [Group(name, _rows(found, name, on), _TONES.get(name, "")) for name in Worklist.GROUPS]


def work_row(line: PieceOfWork, on: date) -> list[object]:
    """What (a link straight into it), who for, when, note."""
    ui = _ui()
    aged = str(age(line.born, on)) if line.born else ""
    about = work_address(line.apart) if line.apart else reverse("record_now", kwargs={"ref": line.ref})
    return [
        ui.cell(line.what, address_of(line), under=line.pathway),
        ui.cell(line.name, about, aged),
        ui.clock(clock_of(line.due_on, on, line.paused_on)),
        _note(line, on),
    ]


def _rows(found: Worklist, name: str, on: date) -> list[list[object]]:
    return [work_row(line, on) for line in found.group(name)]


def _note(line: PieceOfWork, on: date) -> object:
    """With a way to chase where it waits for somebody outside the system."""
    words: object = _note_words(line, on)
    if line.apart is not None and line.apart.left:
        link = _ui().link("Hand it over", hand_over_address(line.apart), about=f"{line.what}, {line.name}")
        words = format_html("{} {} has left. {}", words, line.held_by, link)
    elif line.waiting_on and line.step_id is not None and line.state not in _WAITS_INSIDE:
        href = reverse("note_step", kwargs={"step": line.step_id})
        words = format_html("{} {}", words, _ui().link("Chase", href, about=line.waiting_on))
    return _ui().cell("", under=words)


def _note_words(line: PieceOfWork, on: date) -> str:
    said = []
    if line.state == "Sent back":
        said.append(f"{line.state}.")
    if line.state == "Waiting on agreement":
        said.append(f"{line.state}{since_words(line.waiting_since, on)}.")
    if line.progress and not line.progress.startswith("0 of"):
        saved = f", saved {moment(line.saved_at, on)}" if line.saved_at else ""
        said.append(f"Half done: {line.progress} answers{saved}.")
    if line.waiting_on and line.state not in _WAITS_INSIDE:
        said.append(f"Waiting on {asked_words(line.waiting_on, line.waiting_since, line.chased_on, on)}.")
    return " ".join([*said, line.note]).strip()


def since_words(since: date | None, on: date) -> str:
    """ " since 20 November"; nothing where that was not kept."""
    return f" since {_on_day(since, on)}" if since else ""


def asked_words(whom: str, since: date | None, chased: date | None, on: date) -> str:
    """ "the daughter since 20 November, asked again today"; "" where it waits on nobody."""
    again = f", asked again {_on_day(chased, on)}" if chased else ""
    return f"{whom}{since_words(since, on)}{again}" if whom else ""


def _on_day(value: date, on: date) -> str:
    return "today" if value == on else day(value, on)


def _ui() -> Any:
    return engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
