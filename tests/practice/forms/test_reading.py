"""A form's file becomes plain values, or is refused whole with the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.foundation.errors import Invalid
from tests.practice.forms.made_up import tea_talk


def test_a_form_is_read_as_it_was_written(tmp_path: Path) -> None:
    form = tea_talk(tmp_path)
    assert [part.code for part in form.parts] == ["wishes", "help"]
    assert form.question("drinks").display_of("coffee") == "Coffee"
    assert form.question("in_your_words").own_words
    assert form.question("cups").condition.behaviour == "any"
    assert not form.question("things").is_asked


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("name: tea_talk", "name: coffee_talk"), "line 2: the name is coffee_talk"),
        (("linkId: cups", "linkId: drinks"), "line 27: drinks stands twice"),
        (("linkId: cups", "linkId: seen"), "line 27: seen is a box of the page itself"),
        (("question: drinks, operator: \"!=\"", "question: kettle, operator: \"!=\""), "comes after it"),
        (("answer: tea}", "answer: cocoa}"), "'cocoa' is no answer of drinks"),
        (("{question: drinks, operator: \"!=\"", "{question: cakes, operator: \"!=\""), "no question of this form"),
        (("text: What would you like to do?", "text: What is your NHS number?"), "asks for nhs_number"),
        (("fact: liked_name", "fact: shoe_size"), "no standing fact called shoe_size"),
        (("count(kettle, other)", "guess(kettle)"), "is no calculation"),
        (("count(kettle, other)", "count(kettle, cakes)"), "worked out from cakes"),
        (("        type: boolean\n", "        type: boolean\n        repeats: true\n"), "cannot repeat"),
        (("        type: boolean\n", "        type: boolean\n        minValue: 1\n"), "are for numbers"),
        (("{code: coffee, display: Coffee, hint: Also instant}", "{code: tea, display: Coffee}"), "same code"),
        (("        type: choice\n", "        type: string\n"), "go with a question of type choice"),
        (("        type: text\n", "        type: string\n"), "need a question of type text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(Invalid) as refused:
        tea_talk(tmp_path, change)
    assert refused.value.message.startswith("tea_talk.yaml, line ")
    assert said in refused.value.message


def test_choices_may_come_from_a_code_list(tmp_path: Path) -> None:
    listed = (
        "answerOption:\n          - {code: biscuits, display: Biscuits}\n          - {code: milk, display: Milk}",
        "answerValueSet: cld/service_component",
    )
    form = tea_talk(tmp_path, listed)
    assert "Reablement" in [option.code for option in form.question("other").options]


def test_a_code_list_that_does_not_exist_is_named(tmp_path: Path) -> None:
    listed = (
        "answerOption:\n          - {code: biscuits, display: Biscuits}\n          - {code: milk, display: Milk}",
        "answerValueSet: cld/teapots",
    )
    with pytest.raises(Invalid, match="no code list cld/teapots"):
        tea_talk(tmp_path, listed)
