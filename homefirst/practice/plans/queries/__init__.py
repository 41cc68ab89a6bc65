"""Goals, decisions and plans as pages need them."""

from homefirst.practice.plans.queries.goals import GoalLine, goals_in_hand, goals_of
from homefirst.practice.plans.queries.needs import NeedLine, need_lines, needs_asked
from homefirst.practice.plans.queries.plan import Part, Plan, Version, decision_of, plan_of
from homefirst.practice.plans.queries.risks import RiskLine, risks_in_force, risks_of, risks_words
from homefirst.practice.plans.queries.spoken_of import SpokenOf, spoken_of
from homefirst.practice.plans.queries.standing import ShortRisk, Standing, WishLine, standing

__all__ = [
    "GoalLine",
    "NeedLine",
    "Part",
    "Plan",
    "RiskLine",
    "ShortRisk",
    "SpokenOf",
    "Standing",
    "Version",
    "WishLine",
    "decision_of",
    "goals_in_hand",
    "goals_of",
    "need_lines",
    "needs_asked",
    "plan_of",
    "risks_in_force",
    "risks_of",
    "risks_words",
    "spoken_of",
    "standing",
]
