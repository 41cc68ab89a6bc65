"""From a form's plain values back to the text of its file, so that a form that came from elsewhere can be kept and read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from homefirst.practice.forms.definition.shapes import Condition, Form, Option, Part, Promotion, Question

_WIDTH = 120


def written(form: Form) -> str:
    """YAML that `reading` reads back as the same form."""
    raw = {
        "resourceType": "Questionnaire",
        "name": form.name,
        "title": form.title,
        "status": form.status,
        **_given(purpose=form.purpose, subject="" if form.subject == "adult" else form.subject),
        **_given(again=form.again),
        **_given(promotes=[_promotion(each) for each in form.promotes]),
        "item": [_part(part) for part in form.parts],
    }
    text: str = yaml.safe_dump(raw, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


def _part(part: Part) -> dict[str, Any]:
    return {
        "linkId": part.code,
        "text": part.text,
        "type": "group",
        **_given(hint=part.hint),
        **_condition(part.condition),
        "item": [_question(question) for question in part.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "linkId": question.code,
        "text": question.text,
        "type": question.type,
        **_given(
            hint=question.hint,
            required=question.required,
            repeats=question.repeats,
            maxLength=question.longest,
            unit=question.unit,
            own_words=question.own_words,
            fact=question.fact,
            reading=question.reading,
            calculated=question.calculated,
            answerOption=[_option(option) for option in question.options],
        ),
        **{
            name: value
            for name, value in (("minValue", question.least), ("maxValue", question.most))
            if value is not None
        },
        **_condition(question.condition),
    }


def _option(option: Option) -> dict[str, Any]:
    return {"code": option.code, "display": option.display, **_given(hint=option.hint)}


def _condition(condition: Condition) -> dict[str, Any]:
    tests: list[dict[str, Any]] = [
        {"question": test.question, "operator": test.operator}
        | ({} if test.answer is None else {"answer": test.answer})
        for test in condition.tests
    ]
    return _given(enableWhen=tests, enableBehavior="any" if tests and condition.behaviour == "any" else "")


def _promotion(each: Promotion) -> dict[str, Any]:
    return {"to": each.to, **_given(number=each.number), **dict(_sources(each))}


def _sources(each: Promotion) -> Iterator[tuple[str, Any]]:
    for name, source in each.fields.items():
        fed = {"question": source.question, "equals": source.equals}
        yield name, fed if source.equals else source.question


def _given(**values: Any) -> dict[str, Any]:
    """What says something; the rest is left out of the file."""
    return {name: value for name, value in values.items() if value}
