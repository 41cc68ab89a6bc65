"""A risk that somebody chooses is written down as they said it, looked at again, carried into their plan, and ends with a
reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.actions import go_back
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import PlanVersion, RiskLook, RiskTaken
from homefirst.practice.plans.queries import plan_of, risks_in_force, risks_of, risks_words, spoken_of
from homefirst.practice.plans.rules.risks import how_bad, is_due
from tests.factories import TODAY
from tests.practice.pathways.walks import Worker, begun, in_hand
from tests.practice.plans.test_foretelling import form
from tests.practice.plans.walking import AGREES, BUDGET, PLAN, audited, do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
LATER = TODAY + timedelta(days=30)
STAIRS: dict[str, Any] = {
    "want_to_do": "Go upstairs to my own bed",
    "why_it_matters": "Ruth and I slept there",
    "harm": "He could fall on the stairs",
    "how_likely": "3",
    "how_serious": "4",
    "what_i_choose": "I go up once, at night",
    "can_decide": "presumed",
    "what_reduces_it": "A second rail",
    "who_was_told": ("Ruth", "Marcus"),
    "who_disagrees": "Paul",
    "look_again_at_risk": LATER.isoformat(),
}
LIFE = {
    "own_words": "My kitchen", "do_well": "I cook", "good_outcome": "At home", "fluctuates": False,
    "children": False, "chc": True,
}  # fmt: skip


def talked(person: Person, by: Any, **said: Any) -> Any:
    """A Care Act assessment whose conversation is done, with what was said about risk."""
    episode = begun(by, person, "care_act_assessment")
    Step.objects.filter(episode=episode).update(code="conversation")
    do(episode, "conversation", "done", {**LIFE, **said}, by)
    return episode


def test_a_risk_is_kept_as_the_person_said_it_with_what_they_were_told(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    risk = RiskTaken.objects.get()
    assert (risk.wants, risk.why, risk.chooses) == (
        "Go upstairs to my own bed", "Ruth and I slept there", "I go up once, at night",
    )  # fmt: skip
    assert how_bad(risk.likely, risk.serious) == "It may happen. Very serious"
    assert (risk.in_place, risk.told, risk.disagrees) == ("A second rail", ["Ruth", "Marcus"], "Paul")
    assert (risk.look_again_on, risk.taken_on, risk.taken_by) == (LATER, TODAY, by.user)
    assert audited(graham, "risk.keep") == 1
    assert not Promise.objects.filter(words__icontains="risk").exists()


def test_whoever_takes_no_risk_has_none_written_down(social: Worker) -> None:
    by, graham = social
    talked(graham, by)
    assert not RiskTaken.objects.exists()
    assert audited(graham, "risk.keep") == 0


def test_a_risk_is_not_finished_without_what_they_choose_and_the_day_to_look_again(social: Worker) -> None:
    by, graham = social
    with pytest.raises(Invalid, match="answers are still needed") as wrong:
        talked(graham, by, want_to_do="Smoke in bed")
    assert {"harm", "what_i_choose", "can_decide", "look_again_at_risk"} <= set(wrong.value.fields)


def test_the_step_that_is_done_again_says_its_risk_anew_and_not_twice(social: Worker) -> None:
    by, graham = social
    episode = talked(graham, by, **STAIRS)
    step = in_hand(episode, "decision")
    go_back(
        step=step, to="conversation", reason="He said more", row_version=step.row_version, by=by, on=TODAY
    )
    do(episode, "conversation", "done", {"what_reduces_it": "Two rails"}, by)
    assert RiskTaken.objects.get().in_place == "Two rails"


def test_the_plan_asks_how_a_risk_stands_and_copies_it_as_it_is_then(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    episode = begun(by, graham, "support_plan")
    about, nothing = spoken_of(in_hand(episode, "draft"), form("support_plan"))
    assert about["risk_1_now"].words == "Go upstairs to my own bed"
    assert {"risk_2_now", "risk_3_now"} <= nothing
    look = {"risk_1_now": "goes_on", "risk_1_in_place": "Two rails", "risk_1_again": LATER.isoformat()}
    do(episode, "draft", "drafted", {**PLAN, **look}, by)
    assert RiskTaken.objects.get().in_place == "Two rails"
    assert RiskLook.objects.get().now == "goes_on"
    shown = plan_of(graham).shown
    assert shown is not None
    assert shown.risks == (("Go upstairs to my own bed", "Two rails"),)


def test_a_risk_ends_with_a_reason_and_stands_no_longer_in_the_next_version(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    episode = begun(by, graham, "support_plan")
    with pytest.raises(Invalid, match="Say why this risk is over"):
        do(episode, "draft", "drafted", {**PLAN, "risk_1_now": "ended"}, by)
    over = {"risk_1_now": "ended", "risk_1_words": "My bed is downstairs now"}
    done_draft = do(episode, "draft", "drafted", {**PLAN, **over}, by)
    risk = RiskTaken.objects.get()
    assert (risk.ended_on, risk.ended_because, risk.ended_step) == (
        TODAY, "My bed is downstairs now", done_draft,
    )  # fmt: skip
    assert PlanVersion.objects.get().risks == []
    assert risks_in_force(graham) == []


def test_a_number_means_the_same_risk_when_the_plan_is_drafted_again(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    other = begun(by, graham, "three_conversations")
    Step.objects.filter(episode=other).update(code="conversation_3")
    found = {"own_words": "Home", "impairment": False, "unable": ("none",), "impact": False}
    do(other, "conversation_3", "not_eligible", {**found, **STAIRS, "want_to_do": "Cook alone"}, by)
    episode = begun(by, graham, "support_plan")
    over = {"risk_1_now": "ended", "risk_1_words": "No stairs now", "risk_2_now": "goes_on"}
    do(episode, "draft", "drafted", {**PLAN, **over}, by)
    step = in_hand(episode, "budget")
    go_back(step=step, to="draft", reason="One thing more", row_version=step.row_version, by=by, on=TODAY)
    do(episode, "draft", "drafted", {"want_3": "See Paul"}, by)
    assert [risk.wants for risk in risks_in_force(graham)] == ["Cook alone"]
    assert risks_words(risks_in_force(graham)) == "“Cook alone” In place: A second rail"


def test_the_review_looks_at_the_risks_that_were_chosen_and_asks_no_new_form(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    review = begun(by, graham, "review")
    said = {
        "own_words": "Well", "works": "The rail", "goals_met": "partly", "needs": "same", "wishes": "No more",
        "risk_1_now": "goes_on", "risk_1_words": "I am careful",
    }  # fmt: skip
    do(review, "light_touch", "unchanged", said, by)
    (line,) = risks_of(graham)
    assert (line.looked_on, line.looked_words) == (TODAY, "I am careful")


def test_a_risk_is_due_from_its_day_until_it_ends() -> None:
    assert is_due(TODAY, None, TODAY)
    assert not is_due(LATER, None, TODAY)
    assert not is_due(TODAY, TODAY, TODAY)
    assert not is_due(None, None, TODAY)


def test_no_risk_ends_in_the_database_without_a_reason(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskTaken.objects.update(ended_on=TODAY)


def test_a_version_that_was_agreed_keeps_the_risks_that_it_had(social: Worker) -> None:
    by, graham = social
    talked(graham, by, **STAIRS)
    episode = begun(by, graham, "support_plan")
    do(episode, "draft", "drafted", PLAN, by)
    do(episode, "budget", "agreed", BUDGET, by, weekly_cost=147.60)
    do(episode, "answer", "agreed", AGREES, by)
    step = in_hand(episode, "arrange")
    go_back(step=step, to="draft", reason="A year on", row_version=step.row_version, by=by, on=TODAY)
    over = {"risk_1_now": "ended", "risk_1_words": "No stairs now"}
    do(episode, "draft", "drafted", over, by)
    versions = {version.number: version.risks for version in plan_of(graham).versions}
    assert versions == {1: (("Go upstairs to my own bed", "A second rail"),), 2: ()}
