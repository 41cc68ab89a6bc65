"""What the end of a step would send is said and shown before anybody presses."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.practice.letters.models import Letter
from tests.factories import sign_in
from tests.practice.letters import made_up as make
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_before_the_end_of_a_step_the_page_says_which_letter_and_shows_it(client: Client) -> None:
    by, graham = make.worker()
    make.needs(by, graham, "easy_read")
    episode = make.begun(by, graham, "reablement")
    make.answered(episode, "screen", "suitable", make.SCREEN, by)
    assert by.user is not None
    sign_in(client, by.user, "reablement")
    step = make.in_hand(episode, "goals")
    page = client.get(f"/my-work/{step.pk}/finish/?outcome=agreed")
    assert (
        "“Your goals, and how we help you to reach them” for Graham Ashworth: easy read, by post, to "
        f"{make.HOME}, WB4 2PL."
    ) in words_of(page)
    before = f"/my-work/{step.pk}/finish/agreed/reablement_goals/"
    assert before in page.content.decode()
    assert client.get(before).content.startswith(b"%PDF")
    assert client.get(before.replace("reablement_goals", "come_back")).status_code == 404
    assert client.get(before.replace("/agreed/", "/nothing/")).status_code == 404
    assert not Letter.objects.exists()
