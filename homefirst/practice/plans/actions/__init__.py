"""Every write to goals, decisions about needs and plans. Each is made in the transaction of the step that brings it about,
from what its form promotes."""

from homefirst.practice.plans.actions.answers import answer_plan
from homefirst.practice.plans.actions.eligibility import decide_eligibility
from homefirst.practice.plans.actions.goals import read_goals, set_goals
from homefirst.practice.plans.actions.risks import keep_risks
from homefirst.practice.plans.actions.versions import draft_version, set_budget
from homefirst.practice.plans.actions.wishes import keep_wish, say_met, say_shared
from homefirst.practice.plans.actions.years import end_year, keep_adult_cost

__all__ = [
    "answer_plan",
    "decide_eligibility",
    "draft_version",
    "end_year",
    "keep_adult_cost",
    "keep_risks",
    "keep_wish",
    "read_goals",
    "say_met",
    "say_shared",
    "set_budget",
    "set_goals",
]
