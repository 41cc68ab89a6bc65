"""When somebody else must agree to an outcome before it counts, as a pure function on plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from homefirst.practice.pathways.definition.shapes import Step

COST = "weekly_cost"  # the question of a form that says what a plan costs a week, in pounds


def needs_agreement(definition: Step, outcome: str, *, role: str, weekly_cost: Decimal | None) -> bool | None:
    """None where it turns on what it costs a week, and that is not known yet."""
    approval = definition.approval
    if approval is None or role in approval.by or outcome not in definition.outcomes:
        return False
    if approval.outcomes and outcome not in approval.outcomes:
        return False
    if not approval.above_a_week:
        return True
    return None if weekly_cost is None else weekly_cost > approval.above_a_week


def turns_on_cost(definition: Step) -> bool:
    return definition.approval is not None and bool(definition.approval.above_a_week)


def cost_in(answers: Mapping[str, Sequence[object]]) -> Decimal | None:
    """Pounds a week, as the form of the step was answered."""
    values = answers.get(COST, ())
    return Decimal(str(values[0])) if values else None
