"""A form without the questions that this person cannot have an answer to, such as a fourth goal where three are set, and
without the options that are none of theirs, such as a need that is not eligible."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from homefirst.practice.forms.definition.promotions import KINDS
from homefirst.practice.forms.definition.shapes import Form, Promotion, Question

NO_OPTIONS: Mapping[str, Set[str]] = {}


def narrowed(form: Form, left_out: Set[str], options: Mapping[str, Set[str]] = NO_OPTIONS) -> Form:
    """The same form for `left_out` that names no question, and for `options` (question: the codes that are left of it) that
    leaves all. What a promotion needs and is gone promotes no more; a required question always stays."""
    gone = {
        question.code for question in form.questions() if question.code in left_out and not question.required
    }
    if not gone and not options:
        return form
    parts = tuple(
        replace(
            part,
            questions=tuple(_offered(each, options) for each in part.questions if each.code not in gone),
        )
        for part in form.parts
    )
    promotes = tuple(left for each in form.promotes if (left := _without(each, gone)) is not None)
    return replace(form, parts=parts, promotes=promotes)


def _offered(question: Question, options: Mapping[str, Set[str]]) -> Question:
    if question.code not in options:
        return question
    kept = tuple(each for each in question.options if each.code in options[question.code])
    return replace(question, options=kept)


def _without(promotion: Promotion, gone: Set[str]) -> Promotion | None:
    """Without the fields that nothing feeds; None where it cannot do without one."""
    left = {name: source for name, source in promotion.fields.items() if source.question not in gone}
    lost = promotion.fields.keys() - left.keys()
    if any(KINDS[promotion.to][name].required for name in lost):
        return None
    return promotion if not lost else replace(promotion, fields=left)
