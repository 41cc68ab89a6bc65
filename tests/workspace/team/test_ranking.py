"""The weights by which workers are ranked are open to everybody, and may be others for one person, with a reason."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.teams.actions import set_worker
from homefirst.practice.teams.definition import allocation_rule
from homefirst.practice.teams.models import Allocation
from tests.factories import NOW, staff
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of
from tests.workspace.team.desk import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


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


def weighed(**changed: int) -> dict[str, int]:
    return asdict(allocation_rule().points) | changed


def two_workers() -> tuple[Desk, Step, User]:
    """Ben stands first: he is approved for the work."""
    desk = Desk()
    ben = staff("social_worker", name="Ben Okoro", teams=(desk.team,))
    set_worker(user=ben, capacity=12, languages=[], skills=["mental_capacity"], row_version=0, by=desk.by)
    return desk, desk.step(desk.work("Graham", held=False)), ben


def test_weighed_otherwise_for_one_person_the_ranking_changes_and_the_reason_is_kept_with_the_work() -> None:
    desk, step, _ = two_workers()
    address = f"/team/allocate/{step.pk}/"
    assert "Ben Okoro 2 of 12" in desk.page(address).partition("Nadia Rahman")[0]
    otherwise = f"{address}?{urlencode(weighed(skill=0))}"
    page = desk.page(otherwise)
    assert "weighed otherwise" in page
    assert "Nadia Rahman 2 of 24" in page.partition("Ben Okoro")[0]
    sent = {
        "do": "give",
        "user": str(desk.worker.pk),
        "row_version": str(step.row_version),
        "why": "",
        "note": "",
    }
    for why in ("", "So"):
        again = desk.client.post(otherwise, sent | {"points_why": why})
        assert again.status_code == 400
        assert not Allocation.objects.exists()
    why = "Capacity was looked at last week"
    given = desk.client.post(otherwise, sent | {"points_why": why}, follow=True)
    assert f"Weighed otherwise {why}" in words_of(given)
    kept = Allocation.objects.get()
    assert (kept.points, kept.points_why, kept.first_choice) == (weighed(skill=0), why, desk.worker)


def test_the_rules_own_points_ask_for_no_reason_and_keep_none() -> None:
    desk, step, ben = two_workers()
    address = f"/team/allocate/{step.pk}/?{urlencode(weighed())}"
    assert "weighed otherwise" not in desk.page(address)
    sent = {"do": "give", "user": str(ben.pk), "row_version": str(step.row_version), "why": "", "note": ""}
    assert desk.client.post(address, sent).status_code == 302
    assert (Allocation.objects.get().points, Allocation.objects.get().points_why) == ({}, "")


@pytest.mark.parametrize("wrong", ["-1", "101", "many", ""])
def test_points_that_make_no_sense_are_refused_and_the_rule_holds(wrong: str) -> None:
    desk, step, _ = two_workers()
    page = desk.client.get(f"/team/allocate/{step.pk}/?{urlencode(weighed() | {'skill': wrong})}")
    assert page.status_code == 400
    assert "Enter a whole number from 0 to 100." in words_of(page)
    assert "weighed otherwise" not in words_of(page)
