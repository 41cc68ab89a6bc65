"""The desk of one worker of the demonstration holds work in each of its states."""

from __future__ import annotations

import pytest

from homefirst.demo.building import in_hand
from homefirst.demo.building.in_hand import fill_a_desk
from homefirst.practice.pathways.models import Step
from homefirst.practice.pathways.queries import waiting_for_agreement, worklist
from tests.factories import SYSTEM, acting, actor, person, staff, team
from tests.practice.pathways.walks import begun


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_desk_holds_what_is_half_done_what_waits_what_is_paused_and_what_must_be_agreed() -> None:
    north = team()
    hannah = acting(staff(email=in_hand._HANNAH, name="Hannah Price", teams=(north,)), "social_worker")
    for number in range(4):
        begun(hannah, person(of=north, given_name=f"Number {number}"), "support_plan", hannah.on)
    fill_a_desk(SYSTEM)
    states = list(Step.objects.filter(held_by=hannah.user).order_by("pk").values_list("code", "state"))
    assert ("draft", Step.State.PAUSED) in states
    assert ("budget", Step.State.AGREEMENT) in states
    lines = worklist(hannah).lines
    assert "the daughter" in {line.waiting_on for line in lines}
    assert "2 of" in " ".join(line.progress for line in lines)
    assert [line.what for line in waiting_for_agreement(actor("principal_social_worker"))] == [
        "Agree the budget"
    ]
