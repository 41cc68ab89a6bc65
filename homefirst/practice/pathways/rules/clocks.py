"""When a step is due, and how far a pause moves it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from homefirst.foundation.calendar.rules import add_working_days, working_days_between
from homefirst.foundation.calendar.spans import Span
from homefirst.practice.pathways.definition.shapes import Allowed, Step


def due_on(allowed: Allowed, *, opened_on: date, dates: Mapping[str, date]) -> date | None:
    """The step's last day, cut short by `not_after`. None while no date is known that says it: no day is made up."""
    started = dates.get(allowed.starts_from) if allowed.starts_from else opened_on
    due = allowed.span.due_on(started) if started else None
    last = dates.get(allowed.not_after)
    return min(due, last) if due and last else due or last


def due_of(step: Step, *, opened_on: date, dates: Mapping[str, date], again: bool = False) -> date | None:
    """Of a step that opens: one that comes `again` is due after its own interval, not after the time of its first turn."""
    if again and step.recurs:
        return step.recurs.every.due_on(opened_on)
    return due_on(step.within, opened_on=opened_on, dates=dates)


def due_after_pause(due: date, span: Span, *, paused_on: date, resumed_on: date) -> date:
    """The days that the clock stood still are given back: working days to a promise in working days. Raises ValueError when
    it would go on before it stopped."""
    if resumed_on < paused_on:
        raise ValueError("a clock cannot go on before it stopped")
    if span.unit == "working day":
        stood = working_days_between(paused_on, resumed_on)
        return add_working_days(due, stood) if stood else due
    return due + timedelta(days=(resumed_on - paused_on).days)
