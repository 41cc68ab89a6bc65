"""Giving work: the person beside the workers with their reasons, a reason asked for against the ranking, and undo."""

from __future__ import annotations

import pytest
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.teams.actions import set_worker
from homefirst.practice.teams.models import Allocation
from tests.factories import NOW, TODAY, sign_in, staff
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import words_of
from tests.workspace.team.desk import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def waiting(desk: Desk, name: str = "Graham") -> tuple[Step, str]:
    step = desk.step(desk.work(name, held=False))
    return step, f"/team/allocate/{step.pk}/"


def sent(step: Step, user: User, **said: str) -> dict[str, str]:
    return {
        "do": "give",
        "user": str(user.pk),
        "row_version": str(step.row_version),
        "why": "",
        "note": "",
    } | said


def test_the_list_leads_to_the_person_beside_those_who_could_have_the_work(desk: Desk) -> None:
    _, address = waiting(desk)
    assert address in desk.client.get("/team/allocate/").content.decode()
    page = desk.client.get(address)
    assert 'data-part="next"' in page.content.decode()
    for said in (
        "Graham Ashworth",
        "First in the ranking: of their team and has room.",
        "2 of 24",
        "with this; 0 now",
    ):
        assert said in words_of(page)


def test_given_work_says_who_has_it_and_can_be_undone(desk: Desk) -> None:
    step, address = waiting(desk)
    page = desk.client.post(address, sent(step, desk.worker, note="Ring his son first"), follow=True)
    assert "Nadia Rahman has the work with Graham Ashworth" in words_of(page)
    assert "Ring his son first" in words_of(page)
    undone = desk.client.post(f"{address}undo/", follow=True)
    assert "The work waits for a worker again." in words_of(undone)
    assert Allocation.objects.get().undone_on == TODAY


def test_against_the_ranking_the_page_comes_back_and_asks_why(desk: Desk) -> None:
    other = staff("social_worker", name="Ben", teams=(desk.team,))
    set_worker(user=other, capacity=None, languages=[], skills=["mental_capacity"], row_version=0, by=desk.by)
    step, address = waiting(desk)
    again = desk.client.post(address, sent(step, desk.worker, note="Ring his son first"))
    assert again.status_code == 400
    assert "Ben stands first in the ranking. Say why" in words_of(again)
    assert "Ring his son first" in again.content.decode()
    given = desk.client.post(address, sent(step, desk.worker, why="Ben goes on leave on Monday"))
    assert given.status_code == 302
    assert Allocation.objects.get().why == "Ben goes on leave on Monday"


def test_nobody_chosen_is_said_at_the_choice(desk: Desk) -> None:
    step, address = waiting(desk)
    again = desk.client.post(address, {"do": "give", "row_version": str(step.row_version)})
    assert "Choose who is to have the work." in words_of(again)


def test_somebody_is_kept_waiting_with_a_reason_that_the_list_shows(desk: Desk) -> None:
    step, address = waiting(desk)
    said = {"do": "keep", "because": "His daughter comes on Friday", "row_version": str(step.row_version)}
    assert "His daughter comes on Friday" in words_of(desk.client.post(address, said, follow=True))


def test_the_dead_are_given_to_nobody(desk: Desk) -> None:
    step, address = waiting(desk)
    people.change_person(
        person=step.episode.person, changes={"died_on": TODAY}, row_version=1, by=desk.by, on=TODAY
    )
    assert "Nobody waits for a worker." in desk.page("/team/allocate/")
    page = desk.client.get(address)
    assert "has died. Nobody is given new work with them." in words_of(page)
    assert 'value="give"' not in page.content.decode()
    assert desk.client.post(address, sent(step, desk.worker)).status_code == 409


def test_all_work_with_somebody_who_has_died_is_given_to_nobody_either(desk: Desk) -> None:
    about = desk.somebody("Graham")
    people.change_person(person=about, changes={"died_on": TODAY}, row_version=1, by=desk.by, on=TODAY)
    address = f"/people/{about.record.ref}/work/"
    page = desk.client.get(address)
    assert "has died. Nobody is given new work with them." in words_of(page)
    assert 'value="give"' not in page.content.decode()
    assert desk.client.post(address, {"do": "give", "user": str(desk.worker.pk)}).status_code == 409
    assert "Give the work to somebody" not in desk.page(f"/people/{about.record.ref}/")


def test_the_dead_are_not_among_the_teams_people(desk: Desk) -> None:
    about = desk.somebody("Graham")
    desk.somebody("Mavis")
    people.change_person(person=about, changes={"died_on": TODAY}, row_version=1, by=desk.by, on=TODAY)
    page = desk.page("/my-work/?whose=team")
    assert "Mavis Ashworth" in page
    assert "Graham" not in page


def test_a_worker_opens_no_page_that_gives_work(desk: Desk) -> None:
    _, address = waiting(desk)
    sign_in(desk.client, desk.worker, "social_worker")
    for page in ("/team/allocate/", address):
        assert desk.client.get(page).status_code in (403, 404)


def test_choosing_takes_as_many_questions_however_many_workers_there_are(desk: Desk) -> None:
    _, address = waiting(desk)
    desk.page(address)
    few = asked(desk.client, address)
    for number in range(8):
        desk.work(f"Number {number}")
        staff("social_worker", name=f"Worker {number}", teams=(desk.team,))
    assert asked(desk.client, address) == few <= MOST
