"""A form without the questions that this person cannot have an answer to, such as a fourth goal where three are set."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from homefirst.practice.forms.definition.shapes import Form


def narrowed(form: Form, left_out: Set[str]) -> Form:
    """The same form for `left_out` that names no question. What was fed by a question that is gone is promoted no more; a
    required question always stays."""
    gone = {
        question.code for question in form.questions() if question.code in left_out and not question.required
    }
    if not gone:
        return form
    parts = tuple(
        replace(part, questions=tuple(each for each in part.questions if each.code not in gone))
        for part in form.parts
    )
    promotes = tuple(
        each for each in form.promotes if not gone & {source.question for source in each.fields.values()}
    )
    return replace(form, parts=parts, promotes=promotes)
