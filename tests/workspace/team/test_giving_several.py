"""Giving several at once: each load before and after, one act, and what somebody else moved meanwhile is named."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.models import Step
from homefirst.practice.people import actions as people
from homefirst.practice.teams.actions import give_work, set_worker
from homefirst.practice.teams.models import Allocation
from tests.factories import NOW, TODAY, sign_in, staff, team
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


def waiting(desk: Desk, *names: str) -> list[Step]:
    return [desk.step(desk.work(name, held=False)) for name in names]


def address(steps: list[Step], page: str = "several") -> str:
    return f"/team/allocate/{page}/?{'&'.join(f'step={step.pk}' for step in steps)}"


def sent(steps: list[Step], *users: User, do: str = "give", **more: str) -> dict[str, str]:
    found = {"do": do} | more
    for step, user in zip(steps, users, strict=True):
        found |= {f"worker_{step.pk}": str(user.pk), f"version_{step.pk}": str(step.row_version)}
    seen = " ".join(f"{step.pk}:{user.pk}" for step, user in zip(steps, users, strict=True))
    return {"seen": seen} | found


def full(desk: Desk, capacity: int) -> None:
    set_worker(user=desk.worker, capacity=capacity, languages=[], skills=[], row_version=0, by=desk.by)


def holders(steps: list[Step]) -> list[str]:
    return [
        step.held_by.name if step.held_by else ""
        for step in Step.objects.filter(pk__in=[one.pk for one in steps]).order_by("pk")
    ]


def test_what_is_ticked_in_the_list_stands_together_each_with_the_first_of_its_ranking(desk: Desk) -> None:
    steps = waiting(desk, "Graham", "Mavis")
    listed = desk.client.get("/team/allocate/").content.decode()
    assert f'name="step" value="{steps[0].pk}"' in listed
    assert "Give those ticked" in listed
    page = desk.page(address(steps))
    for said in ("Graham Ashworth", "Mavis Ashworth", "0 of 24", "4 of 24", "2 pieces"):
        assert said in page


def test_the_load_runs_so_that_the_next_piece_goes_to_whoever_has_more_room_then(desk: Desk) -> None:
    staff("social_worker", name="Ben Okoro", teams=(desk.team,))
    page = desk.page(address(waiting(desk, "Graham", "Mavis")))
    assert page.count("1 piece") == 2
    assert "2 pieces" not in page.partition("What each would carry")[2]


def test_all_that_is_chosen_is_given_in_one_act_each_with_its_own_row_of_the_audit(desk: Desk) -> None:
    steps = waiting(desk, "Graham", "Mavis")
    page = desk.client.post(address(steps), sent(steps, desk.worker, desk.worker), follow=True)
    assert "2 of 2 pieces of work are given" in words_of(page)
    assert holders(steps) == ["Nadia Rahman", "Nadia Rahman"]
    rows = AuditRow.objects.filter(action="work.allocate")
    assert set(rows.values_list("record_id", flat=True)) == {step.episode.person_id for step in steps}
    assert f"/team/allocate/{steps[0].pk}/given/" in page.content.decode()


def test_another_choice_than_the_one_whose_loads_were_shown_is_shown_first(desk: Desk) -> None:
    ben = staff("social_worker", name="Ben Okoro", teams=(desk.team,))
    steps = waiting(desk, "Graham")
    page = desk.client.post(address(steps), sent(steps, ben) | {"seen": f"{steps[0].pk}:{desk.worker.pk}"})
    assert "See the loads as they would be now" in words_of(page)
    assert not Allocation.objects.exists()
    assert f'value="{ben.pk}" selected' in page.content.decode()


def test_more_than_a_capacity_needs_one_reason_which_the_worker_sees(desk: Desk) -> None:
    full(desk, 3)
    steps = waiting(desk, "Graham", "Mavis")
    assert "Why Nadia Rahman? Nadia Rahman would carry more" in desk.page(address(steps))
    given = sent(steps, desk.worker, desk.worker)
    for why in ("", "Because"):
        again = desk.client.post(address(steps), given | {f"why_{desk.worker.pk}": why})
        assert again.status_code == 400
        assert not Allocation.objects.exists()
    why = "Her two reviews end on Friday"
    desk.client.post(address(steps), given | {f"why_{desk.worker.pk}": why})
    assert list(Allocation.objects.order_by("pk").values_list("why", flat=True)) == ["", why]
    assert Allocation.objects.order_by("-pk")[0].hand_over.reason == why


def test_what_somebody_else_gave_meanwhile_is_named_and_the_others_are_given(desk: Desk) -> None:
    steps = waiting(desk, "Graham", "Mavis")
    ready = sent(steps, desk.worker, desk.worker)
    ben = staff("social_worker", name="Ben Okoro", teams=(desk.team,))
    give_work(
        step=steps[0], user=ben, why="He knows the family well", note="", row_version=steps[0].row_version,
        by=desk.manager(), on=TODAY,
    )  # fmt: skip
    assert "Graham Ashworth, Care Act assessment" in desk.page(address(steps)).replace(":", ",", 1)
    assert "Ben Okoro has it now." in desk.page(address(steps))
    page = words_of(desk.client.post(address(steps), ready, follow=True))
    assert "1 of 2 pieces of work are given" in page
    assert "Ben Okoro has it now." in page
    assert holders(steps) == ["Ben Okoro", "Nadia Rahman"]


def test_a_piece_that_changed_since_it_was_read_is_left_and_said(desk: Desk) -> None:
    steps = waiting(desk, "Graham", "Mavis")
    ready = sent(steps, desk.worker, desk.worker)
    Step.objects.filter(pk=steps[0].pk).update(row_version=9)
    page = words_of(desk.client.post(address(steps), ready, follow=True))
    assert "it changed while you had it open" in page
    assert holders(steps) == ["", "Nadia Rahman"]


def test_all_go_to_one_worker_or_each_to_the_first_at_a_press_and_nothing_is_given_by_it(desk: Desk) -> None:
    ben = staff("social_worker", name="Ben Okoro", teams=(desk.team,))
    steps = waiting(desk, "Graham", "Mavis")
    both = sent(steps, desk.worker, desk.worker, do="everyone", everyone=str(ben.pk))
    page = desk.client.post(address(steps), both)
    assert page.content.decode().count(f'value="{ben.pk}" selected') == 2
    page = desk.client.post(address(steps), both | {"do": "suggest"})
    assert page.content.decode().count(f'value="{ben.pk}" selected') == 1
    assert not Allocation.objects.exists()


def test_a_piece_may_stay_with_nobody_and_one_at_least_has_somebody(desk: Desk) -> None:
    steps = waiting(desk, "Graham")
    nobody = {
        "do": "give",
        "seen": f"{steps[0].pk}:",
        f"worker_{steps[0].pk}": "",
        f"version_{steps[0].pk}": "1",
    }
    page = desk.client.post(address(steps), nobody)
    assert "Choose a worker for at least one of them." in words_of(page)


@pytest.mark.parametrize(
    "query", ["", "?step=", "?step=x&step=-1", "?step=999999", "?step=99999999999999999999"]
)
def test_an_address_that_names_nothing_says_so(desk: Desk, query: str) -> None:
    assert "Nothing is ticked that waits for a worker." in desk.page(f"/team/allocate/several/{query}")
    assert desk.client.post(f"/team/allocate/several/{query}", {"do": "give"}).status_code == 400


def test_the_work_of_another_team_is_neither_named_nor_given(desk: Desk) -> None:
    steps = waiting(desk, "Graham")
    other = staff("team_manager", name="Other", teams=(team("west", "West team"),))
    sign_in(desk.client, other, "team_manager")
    page = desk.client.post(address(steps), sent(steps, desk.worker))
    assert "Graham" not in words_of(page)
    assert holders(steps) == [""]


def test_twenty_at_most_are_given_at_once_and_the_page_says_what_waits_on(desk: Desk) -> None:
    steps = waiting(desk, *(f"Person {number}" for number in range(21)))
    page = desk.page(address(steps))
    assert "20 pieces of work ticked" in page
    assert "20 at most are given at once" in page


def test_the_dead_are_left_out(desk: Desk) -> None:
    steps = waiting(desk, "Graham", "Mavis")
    about = steps[0].episode.person
    people.change_person(person=about, changes={"died_on": TODAY}, row_version=1, by=desk.by, on=TODAY)
    desk.client.post(address(steps), sent(steps, desk.worker, desk.worker))
    assert holders(steps) == ["", "Nadia Rahman"]


def test_a_worker_opens_neither_page(desk: Desk) -> None:
    steps = waiting(desk, "Graham")
    sign_in(desk.client, desk.worker, "social_worker")
    for page in (address(steps), address(steps, "several/given")):
        assert desk.client.get(page).status_code in (403, 404)


def test_both_pages_take_as_many_questions_however_many_are_ticked(desk: Desk) -> None:
    steps = waiting(desk, "Graham", "Mavis")
    desk.page(address(steps))
    few: dict[str, Any] = {
        page: asked(desk.client, address(steps, page)) for page in ("several", "several/given")
    }
    steps += waiting(desk, *(f"Person {number}" for number in range(8)))
    for number in range(4):
        staff("social_worker", name=f"Worker {number}", teams=(desk.team,))
    for page, number in few.items():
        assert asked(desk.client, address(steps, page)) == number <= MOST
