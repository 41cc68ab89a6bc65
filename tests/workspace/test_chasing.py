"""Work that waits on somebody: whom, since when, and how they are asked again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import note_to_self, open_episode
from homefirst.practice.pathways.models import Step
from tests.factories import NOW, acting, person, sign_in, staff, team
from tests.workspace.pages import words_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.usefixtures("pathways_alone"),
]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


class Desk:
    def __init__(self) -> None:
        ours = team()
        user = staff("social_worker", teams=(ours,))
        self.by: Actor = acting(user, "social_worker", at=NOW)
        self.person = person(of=ours, given_name="Graham", family_name="Ashworth")
        open_episode(person=self.person, code="three_conversations", by=self.by, on=self.by.on - 3 * DAY)
        self.client = Client()
        sign_in(self.client, user, "social_worker")

    @property
    def step(self) -> Step:
        return Step.objects.get()

    def waits(self, whom: str, *, days_ago: int = 0, chased: bool = False) -> None:
        step, on = self.step, self.by.on - days_ago * DAY
        note_to_self(
            step=step,
            note="",
            waiting_on=whom,
            chased=chased,
            row_version=step.row_version,
            by=self.by,
            on=on,
        )


def test_my_work_says_whom_work_waits_for_since_when_and_how_to_chase_them() -> None:
    desk = Desk()
    desk.waits("the daughter", days_ago=3)
    page = words_of(desk.client.get("/my-work/"))
    assert "Waiting on the daughter since 21 November. Chase the daughter" in page


def test_since_when_it_waits_stands_until_it_waits_for_another() -> None:
    desk = Desk()
    desk.waits("the daughter", days_ago=3)
    desk.waits("the daughter", days_ago=1, chased=True)
    assert (desk.step.waiting_since, desk.step.chased_on) == (desk.by.on - 3 * DAY, desk.by.on - DAY)
    desk.waits("the surgery")
    assert (desk.step.waiting_since, desk.step.chased_on) == (desk.by.on, None)
    desk.waits("")
    assert (desk.step.waiting_since, desk.step.chased_on) == (None, None)


def test_whoever_chases_finds_the_numbers_a_note_and_a_letter_and_says_they_asked_again() -> None:
    desk = Desk()
    desk.waits("the daughter", days_ago=3)
    address = f"/my-work/{desk.step.pk}/note/"
    page, ref = desk.client.get(address), desk.person.record.ref
    assert "This waits on the daughter since 21 November." in words_of(page)
    for way in ("people/", "notes/add/", "letters/write/"):
        assert f'href="/people/{ref}/{way}"' in page.content.decode()
    sent = {
        "note": "",
        "waiting_on": "the daughter",
        "chased": "on",
        "row_version": str(desk.step.row_version),
    }
    assert desk.client.post(address, sent).status_code == 302
    page_words = words_of(desk.client.get("/my-work/"))
    assert "Waiting on the daughter since 21 November, asked again today." in page_words


def test_nobody_is_chased_where_nobody_is_waited_for() -> None:
    desk = Desk()
    page = words_of(desk.client.get(f"/my-work/{desk.step.pk}/note/"))
    assert "I asked them again today" not in page
    assert "Ask again" not in page
