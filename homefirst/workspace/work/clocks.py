"""Clocks and next steps of work, as the pages draw them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.calendar.rules import working_days_between
from homefirst.foundation.design.clock import Clock, clock_without_start, paused_clock, running_clock
from homefirst.foundation.design.parts import NextStep
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import PieceOfWork
from homefirst.workspace.work.apart import step_address


def clock_of(due_on: date | None, on: date, paused_on: date | None = None, *, short: bool = False) -> Clock:
    """Without a due day the date from which the clock runs is not known, and no day is made up. `short` is for a list."""
    if paused_on is not None:
        return paused_clock(paused_on, on=on)
    if due_on is None:
        return clock_without_start("Say today when it began")
    return running_clock(due_on, on=on, working_days=working_days_between, short=short)


def next_steps(lines: Iterable[PieceOfWork], actor: Actor, *, most: int = 3) -> tuple[NextStep, ...]:
    """The soonest few; whoever holds one has the button to it."""
    return tuple(_next_step(line, actor) for line in list(lines)[:most])


def address_of(line: PieceOfWork) -> str:
    if line.apart is not None:
        return step_address(line.apart)
    if line.step_id is not None:
        page = "agree_step" if line.state == Step.State.AGREEMENT.label else "do_step"
        return reverse(page, kwargs={"step": line.step_id})
    return reverse("keep_promise", kwargs={"promise": line.promise_id})


def begin_words(line: PieceOfWork) -> str:
    """The button's words: a promise is not begun, it is kept."""
    if line.step_id is None and line.apart is None:
        return "Say it is done"
    return "Carry on" if line.state == Step.State.STARTED.label or line.progress else "Start"


def _next_step(line: PieceOfWork, actor: Actor) -> NextStep:
    """Its name opens the step, to be done or to be read, for whoever may do work."""
    is_mine = line.held_by == actor.name
    return NextStep(
        what=line.what,
        who="You" if is_mine else line.held_by,
        clock=clock_of(line.due_on, actor.on, line.paused_on),
        href=_opens(line, actor, is_mine=is_mine),
        about=line.pathway,
        action=begin_words(line) if is_mine else "",
        action_href=address_of(line) if is_mine else "",
    )


def _opens(line: PieceOfWork, actor: Actor, *, is_mine: bool) -> str:
    if line.step_id is None or not can(actor, "work.do"):
        return ""
    return address_of(line) if is_mine else reverse("read_step", kwargs={"step": line.step_id})
