"""Who must agree to an outcome, in words that name them."""

from __future__ import annotations

from homefirst.foundation.design.words import money
from homefirst.practice.pathways.definition.shapes import Approval
from homefirst.practice.pathways.definition.words import listed
from homefirst.practice.pathways.queries.hands import agreers_of
from homefirst.practice.pathways.rules.agreement import cost_in, needs_agreement
from homefirst.workspace.work.doing import Doing

_MOST = 3


def must_agree(found: Doing, outcome: str) -> bool | None:
    """None where it turns on a cost that is not known yet."""
    role = found.actor.role if found.is_mine else ""
    return needs_agreement(found.definition, outcome, role=role, weekly_cost=cost_in(found.answers))


def must_agree_words(found: Doing, outcome: str) -> str:
    """ "Gail Moss must agree first: £900.00 a week is more than you may agree alone." Empty where nobody must, or nothing is
    chosen yet. Two queries at most."""
    approval, cost, must = found.definition.approval, cost_in(found.answers), must_agree(found, outcome)
    if approval is None or must is False:
        return ""
    limit = f"£{approval.above_a_week:,} a week"
    who = whom_to_ask(found)
    if must is None:
        return f"Above {limit}, {who} must agree first."
    if approval.above_a_week and cost is not None:
        return f"{who} must agree first: {money(cost)} a week is above {limit}."
    return f"{who} must agree first: {approval.when}."


def limit_words(approval: Approval | None) -> str:
    """Above what somebody else must agree: "Above £500 a week."; "" where that is not known."""
    if approval is None:
        return ""
    return (
        f"Above £{approval.above_a_week:,} a week."
        if approval.above_a_week
        else f"Asked because {approval.when}."
    )


def whom_to_ask(found: Doing) -> str:
    """The nearest few by name, or that there is nobody yet."""
    approval = found.definition.approval
    names = [user.name for user in agreers_of(found.step, approval.by if approval else (), found.actor.on)]
    return listed(names[:_MOST], "or") if names else "somebody who may (nobody can sign in for it yet)"
