"""A change that was agreed to goes on saying what it changed, whatever was published after it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.workspace.changes.test_pages import WHY, drafted, form_of, lead, press, shorter, text
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
CLOCK = "time allowed changed from “Within 2 working days of the day it opens"


def agreed(words: str) -> tuple[Client, str]:
    gwen = lead()
    change = drafted(gwen, words)
    press(gwen, change, "propose", **WHY)
    assert press(lead(), change, "agree").status_code == 302
    return gwen, change


def test_a_pathway_says_what_changed_beside_the_version_before_it() -> None:
    gwen, change = agreed(shorter())
    page = words_of(gwen.get(change))
    assert CLOCK in page
    assert "Beside version 1, the one before." in page


def test_a_change_that_was_taken_back_since_still_says_what_it_was() -> None:
    first = text()
    _, change = agreed(shorter())
    gwen, back = agreed(first)
    assert CLOCK in words_of(gwen.get(change))
    page = words_of(gwen.get(back))
    assert "to “Within 2 working days of the day it opens" in page
    assert "Beside version 2, the one before." in page
    assert CLOCK not in page


def test_a_form_says_what_changed() -> None:
    start = form_of(lead().get("/how/changes/try/?form=works"))["text"]
    gwen, change = agreed(start.replace("What was changed at home?", "What is new at home?"))
    assert "the words changed from “What was changed at home?”" in words_of(gwen.get(change))


def test_what_was_withdrawn_changed_nothing_and_says_so() -> None:
    gwen = lead()
    change = drafted(gwen)
    press(gwen, change, "withdraw")
    page = words_of(gwen.get(change))
    assert CLOCK not in page
    assert "It was withdrawn. What is in force stayed in force." in page
