"""Questions that speak of nothing are left out, with what they would have fed; a required one always stays."""

from __future__ import annotations

from homefirst.foundation import definitions
from homefirst.practice.forms.definition.narrowing import narrowed
from homefirst.practice.forms.definition.reading import read_form

WEEKLY = read_form(definitions.folder() / "forms" / "reablement_weekly.yaml")


def test_a_question_that_is_left_out_is_asked_and_promoted_no_more() -> None:
    less = narrowed(WEEKLY, {"goal_4_now"})
    assert {question.code for question in WEEKLY.questions()} - {
        question.code for question in less.questions()
    } == {"goal_4_now"}
    assert [each.number for each in less.promotes] == [1, 2, 3]


def test_a_required_question_stays() -> None:
    assert narrowed(WEEKLY, {"goal_1_now"}) == WEEKLY


def test_without_anything_to_leave_out_it_is_the_same_form() -> None:
    assert narrowed(WEEKLY, set()) is WEEKLY
