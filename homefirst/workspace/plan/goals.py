"""Goals in the person's words, with how much help each needed at the start and needs now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template import engines

from homefirst.foundation.design.words import short_day
from homefirst.practice.plans.queries import GoalLine
from homefirst.practice.plans.queries.goals import Read

SHORT = ("In their words", "At start", "Now")
WHOLE = (*SHORT, "How it stands")


def goal_rows(goals: Iterable[GoalLine], *, whole: bool = False) -> list[list[Any]]:
    """Rows for SHORT, or for WHOLE."""
    ui = engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
    rows = []
    for goal in goals:
        row = [f"“{goal.words}”", _read(ui, goal.first), _read(ui, goal.latest)]
        if whole:
            row.append(ui.tag(goal.state))
        rows.append(row)
    return rows


def _read(ui: Any, read: Read | None) -> Any:
    return ui.cell(read.words, under=short_day(read.on)) if read else "not measured"
