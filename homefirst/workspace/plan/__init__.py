"""The plan of a person as its page shows it."""

from homefirst.workspace.plan.compare import compared
from homefirst.workspace.plan.goals import goal_rows
from homefirst.workspace.plan.shown import Shown, shown

__all__ = ["Shown", "compared", "goal_rows", "shown"]
