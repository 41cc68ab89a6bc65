"""Which questions are asked, what is missing, what is worked out, what is final."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homefirst.practice.forms.definition.logic import asked, kept, marks_needed, progress, standing
from homefirst.practice.forms.definition.shapes import Answer, Answers
from tests.practice.forms.made_up import made_again, tea_talk

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
    words = {each.part.code: each.words for each in found}
    assert words == {"wishes": "1 needed left", "help": "1 needed left"}
    assert [(each.answered, each.asked) for each in found] == [(2, 3), (0, 3)]
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(answers=ANSWERS)
def test_nothing_is_final_that_was_not_asked(tmp_path: Path, answers: Answers) -> None:
    form = tea_talk(tmp_path)
    final = kept(form, answers)
    codes = {each.code for part in form.parts for each in asked(form, part, answers)}
    assert set(final) <= codes
    assert all(final[code] == answers[code] for code in final if code in answers)


class TestCarriedOver:
    LAST: Answers = {"in_your_words": ("Make tea.",), "drinks": ("tea",), "cups": (3,)}

    def test_it_is_no_answer_of_this_time_and_is_named_until_somebody_looked(self, tmp_path: Path) -> None:
        wishes = progress(tea_talk(tmp_path), {}, self.LAST)[0]
        assert (wishes.answered, wishes.missing) == (0, ())
        assert [each.code for each in wishes.carried] == ["in_your_words", "drinks", "cups"]
        assert wishes.words == "3 to look over"

    def test_it_brings_the_questions_that_it_brought_last_time(self, tmp_path: Path) -> None:
        assert [each.part.code for each in progress(tea_talk(tmp_path), {}, self.LAST)] == ["wishes", "help"]

    def test_a_question_that_an_answer_of_this_time_took_away_carries_nothing(self, tmp_path: Path) -> None:
        found = progress(tea_talk(tmp_path), {"drinks": ("none",)}, self.LAST)
        assert [each.code for part in found for each in part.carried] == ["in_your_words"]

    def test_what_was_emptied_this_time_is_missing_where_it_is_needed(self, tmp_path: Path) -> None:
        wishes = progress(tea_talk(tmp_path), {"in_your_words": ()}, self.LAST)[0]
        assert [each.code for each in wishes.missing] == ["in_your_words"]

    @settings(max_examples=60, deadline=None)
    @given(st.sets(st.sampled_from(["in_your_words", "drinks", "cups"])), st.sampled_from(["tea", "none"]))
    def test_once_all_was_looked_at_the_boxes_show_the_answers_and_no_more(
        self, looked: set[str], drink: str
    ) -> None:
        form, last = made_again("stands"), {**self.LAST, "drinks": (drink,)}
        answers = {code: last[code] for code in looked}
        while over := [each.code for part in progress(form, answers, last) for each in part.carried]:
            answers[over[0]] = last[over[0]]
        assert standing(form, answers, last) == answers
        assert progress(form, answers, last) == progress(form, answers)


class TestMarks:
    def test_the_rarer_kind_is_marked(self, tmp_path: Path) -> None:
        form = tea_talk(tmp_path)
        assert marks_needed(form)
        needed = tuple(
            replace(part, questions=tuple(replace(each, required=True) for each in part.questions))
            for part in form.parts
        )
        assert not marks_needed(replace(form, parts=needed))
