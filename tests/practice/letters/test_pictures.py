"""Drawings beside sentences of easy read: named in the letter's file, on the page with what they show, never in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typst

from homefirst.config.effects import EFFECTS
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.letters import actions, pictures
from homefirst.practice.letters.definition.known import letters_of
from homefirst.practice.letters.gateway import _paragraphs
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.pictures import PICTURES, drawing, parted
from homefirst.practice.letters.setting import letter_data, pieces, set_data
from tests.factories import TODAY
from tests.practice.letters import made_up as make
from tests.practice.letters.test_definition import GOOD, read
from tests.practice.letters.test_sending import _unpacked
from tests.practice.letters.test_writing import written

database = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_every_picture_has_a_drawing_of_its_own_and_says_what_it_shows() -> None:
    drawn = {path.stem for path in Path(pictures.__file__).with_name("pictures").glob("*.svg")}
    assert drawn == set(PICTURES)
    assert len({drawing(name) for name in PICTURES}) == len(PICTURES)
    for name, shows in PICTURES.items():
        assert len(shows) > 4
        assert "<text" not in drawing(name)  # a font may be missing
        typst.compile(
            b'#image(bytes(sys.inputs.svg), format: "svg")', sys_inputs={"svg": drawing(name)}, format="png"
        )


def test_a_mark_before_a_sentence_is_a_picture_and_other_brackets_are_words() -> None:
    assert parted("[phone] Ring us.") == ("phone", "Ring us.")
    assert parted("[sic] He said so.") == ("", "[sic] He said so.")
    assert parted("Ring us [phone].") == ("", "Ring us [phone].")
    assert list(pieces("[phone] Ring us.\n\nOr write.")) == [
        {"kind": "text", "text": "Ring us.", "picture": "phone", "shows": "A telephone"},
        {"kind": "text", "text": "Or write.", "picture": "", "shows": ""},
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"We wrote', '"[fone] We wrote', "line 12: no picture is called fone. Did you mean phone?"),
        ('"We wrote', '"[spaceship] We wrote', "line 12: no picture is called spaceship. Known: calendar, danger,"),
        ('"Dear {person', '"[phone] Dear {person', "line 9: pictures stand in easy_read. Take the picture out here."),
    ],
)  # fmt: skip
def test_a_picture_that_is_not_there_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    with pytest.raises(Invalid) as refused:
        read(tmp_path, GOOD.replace(old, new))
    assert said in refused.value.message


def test_the_mark_counts_for_no_word_of_the_sentence(tmp_path: Path) -> None:
    read(tmp_path, GOOD.replace("We wrote down why.", "[phone] " + " ".join(["word"] * 15)))


def test_every_easy_read_letter_that_is_shipped_has_pictures_and_shows_how_to_disagree() -> None:
    found, wrong = letters_of(definitions.folder(), roles=set(roles()), effects=EFFECTS)
    assert wrong == []
    for each in found.values():
        shown = {parted(text)[0] for block in each.easy_read for text in block.text} - {""}
        assert len(shown) >= 1, each.code
        if "challenge" in each.must_say:
            assert {"hand", "letter", "look", "phone"} <= shown, each.code


class TestOfSomebody:
    pytestmark = database

    def letter(self, words: str = "[calendar] Monday at ten.\nAt your home.", need: str = "easy_read") -> Any:
        by, graham = make.worker()
        make.needs(by, graham, need)
        return by, written(graham, by, words=words)

    def test_pictures_print_with_what_they_show_and_the_pages_stay_tagged(self) -> None:
        by, letter = self.letter()
        letter = actions.agree_letter(letter=letter, row_version=letter.row_version, by=by, on=TODAY)
        pdf = _unpacked(bytes(letter.copies.get().pdf))
        assert pdf.count(b"/S/Figure") >= 4
        for shows in (b"A telephone", b"Two people talking", b"A page of a calendar"):
            assert b"/Alt(" + shows + b")" in pdf, shows
        assert b"pdfuaid:part" in pdf

    def test_each_line_of_own_words_in_easy_read_has_room_of_its_own(self) -> None:
        _, letter = self.letter()
        block = next(each for each in letter.easy if each["says"] == "next")
        assert block["text"] == "[calendar] Monday at ten.\n\nAt your home."

    def test_no_picture_and_no_mark_reaches_another_form(self) -> None:
        _, letter = self.letter(need="large_print")
        data = letter_data(letter, "Graham", "")
        assert b"/S/Figure" not in _unpacked(set_data(data, TODAY))
        said = [piece["text"] for block in data["blocks"] for piece in block["pieces"] if "text" in piece]
        assert "Monday at ten. At your home." in said
        assert not [text for text in said if "[" in text]

    def test_an_email_says_the_words_and_no_mark(self) -> None:
        _, letter = self.letter()
        said = _paragraphs(letter)
        assert "Monday at ten." in said
        assert not [text for text in said if "[" in text]

    def test_a_misspelt_mark_is_said_where_it_was_typed_and_nothing_is_kept(self) -> None:
        by, letter = self.letter()
        texts = [block["text"] for block in letter.easy]
        with pytest.raises(Invalid) as refused:
            actions.edit_letter(
                letter=letter,
                texts=["[fone] Ring", *texts[1:]],
                row_version=letter.row_version,
                by=by,
                on=TODAY,
            )
        assert refused.value.fields == {"text_0": "No picture is called fone. Did you mean phone?"}
        kept = ["[sic] She said so.", *texts[1:]]
        actions.edit_letter(letter=letter, texts=kept, row_version=letter.row_version, by=by, on=TODAY)
        assert Letter.objects.get(pk=letter.pk).easy[0]["text"] == "[sic] She said so."
