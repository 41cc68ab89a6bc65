"""What a form promotes is written with the step, in one transaction, with its audit row; or neither is there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways.actions import agree as agree_step
from homefirst.practice.pathways.actions import go_back, send_back
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.plans import actions
from homefirst.practice.plans.models import EligibilityDecision, PlanPart, PlanVersion
from homefirst.practice.plans.queries import decision_of, plan_of
from tests.factories import TODAY, actor
from tests.practice.pathways.walks import Worker, begun, done, in_hand
from tests.practice.plans.walking import (
    AGREES,
    ASKS,
    BUDGET,
    PLAN,
    audited,
    do,
    planned,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_a_decision_holds_what_the_law_says_its_reasons_and_its_rule(social: Worker) -> None:
    by, tina = social
    assessment = begun(by, tina, "care_act_assessment")
    Step.objects.filter(episode=assessment).update(code="decision")
    found = {
        "impairment": True,
        "impairment_which": "Learning disability",
        "nutrition": ("longer", "danger"),
        "community": ("cannot",),
        "significant": True,
        "areas": ("control", "home"),
        "why": "She cannot cook safely yet.",
    }
    step = do(assessment, "decision", "eligible", found, by)
    made = decision_of(tina)
    assert made is not None
    assert (made.eligible, made.about, made.step, made.decided_by) == (True, "adult", step, by.user)
    assert made.not_achieved == {"nutrition": ["longer", "danger"], "community": ["cannot"]}
    assert made.areas == ["Control over daily life", "A suitable place to live"]
    assert made.rule == "SI 2015/313 regulation 2"
    assert made.rule_since.isoformat() == "2015-04-01"
    assert any("Unable to achieve 2 outcomes" in reason for reason in made.reasons)
    assert audited(tina, "eligibility.decide") == 1


def test_a_decision_that_somebody_had_to_agree_names_both(social: Worker) -> None:
    by, tina = social
    assessment = begun(by, tina, "care_act_assessment")
    Step.objects.filter(episode=assessment).update(code="decision")
    found = {"impairment": False, "significant": False, "why": "Well enough."}
    do(assessment, "decision", "none_eligible", found, by)
    assert not EligibilityDecision.objects.exists()
    boss = actor("team_manager", teams=(tina.record.team,) if tina.record.team else ())
    step = in_hand(assessment, "decision")
    agree_step(step=step, row_version=step.row_version, by=boss, on=TODAY)
    made = EligibilityDecision.objects.get()
    assert (made.eligible, made.decided_by, made.agreed_by) == (False, by.user, boss.user)


def test_a_carers_decision_is_made_by_the_carers_rule(social: Worker) -> None:
    by, sanjeet = social
    episode = begun(by, sanjeet, "carer")
    Step.objects.filter(episode=episode).update(code="assessment")
    found = {
        "own_words": "I lift him every night",
        "kinds": ("nights",),
        "hours": "from_50",
        "necessary": "necessary",
        "willing": 4,
        "able": 2,
        "would_have_to_change": "A night off",
        "health_at_risk": True,
        "health_how": "My back",
        "unable": ("recreation",),
        "impact": True,
    }
    do(episode, "assessment", "eligible", found, by)
    made = EligibilityDecision.objects.get()
    assert (made.about, made.eligible, made.rule) == ("carer", True, "SI 2015/313 regulation 3")
    assert made.not_achieved == {"recreation": []}


def test_a_plan_is_drafted_costed_read_and_agreed_and_then_changes_no_more(social: Worker) -> None:
    by, tina = social
    episode = planned(tina, by)
    version = PlanVersion.objects.get()
    assert (version.number, version.state, version.weekly_cost) == (1, "to_read", Decimal("147.60"))
    assert version.whom_to_ring == ["Jo Marsh 01632 960 218", "Bernadette"]
    parts = PlanPart.objects.filter(version=version).order_by("number")
    assert [(part.wants, part.who, part.hours) for part in parts] == [
        ("Cook my own tea", ["Tina", "Own Front Door"], Decimal("4.00")),
        ("Make friends", ["Tina", "Sal"], Decimal("2.00")),
    ]
    do(episode, "answer", "agreed", AGREES, by)
    version.refresh_from_db()
    assert (version.state, version.answered_on, version.read_how) == ("agreed", TODAY, "With Jo")
    assert set(parts.values_list("answer", flat=True)) == {"agrees"}
    assert [audited(tina, f"plan.{act}") for act in ("draft", "budget", "agree")] == [1, 1, 1]
    with pytest.raises(NotNow, match="no version of the plan"):
        actions.set_budget(step=in_hand(episode, "arrange"), row={"weekly_cost": Decimal(1)}, by=by, on=TODAY)
    version.refresh_from_db()
    assert version.weekly_cost == Decimal("147.60")


def test_a_question_stays_with_its_part_and_the_next_version_replaces_the_one_that_was_asked_about(
    social: Worker,
) -> None:
    by, tina = social
    episode = planned(tina, by)
    do(episode, "answer", "asks", ASKS, by)
    asked = PlanVersion.objects.get()
    assert asked.state == "asks"
    assert list(asked.parts.order_by("number").values_list("answer", "answer_words")) == [
        ("agrees", ""),
        ("asks", "I want Jo to do it."),
    ]
    do(episode, "draft", "drafted", {**PLAN, "who_2": ("Jo", "Tina")}, by)
    asked.refresh_from_db()
    assert (asked.state, asked.replaced_on) == ("replaced", TODAY)
    assert PlanVersion.objects.get(number=2).state == "draft"


def again(episode: Any, by: Any) -> None:
    step = in_hand(episode, "arrange")
    go_back(step=step, to="draft", reason="Her hours change", row_version=step.row_version, by=by, on=TODAY)


def test_the_version_in_force_stays_until_the_next_is_agreed(social: Worker) -> None:
    by, tina = social
    episode = planned(tina, by)
    do(episode, "answer", "agreed", AGREES, by)
    again(episode, by)
    do(episode, "draft", "drafted", {**PLAN, "hours_1": 2.0, "reason": "She cooks alone."}, by)
    assert [version.row.state for version in plan_of(tina).versions] == ["draft", "agreed"]
    do(episode, "budget", "agreed", BUDGET, by, weekly_cost=Decimal("98.40"))
    do(episode, "answer", "agreed", AGREES, by)
    assert [version.row.state for version in plan_of(tina).versions] == ["agreed", "replaced"]


def test_a_disputed_plan_is_in_force_as_far_as_it_is_needed_and_says_why(social: Worker) -> None:
    by, tina = social
    episode = planned(tina, by)
    said = {
        **AGREES,
        "answer": "disagrees",
        "own_words": "It is too little.",
        "answer_1": "disagrees",
        "says_1": "No.",
    }
    do(episode, "answer", "disputed", said, by, reason="She wants the hours that she had.")
    version = PlanVersion.objects.get()
    assert (version.state, version.disputed_because) == ("disagrees", "She wants the hours that she had.")
    assert version.parts.get(number=1).answer_words == "No."


# What cannot stand leaves neither the step nor the row.


def test_fewer_hours_without_a_reason_leave_the_step_open_and_write_nothing(social: Worker) -> None:
    by, tina = social
    episode = planned(tina, by)
    do(episode, "answer", "agreed", AGREES, by)
    again(episode, by)
    with pytest.raises(Invalid, match="3 hours a week where it had 6") as refused:
        do(episode, "draft", "drafted", {**PLAN, "hours_1": 1.0}, by)
    assert "reason" in refused.value.fields
    assert in_hand(episode, "draft")
    assert PlanVersion.objects.count() == 1
    assert audited(tina, "plan.draft") == 1


@pytest.mark.parametrize(
    ("outcome", "answers", "says"),
    [
        ("agreed", ASKS, "asks a question about this plan"),
        ("asks", AGREES, "agrees to this plan"),
        ("disputed", AGREES, "agrees to this plan"),
    ],
)
def test_an_end_that_is_not_their_answer_is_refused_whole(
    social: Worker, outcome: str, answers: dict[str, Any], says: str
) -> None:
    by, tina = social
    episode = planned(tina, by)
    with pytest.raises(Invalid, match=says):
        do(episode, "answer", outcome, answers, by, reason="As we said")
    assert in_hand(episode, "answer").state != Step.State.DONE
    assert PlanVersion.objects.get().state == "to_read"
    assert not PlanPart.objects.exclude(answer="").exists()


def test_a_step_that_waits_for_agreement_writes_nothing_until_it_is_agreed(social: Worker) -> None:
    by, tina = social
    episode = begun(by, tina, "support_plan")
    do(episode, "draft", "drafted", PLAN, by)
    do(episode, "budget", "agreed", {**BUDGET, "weekly_cost": 900.0}, by, weekly_cost=Decimal(900))
    assert PlanVersion.objects.get().state == "draft"
    boss = actor("team_manager", teams=(tina.record.team,) if tina.record.team else ())
    step = in_hand(episode, "budget")
    send_back(step=step, words="Ask the sister first", row_version=step.row_version, by=boss, on=TODAY)
    assert PlanVersion.objects.get().weekly_cost is None


def test_without_its_form_a_step_leaves_the_writing_to_somebody(social: Worker) -> None:
    from homefirst.practice.forms.models import PublishedForm

    by, tina = social
    PublishedForm.objects.all().delete()
    episode = begun(by, tina, "support_plan")
    done(episode, "draft", "drafted", by)
    assert Promise.objects.get().words == "Record plan version"
    assert not PlanVersion.objects.exists()


def test_nobody_out_of_reach_writes_a_plan(social: Worker) -> None:
    from homefirst.foundation.errors import NotAllowed

    by, tina = social
    episode = begun(by, tina, "support_plan")
    stranger = actor("social_worker")
    with pytest.raises(NotAllowed):
        actions.draft_version(step=in_hand(episode, "draft"), row={}, parts=[], by=stranger, on=TODAY)


def test_the_person_has_at_most_one_version_in_hand_and_one_in_force(social: Worker) -> None:
    from django.db import IntegrityError, transaction

    by, tina = social
    episode = planned(tina, by)
    step = in_hand(episode, "answer")
    for state in ("draft", "agreed", "agreed"):
        if state == "agreed" and not PlanVersion.objects.filter(state="agreed").exists():
            do(episode, "answer", "agreed", AGREES, by)
            continue
        with pytest.raises(IntegrityError), transaction.atomic():
            PlanVersion.objects.create(person=tina, step=step, number=9, state=state, drafted_on=TODAY)
