"""What is kept of the register, with the step that says it; and what was agreed, crossed off."""

from homefirst.practice.register.actions.agreed import finish_agreed
from homefirst.practice.register.actions.crises import keep_crisis
from homefirst.practice.register.actions.entries import keep_ground, keep_rating
from homefirst.practice.register.actions.panels import keep_panel

__all__ = ["finish_agreed", "keep_crisis", "keep_ground", "keep_panel", "keep_rating"]
