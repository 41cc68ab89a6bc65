"""What several letters say alike is written once, and a file that includes what is not there is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.config.effects import EFFECTS
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.letters.definition.known import letters_of
from homefirst.practice.letters.definition.reading import read_folder
from homefirst.practice.letters.definition.shapes import Template

LETTER = """code: decision
title: What we decided
sent_for: [the decision]
must_say:
  challenge: "SI 2009/309"
body:
  - part: if_not
easy_read:
  - part: if_not
    heading: You can say no
    text: ["You can ask us."]
"""
PART = """code: if_not
title: If you do not agree
body:
  - heading: If you do not agree
    says: challenge
    text: ["Ring {council.telephone}."]
  - text: ["It is free."]
easy_read:
  - heading: If you do not agree
    says: challenge
    text: ["Ring {council.telephone}."]
"""


def read(folder: Path, letter: str = LETTER, **parts: str) -> tuple[dict[str, Template], list[str]]:
    (folder / "parts").mkdir(exist_ok=True)
    (folder / "decision.yaml").write_text(letter, encoding="utf-8")
    for name, text in parts.items():
        (folder / "parts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_folder(folder, forms={}, sent={"carer": frozenset({"the decision"})})


def test_a_part_stands_where_a_letter_names_it_with_its_duty(tmp_path: Path) -> None:
    found, wrong = read(tmp_path, if_not=PART)
    assert wrong == []
    first, second = found["decision"].body
    assert (first.heading, first.says, first.text) == (
        "If you do not agree", "challenge", ("Ring {council.telephone}.",),
    )  # fmt: skip
    assert second.text == ("It is free.",)
    assert found["decision"].parts == ("If you do not agree",)


def test_the_letters_own_heading_and_words_come_before_those_of_the_part(tmp_path: Path) -> None:
    (block,) = read(tmp_path, if_not=PART)[0]["decision"].easy_read
    assert block.heading == "You can say no"
    assert block.text == ("You can ask us.", "Ring {council.telephone}.")
    assert block.says == "challenge"


def test_a_part_may_hold_another(tmp_path: Path) -> None:
    outer = PART.replace("code: if_not", "code: outer").replace('text: ["It is free."]', "part: free")
    free = (
        "code: free\ntitle: It is free\nbody: [{text: [It is free.]}]\neasy_read: [{text: [It is free.]}]\n"
    )
    found, wrong = read(tmp_path, LETTER.replace("if_not", "outer"), outer=outer, free=free)
    assert wrong == []
    assert [block.text for block in found["decision"].body] == [
        ("Ring {council.telephone}.",),
        ("It is free.",),
    ]


def test_a_part_that_is_not_there_refuses_the_letter_with_its_line(tmp_path: Path) -> None:
    found, wrong = read(tmp_path, LETTER.replace("part: if_not", "part: if_no", 1), if_not=PART)
    assert found == {}
    assert "decision.yaml, line 7: no common part is called if_no in definitions/letters/parts" in wrong[0]
    assert "Did you mean if_not?" in wrong[0]
    assert "nothing says challenge" not in wrong[0]


def test_parts_that_include_one_another_are_refused_with_the_way_round(tmp_path: Path) -> None:
    one = PART.replace('text: ["It is free."]', "part: other")
    other = PART.replace("code: if_not", "code: other").replace('text: ["It is free."]', "part: if_not")
    found, wrong = read(tmp_path, if_not=one, other=other)
    assert found == {}
    assert "parts/if_not.yaml, line 7: if_not includes other, which includes if_not: " in wrong[0]
    assert "parts/other.yaml, line 7: other includes if_not, which includes other: " in wrong[1]


def test_a_part_that_includes_itself_is_refused(tmp_path: Path) -> None:
    _, wrong = read(tmp_path, if_not=PART.replace('text: ["It is free."]', "part: if_not"))
    assert "line 7: if_not includes if_not: no part can stand in itself." in wrong[0]


def test_a_part_that_includes_a_refused_one_is_refused_as_well(tmp_path: Path) -> None:
    one = PART.replace('text: ["It is free."]', "part: bad")
    found, wrong = read(tmp_path, if_not=one, bad="code: bad\n")
    assert found == {}
    assert wrong[0].startswith("bad.yaml, line 1:")
    assert "parts/if_not.yaml, line 7: no common part is called bad" in wrong[1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("code: if_not", "code: other", "parts/if_not.yaml, line 1: the code is other, and the file is called if_not."),
        ("{council.telephone}", "{council.fax}", "parts/if_not.yaml, line 6: no field is called council.fax."),
        ("It is free.", " ".join(["word"] * 26), "parts/if_not.yaml, line 7: “word"),
        ("title:", "titles:", "Did you mean title?"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_part_is_said_there_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in PART
    _, wrong = read(tmp_path, if_not=PART.replace(old, new, 1))
    assert said in wrong[0]


def test_every_letter_that_gives_a_decision_says_in_the_same_words_how_to_disagree() -> None:
    found, wrong = letters_of(definitions.folder(), roles=set(roles()), effects=EFFECTS)
    assert wrong == []
    deciding = {
        code: each for code, each in found.items() if {"decision", "challenge"} & each.must_say.keys()
    }
    assert len(deciding) >= 12
    assert {code for code, each in deciding.items() if "If you do not agree" not in each.parts} == set()
    for each in deciding.values():
        for blocks in (each.body, each.easy_read):
            said = " ".join(text for block in blocks if block.says == "challenge" for text in block.text)
            assert "Ombudsman" in said
            assert "complain to us" in said
