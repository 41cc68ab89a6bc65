"""Who waits for the work of the pathways, as querysets and plain rows."""

from homefirst.practice.waiting.queries.calls import LastCall, calls_of, last_calls
from homefirst.practice.waiting.queries.past import past_waits
from homefirst.practice.waiting.queries.planned import Published, is_appointment, published
from homefirst.practice.waiting.queries.work import (
    held_here,
    staff_here,
    waiting_promises,
    waiting_steps,
)

__all__ = [
    "LastCall",
    "Published",
    "calls_of",
    "held_here",
    "is_appointment",
    "last_calls",
    "past_waits",
    "published",
    "staff_here",
    "waiting_promises",
    "waiting_steps",
]
