"""Lists of work on the first screen: twelve lines of one line, or eight of two, before anybody scrolls; and their keys."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.people.models import Person
from homefirst.practice.waiting.actions import record_call
from tests import factories as make
from tests.browser.looking import rows_on_first_screen
from tests.browser.visitor import Visitor

pytestmark = [
    pytest.mark.usefixtures("transactional_db", "pathways_alone"),
    pytest.mark.parametrize("scripts", [True], ids=["with scripts"], indirect=True),
]

LINES = "main tbody tr"
PAIRS = "main tbody.hf-table__pair"
PATHWAYS = (
    "assistive_technology", "care_act_assessment", "carer", "direct_payment", "enablement", "end_of_life",
    "hospital_discharge", "mental_capacity", "mental_health_hub", "occupational_therapy", "reablement",
    "support_plan", "three_conversations", "transition",
)  # fmt: skip
WHY = "Fell twice this month, and their daughter is away until the middle of December"


@pytest.fixture
def east(transactional_db: Any) -> Any:
    return make.team("east", "East older people's team")


@pytest.fixture
def manager(east: Any) -> User:
    return make.staff("team_manager", name="Amara Cole", teams=(east,))


def seen(visitor: Visitor, address: str, rows: str) -> int:
    visitor.page.goto(visitor.base + address)
    return rows_on_first_screen(visitor.page, rows)


def waiters(east: Any, manager: User) -> list[Person]:
    """Ten whose assessment waits for a worker; half of them were rung, and are at high risk for a reason of some length."""
    began = make.acting(manager, "team_manager", at=make.NOW - timedelta(days=9))
    by = make.acting(manager, "team_manager", at=make.NOW)
    people = []
    for number in range(10):
        about = make.person(of=east, given_name="Oluwafunmilayo", family_name=f"Marsh {number:02}")
        open_episode(
            person=about,
            code=("occupational_therapy", "care_act_assessment")[number % 2],
            by=began,
            on=began.on,
        )
        people.append(about)
        if number % 2:
            record_call(
                person=about, answered=True, spoke_to="Them", how="Low", risk="high", risk_reason=WHY,
                risk_before="medium", next_on=by.on + timedelta(days=1), by=by, on=by.on,
            )  # fmt: skip
    return people


def test_eight_who_wait_stand_on_the_first_screen_and_a_key_records_a_call(
    visitor: Visitor, manager: User, east: Any
) -> None:
    people = waiters(east, manager)
    User.objects.filter(pk=manager.pk).update(shortcuts=True)
    visitor.paper = True
    visitor.signed_in(manager).open("waiting_well").sees(WHY, "Occupational therapy")
    assert rows_on_first_screen(visitor.page, PAIRS) >= 8
    visitor.page.keyboard.press("j")
    visitor.page.keyboard.press("j")
    second = visitor.page.locator(PAIRS).nth(1)
    there = second.get_by_role("link", name="Record a safety call").get_attribute("href")
    visitor.page.keyboard.press("c")
    visitor.page.wait_for_url(f"**{there}")
    assert visitor.path in {reverse("safety_call", kwargs={"ref": one.record.ref}) for one in people}
    visitor.open("allocate")
    assert rows_on_first_screen(visitor.page, PAIRS) >= 8


def test_eight_workers_or_pieces_or_twelve_stages_of_a_team_stand_on_the_first_screen(
    visitor: Visitor, manager: User, east: Any
) -> None:
    for number in range(9):
        make.staff("social_worker", name=f"Nadia Rahman {number}", teams=(east,))
    by = make.acting(manager, "team_manager", at=make.NOW)
    about = make.person(of=east, given_name="Graham", family_name="Ashworth")
    for code in PATHWAYS:
        open_episode(person=about, code=code, by=by, on=by.on)
    visitor.signed_in(manager).open("team_board").sees("Nobody yet", "12 pieces")
    assert rows_on_first_screen(visitor.page, LINES) >= 8
    board = reverse("team_board")
    assert seen(visitor, f"{board}?view=stage", LINES) >= 12
    assert seen(visitor, f"{board}?show=open", LINES) >= 8
    assert seen(visitor, f"{reverse('my_work')}?show=handed", LINES) >= 8


def test_eight_pieces_of_work_stand_on_the_first_screen_under_their_groups(
    visitor: Visitor, east: Any
) -> None:
    worker = make.staff("social_worker", name="Nadia Rahman", teams=(east,))
    for number, days in enumerate((60, 30, 9, 9, 9, 1, 1, 1, 0, 0, 0)):
        by = make.acting(worker, "social_worker", at=make.NOW - timedelta(days=days))
        about = make.person(of=east, given_name="Margaret", family_name=f"Whitehead {number:02}")
        open_episode(person=about, code="care_act_assessment", by=by, on=by.on)
    visitor.signed_in(worker).open("my_work").sees("11 things in your hands", "Late")
    assert rows_on_first_screen(visitor.page, f"{LINES}:not(:has(.hf-table__group))") >= 8
