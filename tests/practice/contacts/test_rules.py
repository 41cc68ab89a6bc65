"""Which words may mean danger, and how long a contact took."""

from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.practice.contacts.codes import danger_words
from homefirst.practice.contacts.rules import Heard, heard, marked, minutes_words
from tests.factories import NOW


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("He hits her when he has been drinking", "harm"),
        ("She is BRUISED all over", "harm"),
        ("They take her money: he takes  her\nmoney", "harm"),
        ("I can smell gas", "fire"),
        ("There\N{RIGHT SINGLE QUOTATION MARK}s nothing to eat", "no_food_heat_medicine"),
        ("I can\N{RIGHT SINGLE QUOTATION MARK}t go on", "carer_collapsed"),
        ("There is a toddler in the flat", "child"),
        ("He has knives by the bed", "weapons_or_dogs"),
        ("She says she wants to die", "suicidal"),
    ],
)
def test_a_word_that_may_mean_danger_is_heard_whatever_its_capitals(typed: str, code: str) -> None:
    assert code in {each.code for each in heard(typed, danger_words())}


@pytest.mark.parametrize(
    "typed",
    ["A white coat", "The gasket of the boiler", "She would like to paint", "He is in Gunnersbury", ""],
)
def test_a_word_inside_another_is_not_heard(typed: str) -> None:
    assert heard(typed, danger_words()) == ()


def test_each_word_is_said_as_it_was_typed_and_once() -> None:
    assert heard("Fire! fire, FIRE", danger_words()) == (Heard("fire", "Fire"),)


def test_every_code_of_the_list_is_an_answer_of_the_form() -> None:
    from homefirst.foundation import definitions

    form = (definitions.folder() / "forms" / "contact_log.yaml").read_text(encoding="utf-8")
    assert all(f"code: {code}," in form for code in danger_words())


def test_none_of_these_is_no_danger() -> None:
    assert not marked({"danger_words": ("none",)})
    assert not marked({})
    assert marked({"danger_words": ("harm",)})


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (40, "40 seconds"),
        (60, "1 minute"),
        (100, "1 minute 40 seconds"),
        (754, "12 minutes"),
    ],
)
def test_how_long_it_took_is_said_in_words(seconds: int, words: str) -> None:
    assert minutes_words(NOW, NOW + timedelta(seconds=seconds)) == words
