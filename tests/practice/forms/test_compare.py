"""What changed between two versions of a form, in words."""

from __future__ import annotations

import pytest

from homefirst.foundation import definitions
from homefirst.practice.forms.definition.compare import compare
from homefirst.practice.forms.definition.reading import read_drafted

TEXT = (definitions.folder() / "forms" / "works.yaml").read_text(encoding="utf-8")
ASKED = '{linkId: works_done, text: "What was changed at home?", type: string, repeats: true, required: true}'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: The works", "title: Works", "The title changed from “The works” to “Works”."),
        ("What was changed at home?", "What is new?", "the words changed from “What was changed at home?”."),
        (", required: true", "", "“What was changed at home?”: may be left empty now."),
        (
            ASKED,
            f'{ASKED}\n      - {{linkId: how, text: "How does it work?", type: text, required: true}}',
            "Question added: “How does it work?”, which must be answered.",
        ),
        ("type: string", "type: text", "kind of answer changed from string to text."),
    ],
)
def test_each_change_of_a_form_is_a_sentence(old: str, new: str, said: str) -> None:
    assert old in TEXT
    sentences = compare(read_drafted("works", TEXT), read_drafted("works", TEXT.replace(old, new, 1)))
    assert len(sentences) == 1
    assert said in sentences[0]


def test_a_question_taken_out_is_told_by_its_words_and_the_same_form_says_nothing() -> None:
    more = TEXT.replace(ASKED, f'{ASKED}\n      - {{linkId: how, text: "How does it work?", type: text}}', 1)
    assert compare(read_drafted("works", more), read_drafted("works", TEXT)) == (
        "Question taken out: “How does it work?”.",
    )
    assert compare(read_drafted("works", TEXT), read_drafted("works", TEXT)) == ()
