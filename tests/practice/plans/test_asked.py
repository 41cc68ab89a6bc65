"""What the forms ask is kept where it is read: every heading of a plan, and where each goal should lead."""

from __future__ import annotations

import pytest

from homefirst.practice.plans.models import Goal, PlanVersion
from homefirst.workspace.plan.texts import ABOUT, CRISIS
from tests.practice.pathways.walks import Worker, begun
from tests.practice.plans.walking import GOALS, PLAN, SCREEN, do, planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
HEADINGS = {
    "how_and_when": "Mornings, one thing at a time.",
    "also_know": "Graham is my brother. I trust him.",
    "written_with": "Jo, on 3 November",
    "where_i_would_go": "To Bernadette.",
    "plan_b": "Ring the late line, and stay on it.",
}


def test_every_heading_of_a_plan_is_kept_with_its_version_and_shown(social: Worker) -> None:
    by, tina = social
    planned(tina, by, plan={**PLAN, **HEADINGS})
    version = PlanVersion.objects.get(person=tina)
    assert {name: getattr(version, name) for name in HEADINGS} == HEADINGS
    assert HEADINGS.keys() <= {name for name, _ in (*ABOUT, *CRISIS)}
    assert HEADINGS.keys() <= PlanVersion.PRIVATE


def test_a_goal_is_met_where_they_wanted_to_be_and_not_before(helper: Worker) -> None:
    by, graham = helper
    episode = begun(by, graham, "reablement")
    do(episode, "screen", "suitable", SCREEN, by)
    aims = {"goal_1_aim": "4", "goal_2_aim": "2", "goal_2_why": "It is where my wife and I slept."}
    do(episode, "goals", "agreed", {**GOALS, **aims}, by)
    week = {"goal_1_now": "3", "goal_2_now": "2", "goal_3_now": "3", "how_it_feels": "Good."}
    visits = {"visits_planned": 14, "visits_given": 14, "visits_next": 7}
    do(episode, "weekly_review", "carry_on", {**week, **visits}, by)
    goals = Goal.objects.filter(person=graham).order_by("number")
    assert [(goal.target, goal.state) for goal in goals] == [(4, "getting_there"), (2, "met"), (None, "met")]
    assert goals[1].why == "It is where my wife and I slept."
