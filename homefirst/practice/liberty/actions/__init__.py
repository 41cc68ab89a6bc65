"""What is kept of a deprivation of liberty, with the step that says it; and an urgent authorisation, extended once."""

from homefirst.practice.liberty.actions.authorisations import (
    keep_check,
    keep_decision,
    keep_representative,
    keep_review,
)
from homefirst.practice.liberty.actions.ends import keep_ended
from homefirst.practice.liberty.actions.requests import extend_urgent, keep_assessments, keep_request

__all__ = [
    "extend_urgent",
    "keep_assessments",
    "keep_check",
    "keep_decision",
    "keep_ended",
    "keep_representative",
    "keep_request",
    "keep_review",
]
