"""The small moves of a piece of work: a pause, a promise, a note, a start, a way back."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.models import Episode, Promise, Step
from tests.factories import sign_in, staff, team
from tests.practice.pathways.walks import in_hand
from tests.workspace.pages import words_of
from tests.workspace.working import Desk, answered, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


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
