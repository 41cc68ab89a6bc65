"""Goals, decisions and plans as pages need them."""

from homefirst.practice.plans.queries.goals import GoalLine, goals_in_hand, goals_of
from homefirst.practice.plans.queries.plan import Part, Plan, Version, decision_of, plan_of
from homefirst.practice.plans.queries.spoken_of import SpokenOf, spoken_of

__all__ = [
    "GoalLine",
    "Part",
    "Plan",
    "SpokenOf",
    "Version",
    "decision_of",
    "goals_in_hand",
    "goals_of",
    "plan_of",
    "spoken_of",
]
