"""The weights by which workers are ranked are open to everybody who works here."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from django.test import Client

from homefirst.practice.teams.definition import allocation_rule
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of
from tests.workspace.team.desk import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
PAGE = "/team/allocate/how/"


@pytest.mark.parametrize("role", ["team_manager", "social_worker"])
def test_every_reason_stands_with_its_points_and_every_weight_with_its_work(role: str) -> None:
    client, rule = signed_in(role), allocation_rule()
    said = words_of(client.get(PAGE))
    assert len(asdict(rule.points)) == 6
    for words in (
        f"Knows them already Points: {rule.points.knows_them}",
        f"Has room Points: up to {rule.points.room}",
        f"Speaks their language Points: {rule.points.speaks_their_language}",
        f"Approved for such work Points: {rule.points.skill}",
        f"Holds other work with them Points: {rule.points.holds_other_work_with_them}",
        f"Of their team Points: {rule.points.of_their_team}",
        f"Care Act assessment Weight: {rule.weights['care_act_assessment']}",
        f"Any other work Weight: {rule.weights['']}",
        f"Social worker Weight of a full load: {rule.capacity['social_worker']}",
        "definitions/allocation.yaml",
    ):
        assert words in said
    assert asked(client, PAGE) <= MOST


def test_every_page_that_gives_work_leads_to_it_and_a_stranger_does_not_read_it() -> None:
    desk = Desk()
    step = desk.step(desk.work("Graham", held=False))
    for page in ("", f"{step.pk}/", f"several/?step={step.pk}"):
        assert f'href="{PAGE}"' in desk.client.get(f"/team/allocate/{page}").content.decode()
    assert Client().get(PAGE).status_code == 302
