"""What the pages of a record say of risks that are chosen, of needs and what meets them, and of a decision otherwise than
the law answers."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.practice.pathways.actions import go_back
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.pathways.walks import begun, done, in_hand
from tests.practice.plans.test_needs import FOUND, deciding, drafted
from tests.practice.plans.test_risks import STAIRS, talked
from tests.practice.plans.walking import AGREES, answered, do
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import send, words_of
from tests.workspace.plan.hers import by, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_the_plan_shows_a_risk_with_what_was_told_chosen_and_put_in_place(desk: Client, tina: Person) -> None:
    assert "No risk is written down that Tina chooses to take." in words_of(desk.get(plan(tina)))
    talked(tina, by(desk), **STAIRS)
    text = words_of(desk.get(plan(tina)))
    for said in (
        "“Go upstairs to my own bed”", "He could fall on the stairs It may happen. Very serious.",
        "“I go up once, at night”", "A second rail", "Ruth; Marcus Disagrees: Paul", "Look again 24 December",
    ):  # fmt: skip
        assert said in text, said


def test_now_shows_a_risk_in_short(desk: Client, tina: Person) -> None:
    talked(tina, by(desk), **STAIRS)
    now = f"/people/{tina.record.ref}/"
    text = words_of(desk.get(now))
    assert "“Go upstairs to my own bed” In place: A second rail. To be looked at again by 24 December" in text


def test_the_question_about_a_risk_speaks_of_it_in_their_words(desk: Client, tina: Person) -> None:
    talked(tina, by(desk), **STAIRS)
    step = in_hand(begun(by(desk), tina, "support_plan"), "draft")
    text = words_of(desk.get(f"/my-work/{step.pk}/part/risk/"))
    assert "Go upstairs to my own bed" in text
    assert "second risk" not in text


def test_only_eligible_needs_can_be_ticked(desk: Client, tina: Person) -> None:
    do(deciding(tina, by(desk)), "decision", "eligible", FOUND, by(desk))
    step = in_hand(tina.episodes.get(code="support_plan"), "draft")
    page = desk.get(f"/my-work/{step.pk}/part/wants/").content.decode()
    assert page.count('name="meets_1"') == 2
    assert 'value="nutrition"' in page
    assert 'value="hygiene"' not in page


def test_where_there_is_no_plan_yet_the_page_says_what_comes_across(desk: Client, tina: Person) -> None:
    assert "come across" not in words_of(desk.get(plan(tina)))
    do(deciding(tina, by(desk)), "decision", "eligible", FOUND, by(desk))
    text = words_of(desk.get(plan(tina)))
    assert "Tina has no plan yet." in text
    assert "The 2 eligible needs, decided on 24 November, come across, to be met one by one." in text


def test_each_need_stands_with_what_meets_it_and_the_one_that_is_left_out_is_named(
    desk: Client, tina: Person
) -> None:
    drafted(tina, by(desk), meets_1=("nutrition",))
    text = words_of(desk.get(plan(tina)))
    assert "Meets the need: nutrition." in text
    assert "Part 1: “Cook my own tea” (Tina, Own Front Door, with paid care)" in text
    assert "The plan says nothing yet of facilities and services of the community" in text
    assert "Nothing in the plan yet" in text


def test_agreeing_over_a_need_that_is_left_out_asks_for_one_reason_and_then_goes_on(
    desk: Client, tina: Person
) -> None:
    episode = drafted(tina, by(desk), meets_1=("nutrition",))
    step = in_hand(episode, "answer")
    answered(step, AGREES, by(desk))
    finish = f"/my-work/{step.pk}/finish/"
    refused = send(desk, finish, outcome="agreed", go="finish")
    assert refused.status_code == 400
    assert "Nothing in the plan meets this eligible need" in words_of(refused)
    assert send(desk, finish, outcome="agreed", go="finish", reason="In spring, she says").status_code == 302
    text = words_of(desk.get(plan(tina)))
    assert "Nothing, for this reason In spring, she says" in text


def test_a_decision_otherwise_than_the_law_answers_shows_both_and_why(desk: Client, tina: Person) -> None:
    episode = deciding(tina, by(desk))
    answered(in_hand(episode, "decision"), {**FOUND, "community": ()}, by(desk))
    done(episode, "decision", "eligible", by(desk), reason="She loses both by winter")
    text = words_of(desk.get(plan(tina)))
    assert "Eligible needs. Decided on" in text
    assert "The regulations' own answer on what was found: no eligible needs." in text.replace("&#39;", "'")
    assert "She loses both by winter" in text


def test_two_versions_beside_each_other_show_the_risk_that_is_over(desk: Client, tina: Person) -> None:
    talked(tina, by(desk), **STAIRS)
    episode = drafted(tina, by(desk), meets_1=("nutrition", "community"))
    do(episode, "answer", "agreed", AGREES, by(desk))
    step = in_hand(episode, "arrange")
    go_back(
        step=step,
        to="draft",
        reason="A year on",
        row_version=step.row_version,
        by=by(desk),
        on=factories.TODAY,
    )
    do(episode, "draft", "drafted", {"risk_1_now": "ended", "risk_1_words": "No stairs now"}, by(desk))
    text = words_of(desk.get(plan(tina, "?version=2&compare=1")))
    assert "Risk that they choose: Go upstairs to my own bed" in text
    assert "taken out: Chosen. In place: A second rail" in text
    assert "Over since" in text


def test_the_pages_ask_as_often_with_risks_and_needs_as_without(desk: Client, tina: Person) -> None:
    pages = (plan(tina), f"/people/{tina.record.ref}/")
    bare = [asked(desk, page) for page in pages]
    talked(tina, by(desk), **STAIRS)
    drafted(tina, by(desk), meets_1=("nutrition",), **{**STAIRS, "want_to_do": "Cook alone"})
    for page in pages:
        desk.get(page)  # each version of a pathway is read once a process
    small = [asked(desk, page) for page in pages]
    talked(tina, by(desk), **{**STAIRS, "want_to_do": "See Paul"})
    assert [asked(desk, page) for page in pages] == small
    assert max(bare + small) <= MOST
