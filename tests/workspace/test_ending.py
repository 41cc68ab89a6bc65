"""The end of a step: what still lacks, what it causes, and who must agree."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from homefirst.practice.pathways.actions import finish_step
from homefirst.practice.pathways.models import Episode, Promise, Step
from homefirst.practice.pathways.queries import work_step
from tests.factories import TODAY, sign_in, staff
from tests.practice.pathways.filling import filled
from tests.workspace.working import Desk, answered, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def test_the_end_lists_what_is_still_to_answer_with_its_part(desk: Desk) -> None:
    page = desk.client.get(f"/my-work/{desk.step('conversation_1').pk}/finish/")
    text = page.content.decode()
    assert "Needed to finish" in text
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


def _refused(page: Any) -> list[tuple[str, str]]:
    """(href, words) of each line of the summary."""
    text = page.content.decode()
    summary = text[text.index("govuk-error-summary__list") :]
    return re.findall(r'<a href="([^"]*)">([^<]*)</a>', summary[: summary.index("</ul>")])


def test_an_end_that_the_answers_speak_against_is_refused_at_the_choice(client: Client) -> None:
    desk = Desk(client, "social_worker", "mental_capacity")
    filled(desk.step("decide"), desk.by)
    page = finished(desk, "decide", outcome="cannot_decide", reason="Everybody knows.")
    assert page.status_code == 400
    [(href, words)] = _refused(page)
    assert (href, words[:35]) == ("#id_outcome", "The person can make this decision. ")
    text = page.content.decode()
    assert 'id="id_outcome-error"' in text
    assert 'id="id_reason-error"' not in text
    assert desk.step("decide").state != Step.State.DONE


def test_each_answer_that_lacks_is_linked_to_its_own_box(desk: Desk) -> None:
    page = finished(desk, "conversation_1", outcome="connected")
    box = f"{desk.part('conversation_1', 'what_matters')}#id_own_words"
    assert (box, "What matters: What matters to you?") in _refused(page)


def test_sums_that_do_not_rise_are_refused_at_their_box(client: Client) -> None:
    desk = Desk(client, "social_worker", "transition")
    filled(desk.step("on_the_tracker"), desk.by, cost_low=9, cost_middle=5, cost_high=1)
    page = finished(desk, "on_the_tracker", outcome="another_year")
    assert page.status_code == 400
    [(href, _)] = _refused(page)
    assert href.endswith("#id_cost_low")
    assert "Check and finish" in page.content.decode()


def test_an_outcome_without_its_reason_and_no_outcome_are_refused_each_at_its_box(desk: Desk) -> None:
    answered(desk)
    assert _refused(finished(desk, "conversation_1", outcome="does_not_want_this"))[0][0] == "#id_reason"
    assert _refused(finished(desk, "conversation_1"))[0] == ("#id_outcome", "Choose how this ended.")


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


def test_what_would_be_kept_is_said_in_words_while_nothing_of_it_is_written(desk: Desk) -> None:
    desk = Desk(desk.client, "social_worker", "care_act_assessment")
    Step.objects.filter(episode=desk.episode).update(code="conversation")
    step = desk.step("conversation")
    sent = {"row_version": step.row_version, "go": "look", "outcome": "done"}
    text = desk.client.post(f"/my-work/{step.pk}/finish/", sent).content.decode()
    assert "keep the risks that they choose to take, if anything is written here" in text
    assert "record risk" not in text
