"""The plan: two voices side by side, what it comes to before and now, who holds it; absent for whom it is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.actions import go_back
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.pathways.walks import begun, in_hand
from tests.practice.plans.walking import AGREES, ASKS, BUDGET, PLAN, do, planned, with_goals
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of
from tests.workspace.plan.hers import by, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
FEWER: dict[str, Any] = {
    **PLAN,
    "hours_1": 2.0,
    "do_1": "One evening a week, one new meal a month",
    "reason": "She cooks alone.",
}


def two_versions(person: Person, desk: Client, answer: dict[str, Any] | None = None) -> None:
    """Version 1 agreed with 6 hours, version 2 with 4 hours read and answered."""
    episode = planned(person, by(desk))
    do(episode, "answer", "agreed", AGREES, by(desk))
    step = in_hand(episode, "arrange")
    go_back(
        step=step,
        to="draft",
        reason="Her hours change",
        row_version=step.row_version,
        by=by(desk),
        on=factories.TODAY,
    )
    do(episode, "draft", "drafted", FEWER, by(desk))
    cost = {**BUDGET, "weekly_cost": 98.4}
    do(episode, "budget", "agreed", cost, by(desk), weekly_cost=Decimal("98.40"))
    if answer:
        do(episode, "answer", "asks", answer, by(desk))


def test_where_there_is_no_plan_the_page_says_what_would_be_there_and_starts_one(
    desk: Client, tina: Person
) -> None:
    page = desk.get(plan(tina))
    assert "Tina has no plan yet." in words_of(page)
    assert page.content.decode().count('data-part="next"') == 1
    assert page.content.decode().count('value="support_plan"') == 1
    sent = desk.post(f"/people/{tina.record.ref}/steps/start/", {"pathway": "support_plan"})
    assert sent.status_code == 302


def test_each_want_stands_beside_what_everybody_will_do(desk: Client, tina: Person) -> None:
    planned(tina, by(desk))
    page = desk.get(plan(tina))
    text = words_of(page)
    for said in (
        "Tina’s plan", "With Tina to read", "Version 1, drafted on 24 November",
        "What Tina wants", "What we will all do", "Cook my own tea", "Two evenings a week, one new meal a month",
        "Tina. Own Front Door", "No answer yet", "If things go wrong", "“I stay in bed”",
        "1. Jo Marsh 01632 960 218; 2. Bernadette", "£147.60", "In easy words with pictures",
    ):  # fmt: skip
        assert said in text, said
    assert "<q>Cook my own tea</q>" in page.content.decode()


def test_the_band_says_hours_and_cost_before_and_now_who_holds_it_and_by_when(
    desk: Client, tina: Person
) -> None:
    two_versions(tina, desk)
    page = desk.get(plan(tina)).content.decode()
    band = page.split('class="hf-band"', 1)[1].split("</section>", 1)[0]
    assert "from 6 to " in band
    assert "from £147.60 to " in band
    for said in (">4</dd>", "£98.40", "Their answer", "You", "1 December", "Start"):
        assert said in band, said
    assert page.count('data-part="next"') == 1


def test_a_question_stands_in_its_part_with_the_day_since_when_it_waits(desk: Client, tina: Person) -> None:
    two_versions(tina, desk, answer=dict(ASKS))
    text = words_of(desk.get(plan(tina)))
    assert "Tina agrees with 1 of 2 parts and asks about 1." in text
    assert "Tina says I want Jo to do it." in text
    assert "since Tuesday 24 November" in text
    assert "Answer Tina" in text


def test_two_versions_stand_side_by_side_with_the_words_that_changed_and_why(
    desk: Client, tina: Person
) -> None:
    two_versions(tina, desk)
    assert "compare=1#compared" in desk.get(plan(tina)).content.decode()
    page = desk.get(plan(tina, "?version=2&compare=1"))
    text = words_of(page)
    assert "Version 1 beside version 2" in text
    assert "taken out: Two evenings" in text
    assert "put in: One evening" in text
    assert "She cooks alone." in text
    assert "The same in both:" in text
    assert "<del" in page.content.decode()
    assert "Sleep" not in text


def test_an_older_version_can_be_read_and_leads_to_the_newest(desk: Client, tina: Person) -> None:
    two_versions(tina, desk)
    text = words_of(desk.get(plan(tina, "?version=1")))
    assert "Version 1, drafted on" in text
    assert "Version 2, the newest" in text
    assert "Agreed" in text


@pytest.mark.parametrize(
    "query", ["?version=99", "?version=x", "?version=-1", "?compare=99", "?version=9999999999999"]
)
def test_an_address_that_means_nothing_shows_the_newest(desk: Client, tina: Person, query: str) -> None:
    planned(tina, by(desk))
    assert "Version 1, drafted on" in words_of(desk.get(plan(tina, query)))


def test_goals_and_the_decision_about_needs_stand_with_their_measure_and_rule(
    north: Team, tina: Person
) -> None:
    desk = signed_in("reablement", north)
    with_goals(tina, factories.acting(desk.user, "reablement"))  # type: ignore[attr-defined]
    text = words_of(desk.get(plan(tina)))
    assert "“Make my own tea”" in text
    assert "With hands-on help 24 Nov 2026" in text
    assert "Not yet" in text
    worker = factories.actor("social_worker", teams=(north,))
    decide(tina, worker)
    text = words_of(desk.get(plan(tina)))
    assert "Eligible needs." in text
    assert "Unable to achieve 2 outcomes" in text
    assert "SI 2015/313 regulation 2" in text


def decide(person: Person, worker: Any) -> None:
    from homefirst.practice.pathways.models import Step

    episode = begun(worker, person, "care_act_assessment")
    Step.objects.filter(episode=episode).update(code="decision")
    found = {
        "impairment": True, "impairment_which": "Stroke", "nutrition": ("cannot",), "hygiene": ("longer",),
        "significant": True, "areas": ("control",), "why": "He cannot cook.",
    }  # fmt: skip
    do(episode, "decision", "eligible", found, worker)


def test_what_it_costs_is_seen_only_by_those_who_may(north: Team, desk: Client, tina: Person) -> None:
    planned(tina, by(desk))
    assert "£147.60" in words_of(desk.get(plan(tina)))
    text = words_of(signed_in("reablement", north).get(plan(tina)))
    assert "Cook my own tea" in text
    assert "£" not in text.split("Tina’s plan", 1)[1]
    compared = words_of(signed_in("reablement", north).get(plan(tina, "?compare=1")))
    assert "£" not in compared.split("Tina’s plan", 1)[1]


@pytest.mark.parametrize("role", ["finance", "performance_analyst", "information_governance", "councillor"])
def test_a_role_that_may_not_read_plans_finds_no_such_page(
    role: str, north: Team, desk: Client, tina: Person
) -> None:
    planned(tina, by(desk))
    assert signed_in(role, north).get(plan(tina)).status_code in (403, 404)


def test_somebody_out_of_reach_and_nobody_at_all_give_the_same_page(desk: Client, tina: Person) -> None:
    planned(tina, by(desk))
    stranger = signed_in("social_worker", factories.team())
    hidden, missing = stranger.get(plan(tina)), stranger.get("/people/BCDFGHJK/plan/")
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def test_each_look_at_a_plan_is_written_down(desk: Client, tina: Person) -> None:
    desk.get(plan(tina))
    row = AuditRow.objects.filter(kind="read", record_id=tina.pk).latest("seq")
    assert row.part == "plan"


def test_the_questions_asked_do_not_grow_with_the_plan(north: Team, desk: Client, tina: Person) -> None:
    planned(tina, by(desk))
    desk.get(plan(tina))
    small = asked(desk, plan(tina))
    two = factories.person(of=north, given_name="Tina", family_name="Two", liked_name="Tina")
    two_versions(two, desk, answer=dict(ASKS))
    with_goals(two, factories.actor("reablement", teams=(north,)))
    assert asked(desk, plan(two)) == small <= MOST
    assert asked(desk, plan(two, "?version=2&compare=1")) == small
