"""Doing a piece of work in a browser's place: answers kept in any order, and nothing lost."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.design.words import age
from homefirst.practice.pathways.actions import save_answers
from homefirst.practice.pathways.models import StepAnswers
from homefirst.practice.people import actions as people
from tests.factories import TODAY
from tests.practice.pathways.walks import done
from tests.workspace.pages import words_of
from tests.workspace.working import Desk, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def test_one_link_from_my_work_opens_the_first_part_of_the_form(desk: Desk) -> None:
    step = desk.step("conversation_1")
    page = desk.client.get(f"/my-work/{step.pk}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/my-work/{step.pk}/part/what_matters/"
    text = page.content.decode()
    assert "What matters to you?" in text
    assert 'data-part="next"' in text


def test_every_page_of_a_step_says_how_old_they_are_and_how_to_speak_to_them(desk: Desk) -> None:
    people.add_communication_need(
        person=desk.person, code="large_print", words="Large print", may_share=True, by=desk.by, on=TODAY
    )
    step, now = desk.step("conversation_1"), age(date(1944, 3, 14), timezone.localdate())
    for address in (desk.part("conversation_1", "what_matters"), f"/my-work/{step.pk}/finish/"):
        page = words_of(desk.client.get(address))
        assert f"born 14 March 1944 ({now})" in page
        assert "Large print." in page


def test_goals_that_are_set_are_asked_about_and_no_fourth(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    desk = Desk(client, "reablement", "reablement")
    first = {"before": ("All alone",), "wants": ("Cook",), "could_gain": ("yes",)}
    goals = {
        "goal_1": ("Peel potatoes",),
        "goal_1_now": ("0",),
        "goal_2": ("Make tea",),
        "goal_2_now": ("1",),
        "goal_3": ("Sleep upstairs",),
        "goal_3_now": ("0",),
        "visits_a_week": (14,),
        "medicines": (False,),
    }
    for code, given, outcome in (("screen", first, "suitable"), ("goals", goals, "agreed")):
        save_answers(step=desk.step(code), given=given, seen={}, by=desk.by, on=TODAY)
        done(desk.episode, code, outcome, desk.by)
    address = desk.part("weekly_review", "goals_now")
    page = client.get(address).content.decode()
    assert page.count("for the third goal") >= 1
    assert "fourth goal" not in page
    assert "“Make tea” On 24 November" in page
    assert "with hands-on help." in page
    week = {"goal_1_now": "2", "goal_2_now": "3", "goal_3_now": "0", "how_it_feels": "Tired."}
    desk.typed(address, **week)
    desk.typed(desk.part("weekly_review", "week"), visits_planned="14", visits_given="14", visits_next="10")
    step = desk.step("weekly_review")
    sent = {"row_version": step.row_version, "go": "look", "outcome": "carry_on"}
    finish = words_of(client.post(f"/my-work/{step.pk}/finish/", sent))
    assert "keep where “Make tea” stands: with a tool or aid" in finish
    assert "Still to answer" not in finish
    assert finished(desk, "weekly_review", outcome="carry_on").status_code == 302
    again = words_of(client.get(desk.part("weekly_review", "goals_now")))
    assert "Last time" in again
    assert "With a tool or aid" in again
    with django_assert_max_num_queries(15):
        client.get(desk.part("weekly_review", "goals_now"))


def test_a_goal_stands_in_the_persons_own_words_beside_the_help_it_needs_now(client: Client) -> None:
    desk = Desk(client, "reablement", "reablement")
    first = {"before": ("All alone",), "wants": ("Cook",), "could_gain": ("yes",)}
    goals = {
        "goal_1": ("Peel potatoes for Ruth",),
        "goal_1_now": ("2",),
        "visits_a_week": (14,),
        "medicines": (False,),
    }
    for code, given, outcome in (("screen", first, "suitable"), ("goals", goals, "agreed")):
        save_answers(step=desk.step(code), given=given, seen={}, by=desk.by, on=TODAY)
        done(desk.episode, code, outcome, desk.by)
    page = words_of(client.get(desk.part("weekly_review", "goals_now")))
    assert "Help needed now for the first goal (needed to finish) “Peel potatoes for Ruth”" in page
    assert "second goal" not in page


def test_answers_are_kept_with_each_next_and_shown_again(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    page = desk.typed(address, own_words="My garden.", good_week="Out twice.")
    assert page.url == desk.part("conversation_1", "already_there")
    again = desk.client.get(address).content.decode()
    assert "My garden." in again
    assert "1 optional left" in again


def test_what_was_typed_wrongly_stays_on_the_page_with_its_message(desk: Desk) -> None:
    page = desk.typed(desk.part("conversation_1", "ideas"), ideas_offered="Lunch club", small_spend="lots")
    assert page.status_code == 400
    text = page.content.decode()
    assert "Enter a number, such as 3." in text
    assert "Lunch club" in text
    assert "Error:" in text


def test_stopping_here_keeps_what_is_answered_and_goes_back_to_the_list(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    page = desk.typed(address, own_words="My garden.", go="stop")
    assert page.url == "/my-work/"
    assert StepAnswers.objects.get().answers == {"own_words": ["My garden."]}


def test_a_save_while_typing_keeps_whole_answers_and_says_when(desk: Desk) -> None:
    address = desk.part("conversation_1", "ideas")
    seen = desk.shown(address)
    sent = {"seen": seen, "ideas_offered": "Lunch club", "small_spend": "1o"}
    kept = json.loads(desk.client.post(f"{address}save/", sent).content)
    assert kept["state"] == "saved"
    assert StepAnswers.objects.get().answers == {"ideas_offered": ["Lunch club"]}


def test_a_save_while_somebody_else_changed_the_same_answer_says_so(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    seen = desk.shown(address)
    desk.typed(address, own_words="My garden.")
    kept = json.loads(desk.client.post(f"{address}save/", {"seen": seen, "own_words": "My cat."}).content)
    assert kept["state"] == "both"
    assert StepAnswers.objects.get().answers["own_words"] == ["My garden."]


def test_pressing_next_on_an_answer_that_somebody_else_changed_shows_both(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    seen = desk.shown(address)
    desk.typed(address, own_words="My garden.")
    page = desk.client.post(
        address, {"seen": seen, "go": "next", "own_words": "My cat.", "good_week": "Tea."}
    )
    assert page.status_code == 409
    text = page.content.decode()
    assert "My cat." in text
    assert "My garden." in text
    assert StepAnswers.objects.get().answers["good_week"] == ["Tea."]


def test_a_question_that_follows_from_an_answer_comes_before_the_next_part(client: Client) -> None:
    desk = Desk(client, "first_contact", "first_contact")
    address = desk.part("log_and_screen", "caller")
    page = desk.typed(address, caller_is="neighbour")
    assert page.url.startswith(f"{address}#id_caller_name")
    assert "Who are we talking with?" in desk.client.get(address).content.decode()


def test_a_fact_of_the_record_is_shown_with_its_origin_and_never_asked(client: Client) -> None:
    desk = Desk(client, "first_contact", "first_contact")
    desk.episode.steps.update(code="understand")
    text = desk.client.get(desk.part("understand", "reaching")).content.decode()
    assert "What the record knows" in text
    assert 'name="ring"' not in text
    assert f"/people/{desk.person.record.ref}/details/" in text


@pytest.mark.parametrize(("page", "most"), [("part/what_matters/", 15), ("finish/", 15)])
def test_a_page_of_work_takes_few_queries(
    desk: Desk, page: str, most: int, django_assert_max_num_queries: Any
) -> None:
    address = f"/my-work/{desk.step('conversation_1').pk}/{page}"
    desk.client.get(address)
    with django_assert_max_num_queries(most):
        assert desk.client.get(address).status_code == 200
