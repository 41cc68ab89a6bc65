"""What is kept of concerns and enquiries, with the step that says it."""

from homefirst.practice.safeguarding.actions.audits import audit_enquiry
from homefirst.practice.safeguarding.actions.concerns import decide, keep_concern, keep_wishes
from homefirst.practice.safeguarding.actions.enquiries import (
    conclude,
    keep_findings,
    keep_risk,
    plan_enquiry,
)

__all__ = [
    "audit_enquiry",
    "conclude",
    "decide",
    "keep_concern",
    "keep_findings",
    "keep_risk",
    "keep_wishes",
    "plan_enquiry",
]
