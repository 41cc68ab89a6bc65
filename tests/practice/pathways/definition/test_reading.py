"""A pathway's file becomes plain values, or is refused whole with the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.definition.reading import problems, read_folder
from homefirst.practice.pathways.definition.shapes import Cause
from tests.practice.pathways.definition.made_up import EFFECTS, ROLES, folder, outcome, tea


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    assert list(pathway.steps) == ["talk", "learn", "order_kettle", "taste"]
    assert pathway.first.title == "Talk"
    assert pathway.steps["learn"].within.starts_from == "asked"
    assert str(pathway.steps["learn"].within.span) == "6 weeks"
    assert pathway.steps["talk"].outcomes["yes_please"].next == ("learn", "order_kettle")
    assert pathway.steps["talk"].outcomes["yes_please"].causes == (Cause("record", "goals"),)


def test_every_step_accepts_the_endings_that_all_pathways_have(tmp_path: Path) -> None:
    pathway = tea(tmp_path)
    assert "died" in pathway.outcomes_of("taste")
    assert pathway.outcomes_of("taste")["died"].closes


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("next: [learn, order_kettle]", "next: [learn, order_cup]"), 18, "there is no step called order_cup"),
        (("done_by: [social_worker]", "done_by: [tea_master]"), 13, "there is no role called tea_master"),
        (("from: asked", "from: thirst"), 26, "no date is called thirst"),
        (("causes: [record goals]", "causes: [boil water]"), 19, "nothing is called 'boil water' in the table of effects"),
        (("causes: [record goals]", "causes: [open coffee]"), 19, "there is no such pathway"),
        (("causes: [record goals]", "causes: [record]"), 19, "record what?"),
        (("        closes: true\n  learn", "  learn"), 20, "it leads nowhere"),
        (("        title: Would not\n", "        title: Would not\n        next: learn\n"), 20, "nothing can come next"),
        (("    recurs: {every: 1 week, until: the tea is good}\n", ""), 28, "the step does not say how often"),
        (("    after_all: [learn, order_kettle]\n", ""), 32, "it waits, but no step names this one"),
        (("code: tea", "code: coffee"), 1, "the file is called tea"),
        ((outcome("Good tea", "waits: true"), outcome("Good tea", "again: true")), 27, "one that does not"),
        (("        title: Delicious\n", "        title: Delicious\n        cld: Tea\n"), 51, "no Event Outcome"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, said: str
) -> None:
    with pytest.raises(Invalid) as refused:
        tea(tmp_path, change)
    first = refused.value.message.splitlines()[0]
    assert first.startswith(f"tea.yaml, line {line}: "), refused.value.message
    assert said in refused.value.message


def test_a_step_that_nothing_leads_to_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="nothing leads to Order a kettle"):
        tea(tmp_path, ("next: [learn, order_kettle]", "next: learn"))


def test_a_turn_that_leaves_somebody_with_nothing_open_is_refused(tmp_path: Path) -> None:
    only_one = (
        outcome("Would not", "closes: true"),
        outcome("Would not", "next: learn"),
    )
    with pytest.raises(Invalid, match="nothing is open, and learn wait for a step that will not come"):
        tea(tmp_path, only_one)


def test_a_step_with_no_way_to_an_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="from Taste there is no way to an end"):
        tea(
            tmp_path,
            (
                outcome("Delicious", "closes: true"),
                outcome("Delicious", "next: taste"),
            ),
        )


def test_a_time_set_by_law_does_not_pause(tmp_path: Path) -> None:
    by_law = (
        "within: same day",
        "within: {time: 21 days, basis: law, source: An Act}\n    pauses: [no kettle]",
    )
    with pytest.raises(Invalid, match="a time set by law runs on"):
        tea(tmp_path, by_law)


def test_a_time_set_by_law_names_its_source(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="source"):
        tea(tmp_path, ("within: same day", "within: {time: 21 days, basis: law}"))


def test_one_bad_file_does_not_hide_what_is_wrong_with_another(tmp_path: Path) -> None:
    home = folder(tmp_path)
    (home / "cake.yaml").write_text("code: cake\n", encoding="utf-8")
    (home / "scone.yaml").write_text("code: scone\n", encoding="utf-8")
    found, wrong = problems(home, roles=ROLES, effects=EFFECTS)
    assert list(found) == ["tea"]
    assert [message.split(",")[0] for message in wrong] == ["cake.yaml", "scone.yaml"]


def test_a_folder_is_read_in_the_order_of_its_files(tmp_path: Path) -> None:
    assert list(read_folder(folder(tmp_path), roles=ROLES, effects=EFFECTS)) == ["tea"]
