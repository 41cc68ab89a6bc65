"""A plan in a browser: begun where there is none, drafted, asked about, answered, and two versions side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.pathways.walks import in_hand
from tests.practice.plans.walking import ASKS, BUDGET, PLAN, do, planned, with_goals

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "Learning disability team")


@pytest.fixture
def worker(north: Any) -> User:
    return make.staff("social_worker", name="Daniel Osei", teams=(north,))


@pytest.fixture
def tina(north: Any) -> Person:
    return make.person(of=north, given_name="Tina", family_name="Doyle", liked_name="Tina")


def test_a_plan_is_begun_from_its_own_page_and_a_part_of_it_written(
    visitor: Visitor, worker: User, tina: Person
) -> None:
    visitor.signed_in(worker).open("record_plan", ref=tina.record.ref)
    visitor.sees("Tina has no plan yet.", "No goal is set.").press("Start a plan")
    visitor.sees("Draft it together", "What is most important to me")
    visitor.open("record_plan", ref=tina.record.ref).sees("Tina has no plan yet.", "Draft it together")


def test_a_question_is_answered_with_a_new_version_that_stands_beside_the_one_in_force(
    visitor: Visitor, worker: User, tina: Person
) -> None:
    by = make.acting(worker, "social_worker")
    episode = planned(tina, by)
    with_goals(tina, make.actor("reablement", teams=(tina.record.team,) if tina.record.team else ()))
    visitor.signed_in(worker).open("record_plan", ref=tina.record.ref)
    visitor.sees("With Tina to read", "What Tina wants", "What we will all do", "Cook my own tea", "£147.60")
    visitor.sees("If things go wrong", "Make my own tea", "With hands-on help")
    do(episode, "answer", "asks", ASKS, by)
    visitor.open("record_plan", ref=tina.record.ref)
    visitor.sees("Asks a question", "Tina says", "I want Jo to do it.", "since Tuesday 24 November")
    visitor.press("Answer Tina", exact=False).sees("Draft it together")
    _again(episode, by)
    visitor.open("record_plan", ref=tina.record.ref).sees("Version 2, drafted on", "6 →", "5")
    visitor.press("Compare with version 1").sees("Version 1 beside version 2", "One evening a week")
    visitor.open("record_plan", query="?version=1", ref=tina.record.ref).sees("Replaced")
    visitor.press("Version 2, the newest").sees("With Tina to read")


def _again(episode: Episode, by: Any) -> None:
    fewer = {**PLAN, "do_1": "One evening a week", "hours_1": 3.0, "reason": "Jo does it."}
    do(episode, "draft", "drafted", fewer, by)
    do(episode, "budget", "agreed", {**BUDGET, "weekly_cost": 123.0}, by, weekly_cost=Decimal(123))
    assert in_hand(episode, "answer")
