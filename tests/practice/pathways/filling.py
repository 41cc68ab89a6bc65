"""Answers every required question of a step's form, so that a walk can go through its real pages."""

from __future__ import annotations

from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer, Question
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import save_answers
from homefirst.practice.pathways.models import Step
from tests.factories import TODAY


def filled(step: Step, by: Actor, **given: Any) -> Step:
    """`given` maps questions to single answers; every other required one gets the first answer that it allows."""
    form = forms.newest(library.read(step.episode.version).steps[step.code].form)
    assert form is not None
    answers: dict[str, tuple[Answer, ...]] = {code: (value,) for code, value in given.items()}
    while missing := [each for part in logic.progress(forms.read(form), answers) for each in part.missing]:
        answers |= {question.code: (_allowed(question),) for question in missing}
    save_answers(step=step, given=answers, seen={}, by=by, on=TODAY)
    return step


def _allowed(question: Question) -> Answer:
    if question.options:
        return question.options[0].code
    if question.type == "boolean":
        return True
    if question.type == "date":
        return TODAY.isoformat()
    if question.type in ("integer", "decimal"):
        return int(question.least or 1)
    return "In their own words."
