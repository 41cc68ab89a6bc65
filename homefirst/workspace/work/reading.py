"""The answers of a step, to be read and printed: each part with its questions as they were asked."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django import forms

from homefirst.foundation.design.parts import Fact
from homefirst.foundation.design.words import money
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer, Question
from homefirst.practice.pathways.rules.agreement import COST
from homefirst.workspace.forms.typed import TypedForm
from homefirst.workspace.work.doing import Doing, words_of

NOT_ANSWERED = "Not answered"


def answers_read(found: Doing) -> list[tuple[str, list[Fact]]]:
    """(part, its questions and answers). A standing fact reads as it was when the step was finished."""
    if found.form is None:
        return []
    parts = (
        (part.text, _facts(found, logic.asked(found.form, part, found.answers))) for part in found.form.parts
    )
    return [(title, facts) for title, facts in parts if facts]


def outcome_facts(found: Doing) -> list[Fact]:
    """How it ended, or what was chosen where somebody must still agree; and why."""
    step = found.step
    ended = found.pathway.outcomes_of(step.code).get(step.outcome or step.chosen)
    key = "What was chosen" if found.is_open else "How it ended"
    told = [Fact(key, ended.title)] if ended else []
    return told + ([Fact("Why", step.reason)] if step.reason else [])


def _facts(found: Doing, questions: tuple[Question, ...]) -> list[Fact]:
    asked = [question for question in questions if question.type != "display"]
    return [Fact(question.text, _said(found, question) or NOT_ANSWERED) for question in asked]


def _said(found: Doing, question: Question) -> str:
    if question.fact:
        facts: Mapping[str, object] = found.kept.facts if found.kept else {}
        return str(facts.get(question.fact, "")) or "In the record"
    if question.calculated:
        return str(logic.worked_out(question, found.answers))
    if question.code == COST and (values := found.answers.get(COST)):
        return f"{money(Decimal(str(values[0])))} a week"
    said = words_of(question, found.answers)
    return f"{said} {question.unit}" if said and question.unit else said


def typed_read(questions: tuple[Question, ...], given: Mapping[str, tuple[Answer, ...]]) -> list[Fact]:
    """What was typed on a page that could not be kept, so that nothing is lost."""
    said = ((question, words_of(question, given)) for question in questions)
    return [Fact(question.text, words) for question, words in said if words]


def words_read(form: TypedForm) -> list[Fact]:
    """The same of a small form: what stands in its boxes of words."""
    boxes = [
        (field.label, str(form.data.get(name, "")).strip())
        for name, field in form.fields.items()
        if _is_words(field)
    ]
    return [Fact(str(label), words) for label, words in boxes if words]


def _is_words(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and not field.widget.is_hidden
