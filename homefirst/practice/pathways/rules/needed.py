"""What a step still needs before it can be finished: asked by its pages, and by the verb that finishes it."""

from __future__ import annotations

from dataclasses import replace

from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.definition.shapes import Step

NONE: Answers = {}


def waits_for_answers(step: Step, outcome: str) -> bool:
    """Not where somebody died or left: such an end stands in no step's own list, and is not kept waiting by a form."""
    return outcome in step.outcomes


def still_needed(
    form: Form, answers: Answers, carried: Answers = NONE, *, may_have_gaps: bool
) -> tuple[logic.Progress, ...]:
    """Each part that is asked now, with what finishing refuses: `missing`, and `carried`, which nobody looked at yet. A step
    that may be finished with gaps misses nothing; what is carried over is looked at all the same, so that no word of last
    time is lost or kept unread."""
    found = logic.progress(form, answers, carried)
    return tuple(replace(each, missing=()) for each in found) if may_have_gaps else found
