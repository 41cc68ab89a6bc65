"""Where a worker is led from the record to a step and when it is finished, and what stands on its pages and not on paper."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories import sign_in, staff
from tests.workspace.working import Desk, answered, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_a_next_step_that_is_a_year_away_is_named_and_not_opened(client: Client) -> None:
    desk = Desk(client, "social_worker", "direct_payment")
    money = {"own_words": "I choose who comes.", "used_for": "Two helpers", "enough": "yes"}
    desk.typed(desk.part("first_look", "money"), **money)
    desk.typed(desk.part("first_look", "holding"), can_manage="yes", conditions="yes")
    page = finished(desk, "first_look", outcome="goes_on")
    assert page.url == "/my-work/"
    said = r"is finished\. Next, in your hands: Yearly look at the payment, by \w+day \d+ \w+ 20\d\d\."
    assert re.search(said, desk.client.get(page.url).content.decode())


def test_a_next_step_of_this_fortnight_is_opened_at_once(client: Client) -> None:
    desk = Desk(client)
    answered(desk)
    page = finished(desk, "conversation_1", outcome="crisis")
    assert page.url == f"/my-work/{desk.step('conversation_2').pk}/"


def test_a_step_that_is_a_question_ends_in_its_own_mark(client: Client) -> None:
    desk = Desk(client, "social_worker", "mental_capacity")
    for address in (desk.part("decide", "which"), f"/my-work/{desk.step('decide').pk}/finish/"):
        text = " ".join(desk.client.get(address).content.decode().split())
        assert "Deciding for myself: Can they decide this? " in text
        assert "this?." not in text


def test_what_else_may_be_done_with_a_step_is_no_part_of_its_paper(client: Client) -> None:
    desk = Desk(client)
    text = desk.client.get(desk.part("conversation_1", "what_matters")).content.decode()
    ways = text[text.index('<ul class="hf-switch__list">') :]  # which the style sheet keeps off paper
    for words in ("Note or whom you wait for", "Hand over", "Go back to an earlier step"):
        assert words in ways[: ways.index("</ul>")]
    text = desk.client.get(f"/my-work/{desk.step('conversation_1').pk}/read/").content.decode()
    ways = text[text.index('<ul class="hf-switch__list">') :]
    assert "Hand over" in ways[: ways.index("</ul>")]
    assert "All work for Gray" in ways[: ways.index("</ul>")]


def test_the_record_names_a_step_with_a_link_to_do_it_or_to_read_it(client: Client) -> None:
    desk = Desk(client)
    record, step = f"/people/{desk.person.record.ref}/", desk.step("conversation_1").pk
    assert f'href="/my-work/{step}/">Conversation 1' in desk.client.get(record).content.decode()
    ours = desk.person.record.team
    assert ours is not None
    colleague = Client()
    sign_in(colleague, staff("social_worker", name="Lin Zhao", teams=(ours,)))
    read = f"/my-work/{step}/read/"
    assert f'href="{read}">Conversation 1' in colleague.get(record).content.decode()
    assert colleague.get(read).status_code == 200
    governance = Client()
    sign_in(governance, staff("information_governance", name="Mia Ford"))
    text = governance.get(record).content.decode()
    assert "Conversation 1" in text
    assert "/my-work/" not in text[text.index('data-part="next"') :]
