"""Each eligible need is met by something in the plan, or somebody says why not; and whoever decides otherwise than the law
answers says why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import EligibilityDecision, PlanVersion
from homefirst.practice.plans.queries import needs_asked, plan_of
from homefirst.practice.plans.rules.needs import MetBy, departs_without_a_cause, lacks_an_answer, untold
from tests.practice.pathways.walks import Worker, begun, done, in_hand
from tests.practice.plans.test_foretelling import form
from tests.practice.plans.walking import AGREES, BUDGET, PLAN, answered, do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
FOUND: dict[str, Any] = {
    "impairment": True,
    "impairment_which": "Learning disability",
    "nutrition": ("longer", "danger"),
    "community": ("cannot",),
    "significant": True,
    "areas": ("control",),
    "why": "She cannot cook safely yet.",
}
NONE_FOUND = {"impairment": False, "significant": False, "why": "Well enough."}


def deciding(person: Person, by: Actor) -> Any:
    episode = begun(by, person, "care_act_assessment")
    Step.objects.filter(episode=episode).update(code="decision")
    return episode


def drafted(person: Person, by: Actor, **said: Any) -> Any:
    """The eligible needs of FOUND are decided, and a plan is with the person to read."""
    do(deciding(person, by), "decision", "eligible", FOUND, by)
    episode = person.episodes.get(code="support_plan")
    do(episode, "draft", "drafted", {**PLAN, **said}, by)
    do(episode, "budget", "agreed", BUDGET, by, weekly_cost=Decimal("147.60"))
    return episode


def test_only_eligible_needs_are_asked_about_and_none_where_nobody_decided(social: Worker) -> None:
    by, tina = social
    episode = begun(by, tina, "support_plan")
    asked = needs_asked(in_hand(episode, "draft"), form("support_plan"))
    assert asked["meets_1"] == asked["not_met"] == frozenset()
    do(deciding(tina, by), "decision", "eligible", FOUND, by)
    asked = needs_asked(in_hand(episode, "draft"), form("support_plan"))
    assert asked["meets_4"] == asked["own_needs"] == {"nutrition", "community"}


def test_a_plan_in_which_each_eligible_need_is_met_is_agreed(social: Worker) -> None:
    by, tina = social
    ties = {"meets_1": ("nutrition",), "own_needs": ("community",), "own_how": "I know the bus"}
    do(drafted(tina, by, **ties), "answer", "agreed", AGREES, by)
    shown = plan_of(tina).shown
    assert shown is not None
    cook, about = shown.needs
    assert (cook.words, cook.parts[0][:2], cook.parts[0][3]) == ("nutrition", (1, "Cook my own tea"), True)
    assert (about.is_own, about.own_how, about.is_untold) == (True, "I know the bus", False)


def test_a_plan_is_not_agreed_while_an_eligible_need_is_left_out_without_a_reason(social: Worker) -> None:
    by, tina = social
    episode = drafted(tina, by, meets_1=("nutrition",))
    with pytest.raises(Invalid, match="Nothing in the plan meets this eligible need: facilities") as wrong:
        do(episode, "answer", "agreed", AGREES, by)
    assert "reason" in wrong.value.fields
    assert PlanVersion.objects.get().state == "to_read"
    done(episode, "answer", "agreed", by, reason="She wants to wait with the bus until spring")
    version = PlanVersion.objects.get()
    assert (version.state, version.not_met) == ("agreed", ["community"])
    assert version.not_met_why == "She wants to wait with the bus until spring"


def test_a_need_that_the_plan_says_is_not_met_has_its_reason_there(social: Worker) -> None:
    by, tina = social
    ties = {"meets_1": ("nutrition",), "not_met": ("community",), "not_met_why": "She does not want it."}
    do(drafted(tina, by, **ties), "answer", "agreed", AGREES, by)
    shown = plan_of(tina).shown
    assert shown is not None
    assert shown.needs[1].because == "She does not want it."


def test_a_question_about_the_plan_may_be_asked_while_a_need_is_left_out(social: Worker) -> None:
    by, tina = social
    asks = {**AGREES, "answer": "asks"}
    do(drafted(tina, by), "answer", "asks", asks, by)
    assert PlanVersion.objects.get().state == "asks"


@pytest.mark.parametrize(
    ("end", "found", "law"),
    [("eligible", NONE_FOUND, "no eligible needs"), ("none_eligible", FOUND, "eligible needs")],
)
def test_whoever_decides_otherwise_than_the_law_says_why_before_anybody_is_asked_to_agree(
    social: Worker, end: str, found: dict[str, Any], law: str
) -> None:
    by, tina = social
    episode = deciding(tina, by)
    with pytest.raises(Invalid, match=f"the regulations give {law}") as wrong:
        do(episode, "decision", end, found, by)
    assert list(wrong.value.fields) == ["reason"]
    step = in_hand(episode, "decision")
    assert step.state != Step.State.AGREEMENT
    assert not EligibilityDecision.objects.exists()


def test_both_answers_are_kept_with_the_reason(social: Worker) -> None:
    by, tina = social
    episode = deciding(tina, by)
    answered(in_hand(episode, "decision"), {**FOUND, "community": ()}, by)
    done(episode, "decision", "eligible", by, reason="She loses both by winter")
    made = EligibilityDecision.objects.get()
    assert (made.eligible, made.ended_eligible, made.departs) == (False, True, True)
    assert made.departs_because == "She loses both by winter"
    assert made.needs == ("nutrition",)


def test_a_decision_as_the_law_answers_keeps_no_reason_for_departing(social: Worker) -> None:
    by, tina = social
    do(deciding(tina, by), "decision", "eligible", FOUND, by, reason="As we talked")
    made = EligibilityDecision.objects.get()
    assert (made.departs, made.departs_because) == (False, "")


def test_a_need_that_is_not_met_counts_as_told_only_with_its_reason() -> None:
    needs = ("nutrition", "hygiene", "toilet")
    said = MetBy({1: ["nutrition"]}, ["hygiene"], ["toilet"], " ")
    assert untold(needs, said) == ("toilet",)
    assert "toilet needs" in lacks_an_answer(needs, said, about="adult", reason="no")
    assert lacks_an_answer(needs, said, about="adult", reason="not yet") == ""
    assert lacks_an_answer((), MetBy(), about="adult", reason="") == ""


@pytest.mark.parametrize("ended", [None, True])
def test_an_end_that_says_neither_or_the_same_departs_from_nothing(ended: bool | None) -> None:
    assert departs_without_a_cause(eligible=True, ended_eligible=ended, reason="") == ""
