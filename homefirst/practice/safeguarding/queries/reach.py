"""Whose concerns a role sees on the board: every open record's for whoever leads, else those that it can open."""

from __future__ import annotations

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor


def action_for(actor: Actor) -> str:
    return "safeguarding.all" if policy.can(actor, "safeguarding.all") else "safeguarding.see"
