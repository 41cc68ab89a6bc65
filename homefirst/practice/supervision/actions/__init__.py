"""Every write of supervision: planned, typed together, signed by both, only added to from then on."""

from homefirst.practice.supervision.actions.added import add_to_supervision
from homefirst.practice.supervision.actions.agreed import do_agreed
from homefirst.practice.supervision.actions.drafts import BROUGHT, keep_typed
from homefirst.practice.supervision.actions.planning import call_off, move_supervision, plan_supervision
from homefirst.practice.supervision.actions.saying import looked_at
from homefirst.practice.supervision.actions.signing import (
    About,
    Held,
    Task,
    problems,
    sign_as_supervisor,
    sign_as_worker,
)

__all__ = [
    "BROUGHT",
    "About",
    "Held",
    "Task",
    "add_to_supervision",
    "call_off",
    "do_agreed",
    "keep_typed",
    "looked_at",
    "move_supervision",
    "plan_supervision",
    "problems",
    "sign_as_supervisor",
    "sign_as_worker",
]
