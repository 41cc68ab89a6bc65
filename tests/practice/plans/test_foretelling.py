"""What the end of a step says that it will write: the very words, before anything is written."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation import definitions
from homefirst.practice.forms.definition.reading import read_form
from homefirst.practice.plans import foretelling
from homefirst.practice.plans.models import Goal, PlanVersion
from tests.practice.pathways.walks import Worker, begun, in_hand, worker
from tests.practice.plans.walking import AGREES, PLAN, do, planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def form(name: str) -> Any:
    return read_form(definitions.folder() / "forms" / f"{name}.yaml")


@pytest.fixture
def social() -> Worker:
    return worker("social_worker")


def test_goals_and_their_first_level_are_named(social: Worker) -> None:
    by, graham = social
    step = in_hand(begun(by, graham, "support_plan"), "draft")
    said = {
        "goal_1": ("Make tea",),
        "goal_1_now": ("1",),
        "goal_2": ("Sleep upstairs",),
        "goal_2_now": ("4",),
    }
    assert foretelling.goals(step, form("reablement_goals"), said) == (
        "keep the goal “Make tea”, at first with hands-on help",
        "keep the goal “Sleep upstairs”, at first I do it",
    )
    assert foretelling.goals(step, form("reablement_goals"), {}) == ("keep each goal, once it is answered",)
    assert not Goal.objects.exists()


def test_the_decision_is_foretold_with_its_reasons_and_its_rule(social: Worker) -> None:
    by, graham = social
    step = in_hand(begun(by, graham, "support_plan"), "draft")
    said = {"impairment": (True,), "significant": (True,), "nutrition": ("cannot",)}
    (line,) = foretelling.eligibility_decision(step, form("eligibility"), said)
    assert "no eligible needs" in line
    assert "2 are needed" in line
    assert line.endswith("(SI 2015/313 regulation 2)")


def test_a_version_is_foretold_with_its_number_parts_and_hours(social: Worker) -> None:
    by, tina = social
    episode = planned(tina, by)
    do(episode, "answer", "agreed", AGREES, by)
    step = in_hand(episode, "arrange")
    given = {code: value if isinstance(value, tuple) else (value,) for code, value in PLAN.items()}
    assert foretelling.plan_version(step, form("support_plan"), given) == (
        "keep version 2 of the plan: 2 parts, 6 hours a week",
    )
    assert PlanVersion.objects.count() == 1
