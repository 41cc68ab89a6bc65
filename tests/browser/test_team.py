"""A manager's morning: the board, those who wait, a safety call, work given to the right worker and taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.practice.pathways.actions import open_episode
from tests import factories as make
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.usefixtures("transactional_db", "pathways_alone")


def test_a_manager_rings_who_waits_and_gives_their_work_to_the_right_worker(
    visitor: Visitor, transactional_db: Any
) -> None:
    east = make.team("east", "East older people's team")
    manager = make.staff("team_manager", name="Amara Cole", teams=(east,))
    make.staff("social_worker", name="Nadia Rahman", teams=(east,))
    graham = make.person(of=east, given_name="Graham", family_name="Ashworth")
    by = make.acting(manager, "team_manager", at=make.NOW - timedelta(days=9))
    open_episode(person=graham, code="care_act_assessment", by=by, on=by.on)
    visitor.signed_in(manager).open("team_board").sees("Nobody yet", "1 piece", "Nadia Rahman")
    visitor.press("Waiting well").sees("Graham Ashworth", "Nobody is on no list.")
    visitor.follow(visitor.page.get_by_role("link", name="Record a safety call").first)
    visitor.choose("Yes").type("Whom did you speak to?", "Graham").type("How are they?", "Cheerful.")
    for label, value in (("Day", "30"), ("Month", "11"), ("Year", "2026")):
        visitor.type(label, value)
    visitor.press("Record a safety call").sees("The call is recorded", "by Mon 30 Nov")
    visitor.open("allocate").follow(visitor.page.get_by_role("link", name="Choose a worker").first)
    visitor.sees("First in the ranking").page.get_by_label("Nadia Rahman").check()
    visitor.press("Give the work").sees("Nadia Rahman has the work with Graham Ashworth")
    visitor.press("Undo").sees("The work waits for a worker again.")
    visitor.open("team_board", query="?view=stage").follow(visitor.page.get_by_role("link", name="1 piece"))
    visitor.page.get_by_text("Move Prepare for Graham Ashworth").click()
    visitor.look().press("Give it to a worker Prepare for Graham Ashworth").sees("First in the ranking")


def test_a_manager_ticks_several_sees_every_load_and_gives_them_all_at_once(
    visitor: Visitor, transactional_db: Any
) -> None:
    east = make.team("east", "East older people's team")
    manager = make.staff("team_manager", name="Amara Cole", teams=(east,))
    for name in ("Ben Okoro", "Cy Hart", "Di Moss", "Nadia Rahman", "Sam Bell"):
        make.staff("social_worker", name=name, teams=(east,))
    by = make.acting(manager, "team_manager", at=make.NOW)
    for name in ("Graham", "Mavis"):
        about = make.person(of=east, given_name=name, family_name="Ashworth")
        open_episode(person=about, code="care_act_assessment", by=by, on=by.on)
    visitor.signed_in(manager).open("allocate")
    for box in visitor.page.get_by_role("checkbox").all():
        box.check()
    visitor.press("Give those ticked").sees("2 pieces of work ticked", "What each would carry")
    visitor.page.get_by_label("Give all of it to one worker").select_option(label="Nadia Rahman")
    visitor.press("Choose for all").sees("2 pieces", "4 of 24")
    visitor.type("Why Nadia Rahman?", "She knows both families from church")
    visitor.press("Give them all").sees("2 of 2 pieces of work are given")
    visitor.follow(visitor.page.get_by_role("link", name="See or undo").first)
    visitor.press("Undo").sees("The work waits for a worker again.", "The other workers (2)")
    assert not visitor.page.get_by_label("Sam Bell").is_visible()
    visitor.page.get_by_text("The other workers (2)").click()
    assert visitor.page.get_by_label("Sam Bell").is_visible()
    visitor.page.get_by_text("Weigh the reasons otherwise").click()
    visitor.type("Has room, up to", "10").press("Rank again").sees(
        "weighed otherwise", "It is kept with the work"
    )
    visitor.open("ranking").sees("What counts", "up to 40", "definitions/allocation.yaml")
