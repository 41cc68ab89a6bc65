"""What the emergency step of a carer's pathway writes, and what its end foretells of that."""

from __future__ import annotations

from homefirst.practice.carers.actions import keep_plan
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step


def emergency_plan(occasion: Occasion, _: str) -> None:
    _form, answers = occasion.answered
    keep_plan(step=occasion.step, answers=answers, by=occasion.by, on=occasion.on)


def foretell_plan(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    first = next((str(words) for words in answers.get("who_steps_in", ())), "")
    return (f"keep the emergency plan: {first} steps in first",) if first else ()
