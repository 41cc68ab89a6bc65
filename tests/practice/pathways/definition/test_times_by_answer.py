"""A time that goes by an answer of the step before: counted from its end, told in words, and refused with its line where an
answer has no time."""

from __future__ import annotations

from datetime import date

import pytest

from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.definition.compare import compare
from homefirst.practice.pathways.definition.said_dates import said, told
from homefirst.practice.pathways.definition.shapes import Outcome
from tests.practice.pathways.definition.test_said_dates import HOME, drafted

TUESDAY = date(2026, 11, 24)
OT = drafted("occupational_therapy")
BY_RISK = "visit_by: {answer: hurry, times: {today: 3 days, soon: 4 weeks, planned: 12 weeks}}"


def outcome(step: str, code: str) -> Outcome:
    return OT.steps[step].outcomes[code]


@pytest.mark.parametrize(
    ("step", "code", "name", "answers", "day"),
    [
        ("screen", "visit", "visit_by", {"hurry": ("today",)}, date(2026, 11, 27)),
        ("screen", "visit", "visit_by", {"hurry": ("soon",)}, date(2026, 12, 22)),
        ("screen", "visit", "visit_by", {"hurry": ("planned",)}, date(2027, 2, 16)),
        ("visit", "equipment", "order_by", {"how_soon": ("next_day",)}, date(2026, 11, 25)),
        ("visit", "equipment", "order_by", {"how_soon": ("standard",)}, date(2026, 12, 3)),
        ("visit", "equipment", "order_by", {}, date(2026, 12, 3)),
    ],
)
def test_the_answer_says_the_time_and_otherwise_stands_where_there_is_none(
    step: str, code: str, name: str, answers: dict[str, tuple[str, ...]], day: date
) -> None:
    earlier = {name: date(2026, 1, 5)}  # what was said at an earlier turn counts no more
    assert said(outcome(step, code), on=TUESDAY, known=earlier, answers=answers) == {name: day}


def test_without_an_answer_and_an_otherwise_no_day_is_made_up() -> None:
    assert said(outcome("screen", "visit"), on=TUESDAY, known={}, answers={}) == {}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (BY_RISK, BY_RISK.replace("hurry", "hury"),
         "the form therapy_screen has no question of one choice called hury. Did you mean hurry?"),
        (BY_RISK, BY_RISK.replace("hurry", "risks"),
         "the form therapy_screen has no question of one choice called risks."),
        (BY_RISK, BY_RISK.replace("planned", "pland"), "pland is no answer to hurry. Did you mean planned?"),
        (BY_RISK, BY_RISK.replace(", planned: 12 weeks", ""),
         "it says no time for planned. Every answer to hurry needs its own."),
        (BY_RISK, BY_RISK.replace("12 weeks", "a while"), "“a while” cannot stand here. Write a number and hours"),
        (BY_RISK, BY_RISK.replace("visit_by", "visit_bye"), "it says a date called visit_bye."),
        ("    form: therapy_screen\n", "", "its time goes by hurry, and the step has no form."),
    ],
)  # fmt: skip
def test_a_time_by_an_answer_that_cannot_be_is_refused_with_its_line(old: str, new: str, reason: str) -> None:
    with pytest.raises(Invalid, match=r"occupational_therapy\.yaml, line \d+: ") as refused:
        drafted("occupational_therapy", (old, new))
    assert reason in refused.value.message
    text = (HOME / "occupational_therapy.yaml").read_text(encoding="utf-8").replace(old, new, 1)
    named = next(
        at for at, line in enumerate(text.splitlines(), 1) if "visit_by" in line and "answer" in line
    )
    assert f"line {named}: " in refused.value.message


def test_it_is_told_in_words_and_a_change_of_one_time_is_told() -> None:
    assert list(told(OT, outcome("screen", "visit"), {})) == [
        "says the day by which the order of risk asks for a visit: 3 days, 4 weeks or 12 weeks after that day, by what the "
        "form says"
    ]
    changed = drafted("occupational_therapy", (BY_RISK, BY_RISK.replace("soon: 4 weeks", "soon: 6 weeks")))
    (line,) = compare(OT, changed, {code: role.title for code, role in roles().items()})
    assert "“says the day by which the order of risk asks for a visit: 3 days, 6 weeks or 12 weeks" in line
