"""What pages of work that stands on nobody's record show alike: what comes next, each step that is done, how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.parts import Fact, NextStep
from homefirst.foundation.design.words import day
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Question
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import answers_of
from homefirst.practice.pathways.models import StepApart, WorkApart
from homefirst.practice.pathways.queries.lines import Apart
from homefirst.workspace.work.apart import step_address
from homefirst.workspace.work.clocks import clock_of
from homefirst.workspace.work.doing import words_of


def next_steps(work: WorkApart, kind: str, in_hand: Iterable[StepApart], actor: Actor) -> list[NextStep]:
    pathway = library.read(work.version)
    return [
        NextStep(
            what=pathway.steps[step.code].title,
            who=work.held_by.name,
            clock=clock_of(step.due_on, actor.on),
            action="Do this step",
            action_href=step_address(Apart(kind, work.pk, step.pk)),
        )
        for step in in_hand
    ]


def done_steps(work: WorkApart, steps: Iterable[StepApart], on: date) -> list[tuple[str, list[Fact]]]:
    """Each finished step with its questions, its answers and its end, the first first."""
    pathway = library.read(work.version)
    return [
        (f"{day(step.finished_on, on)}: {pathway.steps[step.code].title}", _answered(step, work, on))
        for step in steps
        if step.finished_on is not None
    ]


def ending_words(work: WorkApart) -> str:
    """How it ended, as the version that it followed has it."""
    pathway = library.read(work.version)
    for code in pathway.steps:
        found = pathway.outcomes_of(code).get(work.ending)
        if found is not None:
            return found.title
    return ""


def answer_words(question: Question, step: StepApart, on: date) -> str:
    answers = answers_of(step)
    if question.type == "date" and answers.get(question.code):
        return day(date.fromisoformat(str(answers[question.code][0])), on)
    return words_of(question, answers)


def _answered(step: StepApart, work: WorkApart, on: date) -> list[Fact]:
    found = []
    if step.form is not None:
        form, answers = forms.read(step.form), answers_of(step)
        for part in form.parts:
            asked = logic.asked(form, part, answers)
            found += [Fact(each.text, answer_words(each, step, on)) for each in asked]
    ended = library.read(work.version).outcomes_of(step.code).get(step.outcome)
    by = f"By {step.finished_by.name}" if step.finished_by else ""
    return [*found, Fact("How it ended", ended.title if ended else "", note=f"{step.reason} {by}".strip())]
