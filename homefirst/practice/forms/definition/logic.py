"""Which questions are asked, which lack an answer, and what is worked out: pure functions on a form and its answers."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from homefirst.practice.forms.definition.shapes import (
    Answer,
    Answers,
    Condition,
    Form,
    Part,
    Question,
    When,
)

_COMPARED: dict[str, Callable[[Answer, Answer], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}
NOTHING_CARRIED: Answers = {}
CALCULATION = re.compile(r"^(count|sum)\(([a-z0-9_]+(?:, [a-z0-9_]+)*)\)$")


@dataclass(frozen=True)
class Progress:
    """Of one part: questions with an answer, of those with a box now; the required ones that lack one; and those whose
    answer is carried over from last time and was not looked at yet."""

    part: Part
    answered: int
    asked: int
    missing: tuple[Question, ...]
    carried: tuple[Question, ...] = ()

    @property
    def words(self) -> str:
        if self.missing:
            return f"{len(self.missing)} needed left"
        if self.carried:
            return f"{len(self.carried)} to look over"
        left = self.asked - self.answered
        return f"{left} optional left" if left else "Done"


def is_asked(condition: Condition, answers: Answers) -> bool:
    if not condition.tests:
        return True
    held = [_holds(test, answers) for test in condition.tests]
    return all(held) if condition.behaviour == "all" else any(held)


def asked(form: Form, part: Part, answers: Answers) -> tuple[Question, ...]:
    """The part's questions as they stand after these answers, worked-out ones among them."""
    if not is_asked(part.condition, answers):
        return ()
    return tuple(question for question in part.questions if is_asked(question.condition, answers))


def progress(form: Form, answers: Answers, carried: Answers = NOTHING_CARRIED) -> tuple[Progress, ...]:
    """Each part that is asked now. `carried`: see `standing`."""
    found, stands = [], standing(form, answers, carried)
    for part in form.parts:
        questions = [question for question in asked(form, part, stands) if question.is_asked]
        if questions:
            typed = [question for question in questions if question.is_typed]
            given = [question for question in typed if answers.get(question.code)]
            missing = tuple(each for each in questions if each.required and not stands.get(each.code))
            over = tuple(each for each in questions if each.code in stands and each.code not in answers)
            found.append(Progress(part, len(given), len(typed), missing, over))
    return tuple(found)


def standing(form: Form, answers: Answers, carried: Answers) -> Answers:
    """The answers of this time, and below them those of last time that are `carried` over to questions which nobody
    looked at yet and which are asked. An answer that was emptied this time is there, and empty."""
    if not carried:
        return answers
    found = dict(answers)
    for part in form.parts:
        if is_asked(part.condition, found):
            for question in part.questions:  # conditions speak only of questions before
                code = question.code
                if code in carried and code not in found and is_asked(question.condition, found):
                    found[code] = carried[code]
    return found


def marks_needed(form: Form) -> bool:
    """The rarer kind is marked: what is needed, where most may be left empty; else what may."""
    typed = [question.required for question in form.questions() if question.is_typed]
    return sum(typed) * 2 < len(typed)


def kept(form: Form, answers: Answers) -> dict[str, tuple[Answer, ...]]:
    """What is final: answers to questions that are asked, and what is worked out. Answers to questions that an answer took
    away stay in the draft, and are not final."""
    final: dict[str, tuple[Answer, ...]] = {}
    for part in form.parts:
        for question in asked(form, part, answers):
            if question.calculated:
                final[question.code] = (worked_out(question, answers),)
            elif answers.get(question.code):
                final[question.code] = answers[question.code]
    return final


def worked_out(question: Question, answers: Answers) -> Answer:
    """count(a, b): how many of these have an answer other than no; sum(a, b): their total."""
    found = CALCULATION.match(question.calculated)
    assert found is not None
    codes = found[2].split(", ")
    values = [value for code in codes for value in answers.get(code, ())]
    if found[1] == "count":
        return sum(value not in (False, "", "no") for value in values)
    numbers = (value for value in values if isinstance(value, int | float) and not isinstance(value, bool))
    total = float(sum(numbers))
    return int(total) if total.is_integer() else round(total, 2)


def _holds(test: When, answers: Answers) -> bool:
    given = answers.get(test.question, ())
    if test.operator == "exists":
        return bool(given) is (test.answer is not False)
    if test.operator == "!=":
        return bool(given) and all(value != test.answer for value in given)
    assert test.answer is not None
    return any(_compared(test, value) for value in given)


def _compared(test: When, value: Answer) -> bool:
    assert test.answer is not None
    try:
        return _COMPARED[test.operator](value, test.answer)
    except TypeError:  # a word compared with a number: never true
        return False
