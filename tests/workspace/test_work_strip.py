"""Work: each pathway as a strip of its steps, with what is done, what is in hand and whose, and what may come."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Step
from tests.factories import TODAY
from tests.workspace.desk import MOST, asked
from tests.workspace.working import Desk, answered, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def work(desk: Desk) -> str:
    return f"/people/{desk.person.record.ref}/steps/"


def strips(desk: Desk) -> list[list[str]]:
    """The words of each step of each strip."""
    page = desk.client.get(work(desk)).content.decode()
    found = re.findall(r'<ol class="hf-strip".*?</ol>', page, re.S)
    steps = [re.findall(r"<li.*?</li>", one, re.S) for one in found]
    return [[" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in one] for one in steps]


def test_a_step_in_hand_says_whose_it_is_and_by_when_and_what_may_come_says_who_does_it(desk: Desk) -> None:
    [steps] = strips(desk)
    assert steps[0].startswith("Now Conversation 1 - listen and connect Not started, since 24 November You")
    assert len(steps) > 1
    assert all(each.startswith("May come ") for each in steps[1:])
    assert "ocial worker" in steps[1]


def test_a_step_that_is_done_says_how_and_on_which_day_and_does_not_come_again(desk: Desk) -> None:
    answered(desk)
    finished(desk, "conversation_1", outcome="connected")
    done = Step.objects.get(episode=desk.episode, state=Step.State.DONE)
    [steps] = strips(desk)
    told = steps[0]
    assert told.startswith("Done Conversation 1 - listen and connect ")
    assert desk.user.name in told
    assert f"{done.finished_on:%b %Y}" in told
    assert not any(each.startswith("May come Conversation 1") for each in steps)


def test_work_that_is_over_has_nothing_ahead(client: Client) -> None:
    desk = Desk(client, "social_worker", "mental_health_hub")
    desk.typed(desk.part("triage", "talk"), own_words="Too much.", safe="yes")
    finished(desk, "triage", outcome="other_help")
    [steps] = strips(desk)
    assert [each.split()[0] for each in steps] == ["Done"]


def test_what_can_be_started_is_not_for_paper(desk: Desk) -> None:
    page = desk.client.get(work(desk)).content.decode()
    assert page.index('class="hf-screen-only"') < page.index("Start something new</h3>")


def test_work_costs_the_same_queries_however_many_pathways_it_has(desk: Desk) -> None:
    desk.client.get(work(desk))  # what is read once a process
    before = asked(desk.client, work(desk))
    for code in ("support_plan", "reablement"):
        open_episode(person=desk.person, code=code, by=desk.by, on=TODAY)
    assert len(strips(desk)) == 3
    assert asked(desk.client, work(desk)) == before <= MOST
