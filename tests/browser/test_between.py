"""Somebody else was quicker, seen in a browser: not a word that was typed is gone, wherever the work is now."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.practice.pathways.actions import hand_over
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.pathways.walks import in_hand

pytestmark = pytest.mark.usefixtures("transactional_db", "published")
WORDS = "He asked twice whether Ruth may come along."


@pytest.fixture
def talk() -> Episode:
    from homefirst.practice.pathways.actions import open_episode

    north = make.team("north", "Westbrook North")
    graham: Person = make.person(of=north, given_name="Graham", family_name="Ashworth")
    user = make.staff("social_worker", name="Priya Nair", teams=(make.team("south", "Westbrook South"),))
    there = make.acting(make.staff("social_worker", teams=(north,)), "social_worker")
    talk = open_episode(person=graham, code="three_conversations", by=there, on=make.TODAY)
    _into_the_hands_of(user, talk, there)
    return talk


def _into_the_hands_of(user: Any, talk: Episode, by: Any) -> None:
    step = in_hand(talk, "conversation_1")
    hand_over(step=step, user=user, row_version=step.row_version, reason="Closer by.", by=by, on=make.TODAY)


def test_words_for_a_step_that_went_to_another_team_are_given_back_by_the_page_that_refuses_them(
    visitor: Visitor, talk: Episode
) -> None:
    step = in_hand(talk, "conversation_1")
    priya = step.held_by
    assert priya is not None
    visitor.signed_in(priya).open(f"/my-work/{step.pk}/part/what_matters/")
    visitor.type("What matters to you?", WORDS)
    other = make.staff("social_worker", name="Nadia Rahman", teams=(talk.person.record.team,))
    _into_the_hands_of(other, talk, make.acting(priya, "social_worker"))
    visitor.press("Next").sees("no reason recorded to see it", "What you just typed was not kept", WORDS)
    visitor.press("Go to your first page")
