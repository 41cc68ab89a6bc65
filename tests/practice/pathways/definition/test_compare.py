"""Two versions of a pathway, compared in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.practice.pathways.definition.compare import compare
from tests.practice.pathways.definition.made_up import outcome, tea

ROLES = {"social_worker": "Social worker", "team_manager": "Team manager"}
LOST = "\n      lost:\n" + outcome("Lost", "closes: true")
SAME_DAY = "On the day it opens (this council's own time)"


def said(at: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    old = tea(at)
    return compare(old, tea(at, *changes), ROLES)


def test_nothing_is_said_where_nothing_changed(tmp_path: Path) -> None:
    assert said(tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("title: Making tea", "title: Brewing tea"), "The title changed from “Making tea” to “Brewing tea”."),
        (
            ("within: same day", "within: 3 days"),
            f"Order a kettle: time allowed changed from “{SAME_DAY}” to "
            "“Within 3 days of the day it opens (this council's own time)”.",
        ),
        (
            ("done_by: [social_worker, team_manager]", "done_by: [team_manager]"),
            "Taste: who does it changed from “Social worker or Team manager” to “Team manager”.",
        ),
        (
            (outcome("It is here", "waits: true"), outcome("It is here", "waits: true") + LOST),
            "Order a kettle: outcome added: “Lost”.",
        ),
        (
            ("causes: [record goals]", "causes: [record goals, send praise]"),
            "Talk, “Would like to”: what it causes changed from “record goals” to “record goals and send praise”.",
        ),
        (
            (outcome("Would not", "closes: true"), outcome("Would not", "next: [learn, order_kettle]")),
            "Talk, “Would not”: where it leads changed from “ends the pathway” to “leads to Learn and Order a kettle”.",
        ),
        (("every: 1 week", "every: 2 weeks"), "Learn: manner changed from"),
    ],
)  # fmt: skip
def test_a_change_is_one_sentence(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    found = said(tmp_path, change)
    assert any(each.startswith(sentence) for each in found), found


def test_a_step_that_came_and_one_that_went_are_named(tmp_path: Path) -> None:
    renamed = [("order_kettle", "buy_kettle")] * 3
    found = said(tmp_path, *renamed)
    assert "Step added: “Order a kettle”." in found
    assert "Step taken out: “Order a kettle”." in found
