"""Every write to goals, decisions about needs and plans. Each is made in the transaction of the step that brings it about,
from what its form promotes."""

from homefirst.practice.plans.actions.answers import answer_plan
from homefirst.practice.plans.actions.eligibility import decide_eligibility
from homefirst.practice.plans.actions.goals import read_goals, set_goals
from homefirst.practice.plans.actions.risks import keep_risks
from homefirst.practice.plans.actions.versions import draft_version, set_budget

__all__ = [
    "answer_plan",
    "decide_eligibility",
    "draft_version",
    "keep_risks",
    "read_goals",
    "set_budget",
    "set_goals",
]
