"""What two people changed at once, question by question."""

from __future__ import annotations

from homefirst.practice.forms.definition.merging import merged


def test_an_answer_sent_as_it_was_shown_changes_nothing() -> None:
    found = merged({"a": ("theirs",)}, {"a": ("old",), "b": ()}, {"a": ("old",)})
    assert (found.answers, found.changed, found.both) == ({"a": ("theirs",)}, frozenset(), frozenset())


def test_different_questions_stand_side_by_side() -> None:
    found = merged({"a": ("theirs",)}, {"a": ("old",), "b": ("mine",)}, {"a": ("old",)})
    assert (found.answers, found.both) == ({"a": ("theirs",), "b": ("mine",)}, frozenset())


def test_one_question_that_both_changed_keeps_the_others_text_and_is_named() -> None:
    found = merged({"a": ("theirs",)}, {"a": ("mine",), "b": ("mine",)}, {"a": ("old",)})
    assert (found.answers, found.both) == ({"a": ("theirs",), "b": ("mine",)}, frozenset({"a"}))


def test_the_same_words_twice_are_no_clash_and_what_is_emptied_is_gone() -> None:
    assert merged({"a": ("same",)}, {"a": ("same",)}, {}).both == frozenset()
    assert merged({"a": ("old",)}, {"a": ()}, {"a": ("old",)}).answers == {}
