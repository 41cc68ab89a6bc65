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
