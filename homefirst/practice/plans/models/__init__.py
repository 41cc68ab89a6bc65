"""What a person wants, what the law decided about their needs, and each version of their plan."""

from homefirst.practice.plans.models.eligibility import EligibilityDecision
from homefirst.practice.plans.models.goals import Goal, GoalReading
from homefirst.practice.plans.models.risks import RiskLook, RiskTaken
from homefirst.practice.plans.models.versions import PlanPart, PlanVersion
from homefirst.practice.plans.models.wishes import Wish
from homefirst.practice.plans.models.years import AdultCost, EnablementYear

__all__ = [
    "AdultCost",
    "EligibilityDecision",
    "EnablementYear",
    "Goal",
    "GoalReading",
    "PlanPart",
    "PlanVersion",
    "RiskLook",
    "RiskTaken",
    "Wish",
]
