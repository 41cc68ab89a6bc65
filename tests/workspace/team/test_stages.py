"""The menu that moves work from the stage at which it stands, on the board by stage."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from tests.factories import NOW, sign_in
from tests.workspace.team.desk import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]
STAGE = "/team/?show=stage&stage=care_act_assessment.prepare"


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _menu(desk: Desk, address: str = STAGE) -> dict[str, str]:
    page = desk.client.get(address).content.decode()
    return {words: href for href, words in re.findall(r'hf-more__link" href="([^"]+)">([^<]+)<', page)}


def test_a_manager_hands_over_what_somebody_holds_and_each_way_of_the_menu_opens() -> None:
    desk = Desk()
    desk.work("Graham")
    menu = _menu(desk)
    assert list(menu) == ["Hand it over"]
    assert [desk.client.get(href).status_code for href in menu.values()] == [200]
    assert "Move Prepare for Graham Ashworth" in desk.page(STAGE)


def test_a_manager_gives_what_nobody_holds() -> None:
    desk = Desk()
    step = desk.step(desk.work("Graham", held=False))
    assert _menu(desk) == {"Give it to a worker": f"/team/allocate/{step.pk}/"}
    assert desk.client.get(f"/team/allocate/{step.pk}/").status_code == 200


def test_whoever_holds_work_finishes_its_stage_goes_back_or_hands_it_over() -> None:
    desk = Desk()
    desk.work("Graham")
    sign_in(desk.client, desk.worker, "social_worker")
    menu = _menu(desk)
    assert list(menu) == ["Finish this stage", "Go back to an earlier one", "Hand it over"]
    assert {desk.client.get(href).status_code for href in menu.values()} == {200}


def test_no_menu_stands_on_paper_or_in_another_list() -> None:
    desk = Desk()
    desk.work("Graham")
    assert _menu(desk, f"{STAGE}&print=1") == {}
    assert _menu(desk, "/team/?show=open") == {}
