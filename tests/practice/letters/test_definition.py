"""A letter's file is refused whole, with file, line and reason, when it could say something wrong or leave something out."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from homefirst.config.effects import EFFECTS
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid
from homefirst.practice.letters.definition.fields import NEVER_WRITTEN, filled
from homefirst.practice.letters.definition.known import letters_of, questions
from homefirst.practice.letters.definition.reading import read_folder, read_letter
from homefirst.practice.letters.definition.shapes import Template

FORMS = {"eligibility": frozenset({"why"}), "carer_offer": frozenset({"private", "how"})}
SENT = {"carer": frozenset({"the decision"}), "review": frozenset({"the decision", "what we agreed"})}
GOOD = """code: decision
title: What we decided
sent_for: [the decision]
must_say:
  reasons: "Care Act 2014 section 13(2)"
body:
  - heading: Why
    says: reasons
    text: ["Dear {person.first_name}, {answer.eligibility.why}"]
easy_read:
  - says: reasons
    text: ["We wrote down why."]
"""


def read(folder: Path, text: str, name: str = "decision.yaml") -> Template:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_letter(path, forms=FORMS, sent=SENT)


def test_a_file_in_order_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).must_say == {"reasons": "Care Act 2014 section 13(2)"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{person.first_name}", "{person.nickname}", "decision.yaml, line 9: no field is called person.nickname."),
        ("answer.eligibility.why", "answer.eligibility.how", "line 9: the form eligibility does not ask how."),
        ("answer.eligibility.why", "answer.nothing.why", "line 9: there is no form called nothing"),
        ("answer.eligibility.why", "answer.carer_offer.private", "private is never written into a letter."),
        ("{answer.eligibility.why}", "{person.name | person.x}", "line 9: no field is called person.x."),
        ("[the decision]", "[the verdict]", "line 3: no outcome says “send the verdict”"),
        ("title:", "pathways: [carers]\ntitle:", "line 2: there is no pathway called carers."),
        ("code: decision", "code: other", "line 1: the code is other, and the file is called decision."),
        ("    says: reasons\n    text: [\"Dear", "    text: [\"Dear", "line 6: nothing says reasons"),
        ("  - says: reasons\n    text: [\"We wrote", "  - text: [\"We wrote", "line 10: nothing says reasons"),
        ("We wrote down why.", "We looked. We wrote down why.", "line 12: easy read has one idea a line."),
        ("We wrote down why.", " ".join(["word"] * 16), "has 16 words; at most 15."),
        ("Dear {person", " ".join(["word"] * 26) + " {person", "has 28 words; at most 25."),
        ("body:", "bodies:", "nothing called bodies here. Did you mean body?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(Invalid) as refused:
        read(tmp_path, GOOD.replace(old, new))
    assert said in refused.value.message


WRITTEN = GOOD.replace("sent_for: [the decision]", "use: Any day.\nwritten_to: [person]").replace(
    "{answer.eligibility.why}", "hello."
)


def test_a_letter_that_is_written_from_a_record_needs_no_step(tmp_path: Path) -> None:
    assert read(tmp_path, WRITTEN).written_to == {"person"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("use: Any day.\n", "", "line 3: use is missing: say when somebody writes this letter."),
        ("hello.", "{step.means}", "line 10: step.means is known where a step ends, and no step sends this letter."),
        ("[person]", "[person, everybody]", "“everybody” cannot stand here. Write one of: person, around."),
        ("use: Any day.\nwritten_to: [person]\n", "", "line 1: the file: sent_for is missing. Add it here."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_letter_from_a_record_is_said_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in WRITTEN
    with pytest.raises(Invalid) as refused:
        read(tmp_path, WRITTEN.replace(old, new))
    assert said in refused.value.message


def test_what_is_planned_for_somebody_is_told_to_nobody_around_them(tmp_path: Path) -> None:
    around = WRITTEN.replace("[person]", "[around]")
    with pytest.raises(Invalid) as refused:
        read(tmp_path, around.replace("hello.", "{next.sentence}"))
    assert "next.sentence is the person's own, and this letter goes to others" in refused.value.message


def test_own_words_are_asked_for_only_where_no_step_sends_the_letter(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        read(tmp_path, GOOD.replace("  - heading: Why", "  - asks: Your words\n  - heading: Why"))
    assert "line 7: only a letter without sent_for asks for own words." in refused.value.message


def test_two_letters_for_the_same_words_of_one_pathway_are_refused(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    read(tmp_path, GOOD.replace("code: decision", "code: other"), "other.yaml")
    found, wrong = read_folder(tmp_path, forms=FORMS, sent=SENT)
    assert len(found) == 2
    assert "decision.yaml and other.yaml are both sent for “the decision” of carer." in wrong[0]


def test_a_letter_of_its_own_pathway_comes_before_one_for_every_pathway(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    own = GOOD.replace("code: decision", "code: own\npathways: [carer]")
    read(tmp_path, own, "own.yaml")
    assert read_folder(tmp_path, forms=FORMS, sent=SENT)[1] == []


def test_one_bad_file_leaves_the_others_in_use(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    (tmp_path / "bad.yaml").write_text("code: bad\n")
    found, wrong = read_folder(tmp_path, forms=FORMS, sent=SENT)
    assert list(found) == ["decision"]
    assert wrong[0].startswith("bad.yaml, line 1:")


def test_every_letter_that_is_shipped_can_be_used() -> None:
    found, wrong = letters_of(definitions.folder(), roles=set(roles()), effects=EFFECTS)
    assert wrong == []
    assert len(found) >= 17


def test_what_is_never_written_is_asked_by_some_form() -> None:
    """A name of the list that no form asks would guard nothing."""
    asked = set().union(*questions(definitions.folder() / "forms").values())
    assert sorted(NEVER_WRITTEN - asked) == []


def test_a_text_with_an_unknown_field_is_no_text() -> None:
    known = {"person.name": "Graham"}
    assert filled("Dear {person.name},", lambda name: known.get(name, "")) == "Dear Graham,"
    assert filled("By {next.by}.", lambda name: known.get(name, "")) is None
    assert filled("{next.by | person.name}", lambda name: known.get(name, "")) == "Graham"


def test_the_command_says_what_is_wrong_and_ends_with_2(tmp_path: Path) -> None:
    from homefirst.config.commands.letters import app

    ran = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert ran.exit_code == 2
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
