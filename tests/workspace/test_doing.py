"""Doing a piece of work in a browser's place: answers kept in any order, the end with what it causes, nothing lost."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.design.words import age
from homefirst.practice.pathways.actions import finish_step, open_episode, save_answers
from homefirst.practice.pathways.models import Episode, Promise, Step, StepAnswers
from homefirst.practice.pathways.queries import work_step
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests.factories import TODAY, acting, person, sign_in, staff, team
from tests.practice.pathways.walks import done, in_hand
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


class Desk:
    """A worker of a role, signed in, with a person of their team and a pathway begun."""

    def __init__(
        self, client: Client, role: str = "social_worker", code: str = "three_conversations"
    ) -> None:
        ours = team()
        self.client = client
        self.user = staff(role, teams=(ours,))
        self.person: Person = person(
            of=ours,
            given_name="Graham",
            family_name="Ashworth",
            liked_name="Gray",
            birth_date=date(1944, 3, 14),
        )
        self.by = acting(self.user, role)
        self.episode = open_episode(person=self.person, code=code, by=self.by, on=TODAY)
        sign_in(client, self.user, role)

    def step(self, code: str) -> Step:
        return in_hand(self.episode, code)

    def part(self, code: str, part: str) -> str:
        return f"/my-work/{self.step(code).pk}/part/{part}/"

    def typed(self, address: str, **answers: Any) -> Any:
        """Sends a part as the page that was just opened would."""
        sent = form_of(self.client.get(address))
        return self.client.post(address, sent | {"go": "next", **answers})

    def shown(self, address: str) -> str:
        """What a page carries of the answers that it showed."""
        return form_of(self.client.get(address))["seen"]


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
    assert "Help needed now for the first goal “Peel potatoes for Ruth”" in page
    assert "second goal" not in page


def test_answers_are_kept_with_each_next_and_shown_again(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    page = desk.typed(address, own_words="My garden.", good_week="Out twice.")
    assert page.url == desk.part("conversation_1", "already_there")
    again = desk.client.get(address).content.decode()
    assert "My garden." in again
    assert "2 of 3" in again


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


def finished(desk: Desk, code: str, **typed: Any) -> Any:
    step = desk.step(code)
    sent = {"row_version": step.row_version, "go": "finish", "reason": "", **typed}
    return desk.client.post(f"/my-work/{step.pk}/finish/", sent)


def answered(desk: Desk) -> None:
    desk.typed(desk.part("conversation_1", "what_matters"), own_words="My garden.")
    desk.typed(desk.part("conversation_1", "ideas"), ideas_offered="Lunch club")


def test_the_end_lists_what_is_still_to_answer_with_its_part(desk: Desk) -> None:
    page = desk.client.get(f"/my-work/{desk.step('conversation_1').pk}/finish/")
    text = page.content.decode()
    assert "Still to answer" in text
    assert "Three ideas that were talked about" in text


def test_choosing_an_outcome_shows_what_it_will_cause_before_it_does(desk: Desk) -> None:
    step = desk.step("conversation_1")
    sent = {"row_version": step.row_version, "go": "look", "outcome": "connected"}
    text = desk.client.post(f"/my-work/{step.pk}/finish/", sent).content.decode()
    assert "Then it is for you to" in text
    assert re.search(r"plan a call, by \w+day \d+ \w+", text)
    assert "keep connections made, as you wrote it here" in text
    assert "No long assessment form is filled in." in text
    assert not Promise.objects.exists()


def test_finishing_leads_to_the_next_piece_of_work_in_the_same_hands(desk: Desk) -> None:
    answered(desk)
    page = finished(desk, "conversation_1", outcome="crisis")
    assert page.url == f"/my-work/{desk.step('conversation_2').pk}/"


def test_an_end_with_answers_lacking_is_refused_and_the_choice_stays(desk: Desk) -> None:
    page = finished(desk, "conversation_1", outcome="connected")
    assert page.status_code == 400
    assert "What matters: What matters to you?" in page.content.decode()
    assert Episode.objects.get().state == "open"


def test_an_outcome_that_needs_a_reason_says_so_at_its_box(desk: Desk) -> None:
    answered(desk)
    page = finished(desk, "conversation_1", outcome="does_not_want_this")
    assert page.status_code == 400
    assert "Say why, in a sentence." in page.content.decode()


def test_a_costly_budget_waits_for_the_manager_who_agrees_or_sends_it_back(client: Client) -> None:
    desk = Desk(client, "social_worker", "support_plan")
    Step.objects.filter(episode=desk.episode).update(code="budget")
    money = desk.part("budget", "money")
    desk.typed(money, weekly_cost="900", how_taken="managed", why_fair="Nights.")
    page = finished(desk, "budget", outcome="agreed")
    step = desk.step("budget")
    assert page.url == f"/my-work/{step.pk}/agree/"
    manager = staff("team_manager", teams=(desk.person.record.team,) if desk.person.record.team else ())
    boss = Client()
    sign_in(boss, manager, "team_manager")
    page = boss.get(f"/my-work/{step.pk}/finish/", follow=True)
    assert "Send back" in page.content.decode()
    sent = {"row_version": step.row_version, "go": "back", "words": "Ask the sister first."}
    assert boss.post(f"/my-work/{step.pk}/agree/", sent).url == "/my-work/"
    assert desk.step("budget").state == Step.State.SENT_BACK
    text = desk.client.get(f"/my-work/{step.pk}/finish/").content.decode()
    assert "Ask the sister first." in text


@pytest.mark.parametrize("move", ["note", "hand-over", "back", "finish"])
def test_each_small_move_has_a_page_and_each_look_is_logged(desk: Desk, move: str) -> None:
    before = AuditRow.objects.filter(kind="read", record_id=desk.person.pk).count()
    page = desk.client.get(f"/my-work/{desk.step('conversation_1').pk}/{move}/")
    assert page.status_code == 200
    assert AuditRow.objects.filter(kind="read", record_id=desk.person.pk).count() == before + 1


def test_a_clock_that_nothing_pauses_has_no_page_that_asks_why(desk: Desk) -> None:
    page = desk.client.get(f"/my-work/{desk.step('conversation_1').pk}/pause/")
    assert page.status_code == 409
    assert "Why does the clock stop?" not in words_of(page)
    assert "The clock of this step is never paused." in words_of(page)


def test_a_clock_is_paused_and_goes_on(client: Client) -> None:
    desk = Desk(client, "social_worker", "support_plan")
    step = desk.step("draft")
    sent = {"row_version": step.row_version, "reason": "the person asked us to wait"}
    desk.client.post(f"/my-work/{step.pk}/pause/", sent)
    assert desk.step("draft").state == Step.State.PAUSED
    desk.client.post(f"/my-work/{step.pk}/pause/", {})
    assert desk.step("draft").state == Step.State.STARTED


def test_a_promise_is_ticked_off(desk: Desk) -> None:
    answered(desk)
    finished(desk, "conversation_1", outcome="connected")
    made = Promise.objects.get(words="Plan a call")
    page = desk.client.get(f"/my-work/promises/{made.pk}/")
    assert "Plan a call" in page.content.decode()
    desk.client.post(f"/my-work/promises/{made.pk}/", {"row_version": 1, "words": "She is well."})
    made.refresh_from_db()
    assert made.kept_words == "She is well."
    again = words_of(desk.client.get(f"/my-work/promises/{made.pk}/"))
    assert f"Done by {desk.user.name} on" in again
    assert "It is done" not in again


def test_work_out_of_reach_and_work_that_does_not_exist_give_the_same_page(desk: Desk) -> None:
    stranger = Client()
    sign_in(stranger, staff("social_worker", teams=(team(),)), "social_worker")
    hidden = stranger.get(f"/my-work/{desk.step('conversation_1').pk}/finish/")
    missing = stranger.get("/my-work/999999/finish/")
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == 404


def test_the_work_section_lists_what_is_open_and_offers_what_can_be_started(desk: Desk) -> None:
    text = desk.client.get(f"/people/{desk.person.record.ref}/steps/").content.decode()
    assert "Conversation 1 - listen and connect" in text
    assert "Start something new" in text
    page = desk.client.post(f"/people/{desk.person.record.ref}/steps/start/", {"pathway": "support_plan"})
    opened = Episode.objects.get(code="support_plan")
    assert page.url == f"/my-work/{in_hand(opened, 'draft').pk}/"


def test_starting_what_is_open_already_says_whose_it_is_and_leads_there(desk: Desk) -> None:
    address = f"/people/{desk.person.record.ref}/steps/start/"
    page = desk.client.post(address, {"pathway": "three_conversations"}, follow=True)
    assert page.redirect_chain[0][0] == f"/my-work/{desk.step('conversation_1').pk}/"
    said = f"is open already: {desk.user.name} holds “Conversation 1 - listen and connect”."
    assert said in words_of(page)


@pytest.mark.parametrize("field", ["note", "waiting_on"])
def test_too_many_letters_are_refused_in_plain_words(desk: Desk, field: str) -> None:
    step = desk.step("conversation_1")
    sent = {"row_version": step.row_version, field: "x" * 500}
    text = words_of(desk.client.post(f"/my-work/{step.pk}/note/", sent))
    assert "letters or fewer. Now there are 500." in text
    assert "Ensure this value" not in text


def test_a_person_comes_back_with_one_press(client: Client) -> None:
    desk = Desk(client, "social_worker", "mental_health_hub")
    desk.typed(desk.part("triage", "talk"), own_words="Too much.", safe="yes")
    finished(desk, "triage", outcome="other_help")
    page = desk.client.post(f"/people/{desk.person.record.ref}/steps/{desk.episode.pk}/open-again/")
    assert page.url == f"/my-work/{desk.step('welcome_back').pk}/"


@pytest.mark.parametrize(("page", "most"), [("part/what_matters/", 15), ("finish/", 15)])
def test_a_page_of_work_takes_few_queries(
    desk: Desk, page: str, most: int, django_assert_max_num_queries: Any
) -> None:
    address = f"/my-work/{desk.step('conversation_1').pk}/{page}"
    desk.client.get(address)
    with django_assert_max_num_queries(most):
        assert desk.client.get(address).status_code == 200


@pytest.mark.parametrize("outcome", ["crisis", "connected"])
def test_completing_a_step_takes_at_most_twenty_five_queries(
    desk: Desk, outcome: str, django_assert_max_num_queries: Any
) -> None:
    answered(desk)
    step = work_step(desk.by, desk.step("conversation_1").pk)
    with django_assert_max_num_queries(25):
        finish_step(step=step, outcome=outcome, row_version=step.row_version, by=desk.by, on=TODAY)


def test_the_whole_press_that_completes_a_step_takes_at_most_forty_queries(
    desk: Desk, django_assert_max_num_queries: Any
) -> None:
    answered(desk)
    desk.client.get("/my-work/")
    with django_assert_max_num_queries(40):
        assert finished(desk, "conversation_1", outcome="crisis").status_code == 302
