"""A step that is reached again: its boxes hold what stood last time, and the page says what is needed to finish."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.actions import answers_in, finish_step
from homefirst.practice.pathways.models import Step, StepAnswers
from homefirst.practice.pathways.queries import work_step
from homefirst.workspace.work.doing import doing
from tests.factories import TODAY
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import done
from tests.workspace.pages import form_of, words_of
from tests.workspace.working import Desk, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

WAS = "Twice a week with Yasmin."
FRESH = {"weeks": ("8",), "shared_with": ("Dee",)}


@pytest.fixture
def desk(client: Client) -> Desk:
    """Whose plan at the hub was agreed, and who then agreed on a longer time: the plan is in hand again."""
    desk = Desk(client, code="mental_health_hub")
    Step.objects.filter(episode=desk.episode).update(code="plan")
    filled(desk.step("plan"), desk.by, does=WAS, weeks=26, where_i_would_go="Simone's", shared_with="Dee")
    done(desk.episode, "plan", "agreed", desk.by)
    filled(desk.step("look_back"), desk.by)
    done(desk.episode, "look_back", "longer", desk.by, reason="May is a bad month.")
    return desk


def final(desk: Desk) -> dict[str, Any]:
    return answers_in(StepAnswers.objects.get(step=desk.step("plan")))


def needed_now(desk: Desk) -> set[str]:
    """What the pages say is needed, and what finishing refuses: the same."""
    step = work_step(desk.by, desk.step("plan").pk)
    found = doing(desk.by, step)
    missing = {one.code for part in found.progress for one in part.missing}
    said = missing or {one.code for part in found.progress for one in part.carried}
    refused: set[str] = set()
    try:
        finish_step(step=step, outcome="agreed", row_version=step.row_version, by=desk.by, on=TODAY)
    except Invalid as error:
        refused = set(error.fields)
    assert said == refused
    return said


def test_what_stands_is_in_its_box_with_its_origin_and_a_reading_is_empty_with_last_time_beside(
    desk: Desk,
) -> None:
    page = desk.client.get(desk.part("plan", "plan"))
    sent, words = form_of(page), words_of(page)
    assert (sent["does"], sent["weeks"]) == (WAS, "")
    assert "Filled in for you from “Plan, crisis plan and how long” of 24 November" in words
    assert "4 answers are carried over. Next keeps what you leave." in words
    assert re.search(r"Last time , 24 November[^A-Z]*, [^,]* 26", words)


def test_next_makes_what_was_left_an_answer_of_this_time(desk: Desk) -> None:
    address = desk.part("plan", "plan")
    desk.typed(address, weeks="12")
    assert final(desk)["does"] == (WAS,)
    assert "Kept as in “Plan, crisis plan and how long” of 24 November" in words_of(desk.client.get(address))


def test_stopping_half_way_leaves_what_was_not_looked_at_to_be_looked_over(desk: Desk) -> None:
    address = desk.part("plan", "plan")
    desk.typed(address, wants="To stay out of the ward.", go="stop")
    assert final(desk) == {"wants": ("To stay out of the ward.",)}
    assert form_of(desk.client.get(address))["does"] == WAS


def test_a_save_while_typing_keeps_the_word_typed_and_carries_the_rest_over_still(desk: Desk) -> None:
    address = desk.part("plan", "plan")
    sent = form_of(desk.client.get(address)) | {"does": ""}
    told = desk.client.post(f"{address}save/", sent).json()
    assert final(desk) == {"does": ()}
    again = desk.client.post(f"{address}save/", sent | {"wants": "", "seen": told["seen"]}).json()
    assert again["state"] == "saved"
    assert final(desk) == {"does": (), "wants": ()}


def test_the_end_lists_each_answer_that_is_needed_with_a_link_to_its_box(desk: Desk) -> None:
    text = desk.client.get(f"/my-work/{desk.step('plan').pk}/finish/").content.decode()
    assert "Needed to finish" in text
    for part, code in (("plan", "weeks"), ("crisis", "shared_with")):
        box = f"{desk.part('plan', part)}#id_{code}"
        assert f'href="{box}"' in text
        assert f'id="id_{code}"' in desk.client.get(box.partition("#")[0]).content.decode()


def test_what_is_carried_over_can_be_begun_from_a_blank_page_with_last_time_beside(desk: Desk) -> None:
    desk.typed(desk.part("plan", "plan"), wants="To stay out of the ward.", go="stop")
    address = f"/my-work/{desk.step('plan').pk}/finish/"
    assert "Start these from a blank page" in words_of(desk.client.get(address))
    after = words_of(desk.client.post(address, form_of(desk.client.get(address)) | {"go": "blank"}))
    assert "Carried over, not changed" not in after
    assert "Needed to finish" in after
    assert final(desk)["wants"] == ("To stay out of the ward.",)
    assert final(desk)["does"] == ()
    page = desk.client.get(desk.part("plan", "plan"))
    assert form_of(page)["does"] == ""
    assert WAS in words_of(page)


def test_what_is_carried_over_is_read_and_kept_at_the_end_in_one_press(desk: Desk) -> None:
    address = f"/my-work/{desk.step('plan').pk}/finish/"
    before = words_of(desk.client.get(address))
    assert "Carried over, not changed" in before
    assert WAS in before
    typed = {
        "row_version": desk.step("plan").row_version,
        "go": "keep",
        "reason": "As it was.",
        "outcome": "agreed",
    }
    after = desk.client.post(address, typed)
    assert "Carried over, not changed" not in words_of(after)
    assert "Something needs another look" not in words_of(after)
    assert form_of(after)["outcome"] == "agreed"
    assert final(desk)["where_i_would_go"] == ("Simone's",)


def test_the_pages_and_the_end_agree_on_what_is_needed(desk: Desk) -> None:
    assert needed_now(desk) == {"weeks", "shared_with"}
    desk.typed(desk.part("plan", "plan"), weeks="8")
    assert needed_now(desk) == {"shared_with"}
    desk.client.post(f"/my-work/{desk.step('plan').pk}/finish/", {"go": "keep"})
    desk.typed(desk.part("plan", "crisis"), shared_with="Dee", signs="")
    assert needed_now(desk) == {"signs"}
    desk.typed(desk.part("plan", "crisis"), signs="I stop answering.")
    assert needed_now(desk) == set()


def test_parts_say_how_much_is_needed_and_how_much_waits_to_be_looked_over(desk: Desk) -> None:
    words = words_of(desk.client.get(desk.part("plan", "plan")))
    assert "If things go wrong 1 needed left" in words
    desk.typed(desk.part("plan", "crisis"), shared_with="Dee", go="stop")
    assert "If things go wrong 6 to look over" in words_of(desk.client.get(desk.part("plan", "plan")))


def test_an_end_that_waits_for_no_answer_lists_none(desk: Desk) -> None:
    step = desk.step("plan")
    sent = {"row_version": step.row_version, "go": "look", "outcome": "died"}
    words = words_of(desk.client.post(f"/my-work/{step.pk}/finish/", sent))
    assert "Needed to finish" not in words
    assert "Carried over" not in words


@pytest.mark.parametrize("page", ["part/plan/", "part/crisis/", "finish/"])
def test_a_page_that_carries_answers_over_takes_few_queries(
    desk: Desk, page: str, django_assert_max_num_queries: Any
) -> None:
    address = f"/my-work/{desk.step('plan').pk}/{page}"
    desk.client.get(address)
    with django_assert_max_num_queries(15):
        assert desk.client.get(address).status_code == 200


def test_a_plan_that_came_again_is_finished_with_what_stood(desk: Desk) -> None:
    desk.typed(desk.part("plan", "plan"), weeks="8")
    desk.typed(desk.part("plan", "crisis"), shared_with="Dee")
    desk.typed(desk.part("plan", "what_there_is"))
    assert finished(desk, "plan", outcome="agreed").status_code == 302
    assert desk.step("look_back").turn == 2


class TestMarks:
    def test_where_most_is_needed_what_is_optional_says_so_with_its_label(self, desk: Desk) -> None:
        text = desk.client.get(desk.part("plan", "crisis")).content.decode()
        assert re.search(r"Where I would go\s*<span class=\"hf-mark\">\(optional\)</span>\s*</label>", text)
        assert "needed to finish)" not in text

    def test_where_most_is_optional_what_is_needed_says_so_with_its_label(self, client: Client) -> None:
        desk = Desk(client)
        page = desk.client.get(desk.part("conversation_1", "what_matters"))
        text = page.content.decode()
        assert re.search(r"What matters to you\?\s*<span class=\"hf-mark\">\(needed to finish\)</span>", text)
        assert "(optional)" not in text
        assert "1 answer is still needed on this page. Marked “needed to finish”." in words_of(page)

    def test_a_page_without_a_needed_question_says_so(self, client: Client) -> None:
        desk = Desk(client)
        words = words_of(desk.client.get(desk.part("conversation_1", "already_there")))
        assert "Nothing on this page is needed to finish." in words

    def test_a_question_that_an_answer_brought_is_counted_and_marked(self, client: Client) -> None:
        desk = Desk(client, code="care_act_assessment")
        Step.objects.filter(episode=desk.episode).update(code="conversation")
        address = desk.part("conversation", "outcomes")
        assert "1 answer is still needed" in words_of(desk.client.get(address))
        desk.typed(address, fluctuates="yes")
        page = words_of(desk.client.get(address))
        assert "1 answer is still needed" in page
        assert "How does it change? (needed to finish)" in page
