"""Days that the end of a step says are shown before it does, with the clocks that follow from them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from homefirst.practice.pathways.models import Episode
from tests.workspace.working import Desk, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_the_end_of_arranging_help_says_from_which_day_the_look_back_counts(client: Client) -> None:
    desk = Desk(client, code="support_plan")
    desk.episode.steps.update(code="arrange")
    step = desk.step("arrange")
    sent = {"row_version": step.row_version, "go": "look", "outcome": "started"}
    text = desk.client.post(f"/my-work/{step.pk}/finish/", sent).content.decode()
    said = re.search(r"open Reviews: [^<]*", text)
    assert said
    assert re.search(r"“First look back”, by \w+day \d+ \w+ 20\d\d, in your hands", said[0]), said[0]
    assert said[0].rstrip().endswith("with the day on which the help of this plan began: today"), said[0]
    assert not Episode.objects.filter(code="review").exists()
    finished(desk, "arrange", outcome="started")
    review = Episode.objects.get(code="review")
    assert "Say today when it began" not in client.get(f"/my-work/{review.steps.get().pk}/").content.decode()


def test_the_end_of_reablement_says_its_last_day_and_when_somebody_rings(client: Client) -> None:
    desk = Desk(client, role="reablement", code="reablement")
    desk.episode.steps.update(code="final_review")
    step = desk.step("final_review")
    sent = {"row_version": step.row_version, "go": "look", "outcome": "independent"}
    text = desk.client.post(f"/my-work/{step.pk}/finish/", sent).content.decode()
    assert "say the last day of reablement: today" in text
    assert "as soon as the clock can run: the first day of reablement" in text
