"""A matter is opened, goes from step to step, and gives people things to do; who may see one, and whom it is told to."""

from homefirst.practice.matters.actions.emptying import empty, keep_longer
from homefirst.practice.matters.actions.handing import hand_over_matter
from homefirst.practice.matters.actions.naming import end_naming, name_for, say_whom
from homefirst.practice.matters.actions.opening import open_adult_review, open_trust_concern
from homefirst.practice.matters.actions.sharing import decide_sharing
from homefirst.practice.matters.actions.steps import finish_matter_step, keep_matter_answers
from homefirst.practice.matters.actions.to_do import add_matter_action, finish_matter_action

__all__ = [
    "add_matter_action",
    "decide_sharing",
    "empty",
    "end_naming",
    "finish_matter_action",
    "finish_matter_step",
    "hand_over_matter",
    "keep_longer",
    "keep_matter_answers",
    "name_for",
    "open_adult_review",
    "open_trust_concern",
    "say_whom",
]
