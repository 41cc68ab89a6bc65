"""Goals are written with the step that sets, measures or ends them, in one transaction, with their audit row."""

from __future__ import annotations

from datetime import timedelta

import pytest

from homefirst.practice.pathways.models import Promise
from homefirst.practice.plans.models import Goal, GoalReading
from homefirst.practice.plans.queries import goals_of
from tests.factories import TODAY, actor
from tests.practice.pathways.walks import Worker, begun, done, in_hand
from tests.practice.plans.walking import (
    GOALS,
    answered,
    audited,
    do,
    with_goals,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_goals_are_set_with_their_first_reading_and_one_audit_row(helper: Worker) -> None:
    by, graham = helper
    with_goals(graham, by)
    goals = list(Goal.objects.filter(person=graham).order_by("number"))
    assert [(goal.words, goal.state, goal.set_by) for goal in goals] == [
        ("Make my own tea", "not_yet", by.user),
        ("Sleep upstairs", "not_yet", by.user),
        ("Peel potatoes", "not_yet", by.user),
    ]
    assert goals[0].why == "For Ruth's sake"
    assert [goal.readings.get().level for goal in goals] == [1, 0, 0]
    assert audited(graham, "goal.set") == 1
    assert not Promise.objects.filter(words__startswith="Record").exists()


def test_each_week_adds_a_reading_and_says_how_far_each_goal_has_come(helper: Worker) -> None:
    by, graham = helper
    episode = with_goals(graham, by)
    week = {"goal_1_now": "3", "goal_2_now": "1", "goal_3_now": "0", "how_it_feels": "Better"}
    week |= {"visits_planned": 14, "visits_given": 14, "visits_next": 10}
    later = TODAY + timedelta(days=7)
    do(episode, "weekly_review", "carry_on", week, by, later)
    first, second, third = goals_of(graham)
    assert [each.state for each in (first, second, third)] == ["Met", "Getting there", "Not yet"]
    assert (first.first.words, first.latest.words, first.latest.on, first.gained) == (  # type: ignore[union-attr]
        "With hands-on help",
        "With a tool or aid",
        later,
        2,
    )
    assert (third.first.level, third.latest.level) == (0, 0)  # type: ignore[union-attr]
    assert audited(graham, "goal.read") == 1


def test_a_goal_that_nobody_set_gets_no_reading(helper: Worker) -> None:
    by, graham = helper
    episode = with_goals(graham, by)
    week = {"goal_1_now": "3", "goal_4_now": "4", "how_it_feels": "Better"}
    week |= {"visits_planned": 14, "visits_given": 14, "visits_next": 10}
    do(episode, "weekly_review", "carry_on", week, by)
    assert GoalReading.objects.filter(step__code="weekly_review").count() == 1


def test_a_final_review_ends_the_work_on_the_goals(helper: Worker) -> None:
    by, graham = helper
    episode = with_goals(graham, by)
    week = {
        "goal_1_now": "3",
        "how_it_feels": "Better",
        "visits_planned": 1,
        "visits_given": 1,
        "visits_next": 0,
    }
    do(episode, "weekly_review", "ready_to_finish", week, by)
    end = {"goal_1_end": "4", "goal_2_end": "1", "in_their_words": "I cook.", "why": "Goals are met."}
    do(episode, "final_review", "independent", end, by)
    goals = goals_of(graham)
    assert [goal.ended_on for goal in goals] == [TODAY] * 3
    assert [goal.state for goal in sorted(goals, key=lambda goal: goal.goal_id)] == [
        "Met",
        "Getting there",
        "Not yet",
    ]


def test_readings_of_another_pathway_go_to_the_goals_in_hand(helper: Worker) -> None:
    by, graham = helper
    with_goals(graham, by)
    hand = actor("social_worker", teams=(graham.record.team,) if graham.record.team else ())
    review = begun(hand, graham, "review", dates={"help_started": TODAY})
    said = {"own_words": "Well", "works": "Tea", "goals_met": "partly", "needs": "same", "wishes": "More tea"}
    do(review, "light_touch", "unchanged", {**said, "goal_1_now": "4"}, hand)
    assert goals_of(graham)[0].latest.level == 4  # type: ignore[union-attr]


def test_a_failure_after_the_goals_are_written_leaves_neither(
    helper: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    by, graham = helper
    episode = begun(by, graham, "reablement")
    do(episode, "screen", "suitable", {"before": "All", "wants": "Cook", "could_gain": "yes"}, by)

    def broken(**_: object) -> None:
        raise RuntimeError("the care could not be started")

    monkeypatch.setattr("homefirst.support.services.effects.add_service", broken)
    answered(in_hand(episode, "goals"), GOALS, by)
    with pytest.raises(RuntimeError):
        done(episode, "goals", "agreed", by)
    assert in_hand(episode, "goals")
    assert not Goal.objects.exists()
    assert not GoalReading.objects.exists()
    assert audited(graham, "goal.set") == 0
