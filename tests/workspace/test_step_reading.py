"""A step that is not this worker's to do now is read, never drawn as if it could be typed in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.calendar.spans import read_span
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.actions.episodes import runs_from_last_turn
from homefirst.practice.pathways.actions.hands import definition_of
from homefirst.practice.pathways.definition.shapes import Allowed, Recurs
from homefirst.practice.pathways.models import Step, StepAnswers
from tests.factories import TODAY, sign_in, staff, team
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand, worker
from tests.workspace.pages import form_of, words_of
from tests.workspace.working import Desk, answered, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGES = ("", "part/what_matters/", "finish/")


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def colleague(desk: Desk, role: str = "social_worker", name: str = "Nadia Rahman") -> Client:
    ours = desk.person.record.team
    found = Client()
    sign_in(found, staff(role, teams=(ours,) if ours else (), name=name), role)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_step_in_other_hands_is_read_and_says_whose_it_is(desk: Desk, page: str) -> None:
    desk.typed(desk.part("conversation_1", "what_matters"), own_words="My garden.")
    read = colleague(desk).get(f"/my-work/{desk.step('conversation_1').pk}/{page}", follow=True)
    assert f"{desk.user.name} holds this." in words_of(read)
    assert "My garden." in words_of(read)
    assert "<textarea" not in read.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_finished_step_is_read_with_who_finished_it_and_when(desk: Desk, page: str) -> None:
    answered(desk)
    step = desk.step("conversation_1")
    finished(desk, "conversation_1", outcome="crisis")
    read = desk.client.get(f"/my-work/{step.pk}/{page}", follow=True)
    today = timezone.localdate()
    assert f"Finished by {desk.user.name} on {today.day} {today:%B}." in words_of(read)
    assert "How it ended" in words_of(read)
    assert "<textarea" not in read.content.decode()


def test_words_typed_into_a_step_that_was_handed_over_meanwhile_are_shown_to_be_copied(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    sent = form_of(desk.client.get(address))
    step = desk.step("conversation_1")
    other = staff(name="Nadia Rahman")
    actions.hand_over(
        step=step, user=other, reason="Ill.", row_version=step.row_version, by=desk.by, on=TODAY
    )
    boss = colleague(desk, "team_manager", "Gail Moss")
    page = desk.client.post(address, sent | {"go": "next", "own_words": "My garden."})
    assert page.status_code == 409
    assert "What you just typed was not kept." in words_of(page)
    assert "My garden." in words_of(page)
    told = json.loads(desk.client.post(f"{address}save/", sent | {"own_words": "My garden."}).content)
    assert told["words"].startswith("Not kept. Nadia Rahman holds this.")
    assert not StepAnswers.objects.exists()
    assert "Hand over" in words_of(boss.get(f"/my-work/{step.pk}/read/"))


def test_what_waits_in_a_team_is_taken_before_it_is_answered(client: Client) -> None:
    desk = Desk(client, "social_worker", "three_conversations")
    step = desk.step("conversation_1")
    Step.objects.filter(pk=step.pk).update(held_by=None)
    address = f"/my-work/{step.pk}/read/"
    page = client.get(f"/my-work/{step.pk}/finish/", follow=True)
    assert page.redirect_chain[-1][0] == address
    assert "Nobody has taken it yet." in words_of(page)
    assert "Take it" in words_of(page)
    assert client.post(f"/my-work/{step.pk}/take/").url == f"/my-work/{step.pk}/"
    assert desk.step("conversation_1").held_by == desk.user


@pytest.mark.parametrize("move", ["note", "hand-over", "back"])
def test_a_small_move_of_anothers_step_says_whom_to_ask_before_anything_is_typed(
    desk: Desk, move: str
) -> None:
    staff(
        "team_manager",
        teams=(desk.person.record.team,) if desk.person.record.team else (),
        name="Gail Moss",
    )
    page = colleague(desk).get(f"/my-work/{desk.step('conversation_1').pk}/{move}/")
    assert page.status_code == 409
    assert f"{desk.user.name} holds this." in words_of(page)
    assert "Gail Moss can move it too." in words_of(page)


def test_a_step_is_offered_only_to_teams_that_can_do_it(desk: Desk) -> None:
    finance, able = team(name="Financial assessment"), team(name="Another team")
    staff("finance", teams=(finance,))
    staff("social_worker", teams=(able,))
    text = words_of(desk.client.get(f"/my-work/{desk.step('conversation_1').pk}/hand-over/"))
    assert "Another team" in text
    assert "Financial assessment" not in text


def test_a_paused_step_says_since_when_why_and_by_whom_and_has_no_end(client: Client) -> None:
    desk = Desk(client, "social_worker", "support_plan")
    step = desk.step("draft")
    why = "the person asked us to wait"
    actions.pause(step=step, reason=why, row_version=step.row_version, by=desk.by, on=TODAY)
    for page in (f"/my-work/{step.pk}/finish/", f"/my-work/{step.pk}/pause/"):
        text = words_of(client.get(page))
        assert f", by {desk.user.name}: {why}." in text
    finish = client.get(f"/my-work/{step.pk}/finish/").content.decode()
    assert "Finish and send" not in finish
    assert "Let the clock go on" in finish


def test_a_clock_without_its_start_leads_to_the_date(client: Client) -> None:
    desk = Desk(client, "safeguarding_lead", "safeguarding")
    step = desk.step("concern")
    page = client.get(f"/my-work/{step.pk}/finish/").content.decode()
    assert f"/my-work/{step.pk}/date/" in page
    assert "nobody has said the day on which the concern came in" in page
    wrong = client.post(
        f"/my-work/{step.pk}/date/",
        {"row_version": 1, "day_day": "1", "day_month": "1", "day_year": "1850"},
    )
    assert wrong.status_code == 400
    assert "Look at the year." in words_of(wrong)


def test_a_step_that_is_gone_back_to_begins_with_the_answers_it_had(client: Client) -> None:
    desk = Desk(client, "social_worker", "support_plan")
    filled(desk.step("draft"), desk.by)
    kept = dict(StepAnswers.objects.get().answers)
    done(desk.episode, "draft", "drafted", desk.by)
    step = desk.step("budget")
    opened = actions.go_back(
        step=step, to="draft", reason="He changed it.", row_version=step.row_version, by=desk.by, on=TODAY
    )
    assert StepAnswers.objects.get(step=opened).answers == kept
    assert in_hand(desk.episode, "draft") == opened


def test_two_windows_of_one_worker_are_not_called_somebody_else(desk: Desk) -> None:
    address = desk.part("conversation_1", "what_matters")
    seen = desk.shown(address)
    desk.typed(address, own_words="My garden.")
    page = desk.client.post(address, {"seen": seen, "go": "next", "own_words": "My cat."})
    assert page.status_code == 409
    assert "You changed this in another window." in words_of(page)
    assert "Somebody else" not in words_of(page)


class TestAgreeing:
    @pytest.fixture
    def asked(self, client: Client) -> tuple[Desk, Step]:
        desk = Desk(client, "social_worker", "support_plan")
        filled(desk.step("draft"), desk.by)
        done(desk.episode, "draft", "drafted", desk.by)
        filled(desk.step("budget"), desk.by, weekly_cost=900.0, why_fair="Nights are hard.")
        colleague(desk, "team_manager", "Gail Moss")
        page = client.get(f"/my-work/{desk.step('budget').pk}/finish/?outcome=agreed")
        assert "Gail Moss must agree first: £900.00 a week is above £500 a week." in words_of(page)
        assert "What does it cost a week" not in words_of(page)
        finished(desk, "budget", outcome="agreed")
        return desk, desk.step("budget")

    def test_whoever_asked_reads_whom_to_ask_and_takes_it_back(self, asked: tuple[Desk, Step]) -> None:
        desk, step = asked
        page = desk.client.get(f"/my-work/{step.pk}/agree/")
        text = words_of(page)
        assert "Gail Moss must agree first" in text
        assert "You chose this outcome yourself. Somebody else must agree." in text
        sent = form_of(page) | {"go": "own"}
        back = desk.client.post(f"/my-work/{step.pk}/agree/", sent)
        assert back.url == f"/my-work/{step.pk}/finish/"
        assert desk.step("budget").state == Step.State.STARTED

    def test_whoever_agrees_reads_the_cost_and_the_answers(self, asked: tuple[Desk, Step]) -> None:
        desk, step = asked
        boss = Client()
        ours = desk.person.record.team
        sign_in(boss, staff("team_manager", teams=(ours,) if ours else ()), "team_manager")
        page = boss.get(f"/my-work/{step.pk}/agree/")
        assert "£900.00 a week" in words_of(page)
        assert "Nights are hard." in words_of(page)
        assert "Then it is for you to" not in words_of(page)
        assert boss.post(f"/my-work/{step.pk}/agree/", form_of(page) | {"go": "agree"}).url == "/my-work/"
        assert in_hand(desk.episode, "answer").held_by == desk.user

    def test_somebody_who_may_not_agree_reads_why(self, asked: tuple[Desk, Step]) -> None:
        desk, step = asked
        text = words_of(colleague(desk).get(f"/my-work/{step.pk}/agree/"))
        assert "Agreeing to this is for a team manager or principal social worker." in text
        assert "Take it back" not in text


@pytest.mark.parametrize("page", ["read/", "agree/"])
def test_reading_a_step_takes_few_queries(
    client: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    desk = Desk(client, "social_worker", "support_plan")
    filled(desk.step("draft"), desk.by)
    done(desk.episode, "draft", "drafted", desk.by)
    filled(desk.step("budget"), desk.by, weekly_cost=900.0)
    finished(desk, "budget", outcome="agreed")
    address = f"/my-work/{desk.step('budget').pk}/{page}"
    client.get(address)
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


def test_a_later_turn_of_a_step_that_comes_back_has_no_date_to_give() -> None:
    by, graham = worker("reablement")
    step = in_hand(begun(by, graham, "reablement"), "screen")
    definition = replace(
        definition_of(step),
        within=Allowed(read_span("7 days"), starts_from="started"),
        recurs=Recurs(read_span("7 days"), "the goals are met"),
    )
    assert not runs_from_last_turn(definition, step)
    step.turn = 2
    assert runs_from_last_turn(definition, step)


def test_each_step_of_a_person_leads_to_its_page_whoever_holds_it(desk: Desk) -> None:
    answered(desk)
    first = desk.step("conversation_1")
    finished(desk, "conversation_1", outcome="crisis")
    page = colleague(desk).get(f"/people/{desk.person.record.ref}/steps/").content.decode()
    assert f'href="/my-work/{first.pk}/read/"' in page
    assert f'href="/my-work/{desk.step("conversation_2").pk}/"' in page
