"""Forms that come again: each says whether it begins empty or with what was written last time, and why."""

from __future__ import annotations

import pytest

from homefirst.foundation import definitions
from homefirst.practice.forms.definition.carrying import merged_over
from homefirst.practice.forms.definition.compare import compare
from homefirst.practice.forms.definition.reading import read_folder
from homefirst.practice.forms.definition.shapes import AGAIN, STANDS, Form
from tests.practice.forms.made_up import made_again

FORMS = read_folder(definitions.folder() / "forms")
CARRIED = [
    (form, question) for form in FORMS.values() for question in form.questions() if form.carries(question)
]

# A choice that is carried over is no decision, finding or scale of this time.
_CHOICES_THAT_STAND = {
    ("support_plan", "format"): "in which form somebody reads their plan: it stands until they say otherwise",
    ("therapy_visit", "hand"): "which hand somebody uses: it stands for life, mostly",
}
# What makes a row of its own each time, or tells somebody: carried over, it would be there twice, or told unasked.
_ROWS_OF_THEIR_OWN = frozenset(
    {"goal", "goal_reading", "risk", "risk_look", "care", "information", "joined", "part_answer"}
)
_WHO_HEARS = frozenset({"copies", "shared_with", "may_share"})


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_each_form_says_how_it_begins_when_it_comes_again(form: Form) -> None:
    assert form.again in AGAIN


def test_only_what_stands_is_carried_over() -> None:
    assert {form.name for form, _ in CARRIED} == {
        each.name for each in FORMS.values() if each.again == STANDS
    }


def test_no_day_number_scale_or_decision_is_carried_over() -> None:
    """Nor a choice, save those that stand by themselves."""
    other = {(form.name, each.code) for form, each in CARRIED if each.type not in ("text", "string")}
    assert other == _CHOICES_THAT_STAND.keys()


def test_nothing_is_carried_over_that_makes_a_row_of_its_own_or_says_who_hears() -> None:
    fed = {
        (form.name, source.question): each.to
        for form in FORMS.values()
        for each in form.promotes
        for source in each.fields.values()
    }
    rows = {(form.name, each.code): fed.get((form.name, each.code)) for form, each in CARRIED}
    assert _ROWS_OF_THEIR_OWN.isdisjoint(rows.values())
    assert _WHO_HEARS.isdisjoint(code for _, code in rows)


def test_what_is_carried_over_depends_only_on_what_is_carried_over() -> None:
    """Else it would wait behind a question that begins empty, and be lost where nobody answers that."""
    for form, question in CARRIED:
        part = next(each for each in form.parts if question in each.questions)
        tests = (*question.condition.tests, *part.condition.tests)
        assert all(form.carries(form.question(test.question)) for test in tests), (form.name, question.code)


def test_a_change_of_how_a_form_begins_is_said_in_words() -> None:
    before, after = made_again("event"), made_again("stands")
    assert compare(before, after) == (AGAIN["stands"],)


class TestMerging:
    LAST = {"wants": ("Tea.",), "helps": ("Music.",)}

    def test_what_was_left_as_it_stood_counts_once_it_was_looked_at(self) -> None:
        shown = dict(self.LAST)
        left = merged_over(self.LAST, {}, shown, shown, looked_at=False)
        read = merged_over(self.LAST, {}, shown, shown, looked_at=True)
        assert (left.answers, left.changed) == ({}, frozenset())
        assert (read.answers, read.changed) == (self.LAST, frozenset(self.LAST))

    def test_what_was_changed_counts_and_the_rest_waits(self) -> None:
        found = merged_over(
            self.LAST, {}, {"wants": ("Coffee.",), "helps": ("Music.",)}, self.LAST, looked_at=False
        )
        assert found.answers == {"wants": ("Coffee.",)}

    def test_what_was_emptied_stays_empty(self) -> None:
        found = merged_over(self.LAST, {}, {"wants": ()}, self.LAST, looked_at=False)
        assert found.answers == {"wants": ()}
        again = merged_over(self.LAST, found.answers, {"helps": ("Quiet.",)}, self.LAST, looked_at=True)
        assert again.answers == {"wants": (), "helps": ("Quiet.",)}

    def test_an_answer_given_without_a_page_counts_and_meets_nobody(self) -> None:
        found = merged_over(self.LAST, {}, {"wants": ("Tea.",), "helps": ("Quiet.",)}, {}, looked_at=False)
        assert (found.answers, found.both) == ({"wants": ("Tea.",), "helps": ("Quiet.",)}, frozenset())

    def test_two_who_change_it_at_once_are_told(self) -> None:
        first = merged_over(self.LAST, {}, {"wants": ("Coffee.",)}, self.LAST, looked_at=True)
        second = merged_over(self.LAST, first.answers, {"wants": ("Milk.",)}, self.LAST, looked_at=True)
        assert (second.both, second.answers["wants"]) == (frozenset({"wants"}), ("Coffee.",))
