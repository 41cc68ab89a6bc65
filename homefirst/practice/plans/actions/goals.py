"""Goals are set in a first talk, looked at again and again, and looked back at in the end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.audit.actions import record as audit
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes
from homefirst.practice.plans.models import Goal, GoalReading
from homefirst.practice.plans.queries.goals import first_levels, goals_in_hand
from homefirst.practice.plans.rules.goals import state_after


@part_of_act()
def set_goals(*, step: Step, rows: Iterable[Row], by: Actor, on: date) -> list[Goal]:
    """A goal for each row of `goal`, with its first reading where one was taken."""
    tie = check_work(by, step.episode.person)
    rows = list(rows)
    goals = Goal.objects.bulk_create(_goal(step, row, by, on) for row in rows)
    levels = [(goal, int(row["level"][0])) for goal, row in zip(goals, rows, strict=True) if row.get("level")]
    GoalReading.objects.bulk_create(_reading(goal, level, step, by, on) for goal, level in levels)
    _wrote(by, "goal.set", goals, step, tie)
    return goals


@part_of_act()
def read_goals(*, step: Step, rows: Iterable[Row], by: Actor, on: date, ends: bool = False) -> list[Goal]:
    """A reading for each row of `goal_reading` whose goal is in hand; `ends` says that the work on the goals is over. What
    is read of a goal that nobody set is left aside."""
    tie = check_work(by, step.episode.person)
    goals = dict(enumerate(goals_in_hand(step), start=1))
    levels = {row["number"]: int(row["level"][0]) for row in rows if row["number"] in goals}
    first = first_levels(goals.values())
    read = [_reading(goals[number], level, step, by, on) for number, level in levels.items()]
    GoalReading.objects.bulk_create(read)
    for number, goal in goals.items():
        level = levels.get(number)
        changes: dict[str, Any] = (
            {} if level is None else {"state": _state(goal, first.get(goal.pk, level), level)}
        )
        if ends:
            changes["ended_on"] = on
        if any(getattr(goal, name) != value for name, value in changes.items()):
            save_changes(goal, changes, goal.row_version)
    _wrote(by, "goal.end" if ends else "goal.read", goals.values(), step, tie)
    return list(goals.values())


def _goal(step: Step, row: Row, by: Actor, on: date) -> Goal:
    target = int(row["target"][0]) if row.get("target") else None
    goal = Goal(
        person=step.episode.person,
        step=step,
        number=row["number"],
        words=row["words"],
        why=row.get("why", ""),
        helpers=list(row.get("helpers", ())),
        target=target,
        set_on=on,
        set_by=by.user,
    )
    if row.get("level"):
        level = int(row["level"][0])
        goal.state = _state(goal, level, level)
    return goal


def _reading(goal: Goal, level: int, step: Step, by: Actor, on: date) -> GoalReading:
    return GoalReading(goal=goal, step=step, level=level, read_on=on, read_by=by.user)


def _state(goal: Goal, first: int, now: int) -> str:
    return state_after(first=first, now=now, target=goal.target)


def _wrote(by: Actor, action: str, goals: Iterable[Goal], step: Step, tie: str) -> None:
    """One audit row for the goals of a step."""
    numbers = [goal.pk for goal in goals]
    if numbers:
        audit(
            by, "write", action, about=step.episode.person_id, object_type="step", object_id=step.pk, tie=tie,
            detail={"goals": numbers},
        )  # fmt: skip
