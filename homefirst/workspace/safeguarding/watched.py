"""What is watched beside the concerns: requests to restrict liberty with their clocks, and who is in a crisis now. Counts
that open, and nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Column
from homefirst.practice.liberty.queries.board import clocks_of_waiting
from homefirst.practice.register.queries.register import clocks_of_red
from homefirst.workspace.liberty import board as liberty
from homefirst.workspace.register import board as register
from homefirst.workspace.team.cells import ui
from homefirst.workspace.work.clocks import clock_of

COLUMNS: tuple[str | Column, ...] = ("What else is watched", "How many", "Late", "Due next")


def rows(actor: Actor) -> list[list[object]]:
    """Of what this role may see. At most two queries."""
    found: list[list[object]] = []
    if can(actor, "liberty.see"):
        clocks = clocks_of_waiting(actor)
        every = [due_on for due_on, _ in clocks]
        urgent = [due_on for due_on, is_urgent in clocks if is_urgent]
        found += [
            _row("Requests to restrict liberty", every, liberty.address(), "request", actor.on),
            _row("Urgent ones among them", urgent, liberty.address("urgent"), "request", actor.on),
        ]
    if can(actor, "register.see"):
        red = clocks_of_red(actor)
        found.append(_row("Red on the support register", red, register.address("red"), "person", actor.on))
    return found


def _row(words: str, due: Sequence[date | None], href: str, one: str, on: date) -> list[object]:
    """`due` are the days on which each is due, None where no day is known yet."""
    days = [day for day in due if day is not None]
    late = sum(day < on for day in days)
    many = ui().people_count(len(due), href=href, one=one)
    soonest = ui().clock(clock_of(min(days), on)) if days else ""
    return [words, many if due else "None", f"{late:,}" if late else "None", soonest]
