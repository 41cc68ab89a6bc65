"""Which questions are asked, what is missing, what is worked out, what is final."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homefirst.practice.forms.definition.logic import asked, kept, progress
from homefirst.practice.forms.definition.shapes import Answer, Answers
from tests.practice.forms.made_up import tea_talk

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "in_your_words": st.just(("Make my own tea.",)),
        "drinks": st.lists(st.sampled_from(["tea", "coffee", "none"]), unique=True, max_size=3).map(tuple),
        "cups": st.integers(0, 30).map(lambda cups: (cups,)),
        "kettle": st.booleans().map(lambda held: (held,)),
        "other": st.sampled_from([("biscuits",), ("a spoon",)]),
    },
)


@pytest.mark.parametrize(
    ("drinks", "codes"),
    [
        ((), ["who", "in_your_words", "drinks"]),
        (("tea",), ["who", "in_your_words", "drinks", "cups", "kettle", "level", "other", "things"]),
        (("none",), ["who", "in_your_words", "drinks"]),
        (("tea", "none"), ["who", "in_your_words", "drinks", "cups"]),
    ],
)
def test_a_question_is_asked_when_its_condition_holds(
    tmp_path: Path, drinks: tuple[str, ...], codes: list[str]
) -> None:
    form = tea_talk(tmp_path)
    answers: Answers = {"drinks": drinks}
    assert [each.code for part in form.parts for each in asked(form, part, answers)] == codes


def test_progress_counts_what_is_asked_now_and_names_what_is_missing(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    found = progress(form, {"drinks": ("tea",), "cups": (3,)})
    assert [(each.part.code, each.words) for each in found] == [("wishes", "2 of 4"), ("help", "0 of 3")]
    assert [question.code for each in found for question in each.missing] == ["in_your_words", "kettle"]


def test_an_answer_of_no_is_an_answer(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    found = progress(form, {"drinks": ("tea",), "kettle": (False,)})
    assert "kettle" not in [question.code for each in found for question in each.missing]


def test_what_is_worked_out_counts_answers_other_than_no(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    answers: dict[str, tuple[Answer, ...]] = {"drinks": ("tea",), "kettle": (True,), "other": ("a spoon",)}
    assert kept(form, answers)["things"] == (2,)
    assert kept(form, answers | {"kettle": (False,)})["things"] == (1,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS)
def test_nothing_is_final_that_was_not_asked(tmp_path: Path, answers: Answers) -> None:
    form = tea_talk(tmp_path)
    final = kept(form, answers)
    codes = {each.code for part in form.parts for each in asked(form, part, answers)}
    assert set(final) <= codes
    assert all(final[code] == answers[code] for code in final if code in answers)
