"""The steps of a matter's file: opened with their clocks, and what stands in the way of ending one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from homefirst.foundation.calendar.spans import read_span
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer
from homefirst.practice.matters.actions.writing import lacks
from homefirst.practice.matters.models import Matter, MatterStep
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.rules.clocks import due_on
from homefirst.practice.people.actions.writing import refuse_if
from homefirst.practice.safeguarding.definition import safeguarding_rule

Answers = dict[str, tuple[Answer, ...]]


def open_steps(matter: Matter, codes: Iterable[str], *, on: date, again: bool = False) -> None:
    """Inside the caller's transaction. Each gets its day by the clock of the file."""
    pathway = library.read(matter.version)
    for code in codes:
        definition = pathway.steps[code]
        recurs = definition.recurs if again else None
        due = recurs.every.due_on(on) if recurs else due_on(definition.within, opened_on=on, dates={})
        MatterStep.objects.create(
            matter=matter,
            code=code,
            turn=matter.steps.filter(code=code).count() + 1,
            opened_on=on,
            due_on=due,
            form=forms.newest(definition.form, on) if definition.form else None,
            answers=_offered(code, on),
        )


def answers_of(step: MatterStep) -> Answers:
    return {code: tuple(values) for code, values in step.answers.items()}


def merged(step: MatterStep, given: Mapping[str, tuple[Answer, ...]]) -> dict[str, list[Answer]]:
    return {**step.answers, **{code: list(values) for code, values in given.items()}}


def final(step: MatterStep, answers: Mapping[str, Any]) -> dict[str, list[Answer]]:
    """What the form asked. Raises Invalid with a message for each question that lacks its answer."""
    if step.form is None:
        return {}
    form, said = forms.read(step.form), {code: tuple(values) for code, values in answers.items()}
    parts = logic.progress(form, said)
    refuse_if({each.code: "This needs an answer." for part in parts for each in part.missing})
    return {code: list(values) for code, values in logic.kept(form, said).items()}


def problems_of(chosen: Outcome | None, reason: str) -> dict[str, str]:
    if chosen is None:
        return {"outcome": "Choose how this ended."}
    if chosen.needs_reason and lacks(reason):
        return {"reason": "Say why, in a sentence."}
    return {}


def _offered(code: str, on: date) -> dict[str, list[str]]:
    """The day until which a concern is kept by this council's own rule, to be left or changed."""
    if code != "conclude":
        return {}
    return {"keep_until": [read_span(safeguarding_rule().trust_kept).due_on(on).isoformat()]}
