"""From a figure of practice to the people behind it, and from a review group to what one review led to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from homefirst.foundation.design.council import council
from homefirst.oversight.performance import extract_practice
from homefirst.oversight.performance.actions import take_snapshot
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.oversight import made_up_year
from tests.oversight.made_up_year import Year, first_talks, review, reviews


@pytest.fixture
def year(
    transactional_db: None, published: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Year:
    """A few of each: five talks of the new way, four of the old one, and a group of three with one review done."""
    settings.DATA = tmp_path / "data"
    monkeypatch.setattr(extract_practice, "council", lambda: replace(council(), ways=made_up_year.WAYS))
    lived = Year()
    first_talks(lived, {"settled": 1, "pass_on": 3}, {"connected": 4, "crisis": 1})
    reviews(lived, 3, {"revised": 1})
    member = lived.members()[1]
    review(lived, member, "changed")
    take_snapshot(by=make.SYSTEM)
    return lived


def test_a_principal_social_worker_opens_the_figure_of_the_first_talk_to_its_people(
    visitor: Visitor, year: Year
) -> None:
    visitor.signed_in(make.staff("principal_social_worker", name="Gwen Morgan"))
    visitor.open("figures").sees("Three Conversations", "Reviews")
    visitor.follow(visitor.page.get_by_role("link", name="People settled at the first talk")).sees(
        "80.0%", "Old way: 25.0%", "Published by Harrow", "88%", "Resilient Harrow programme"
    )
    visitor.follow(visitor.page.locator(".hf-headline a").first).sees(
        "Counted in, way of working: Three Conversations", "4 talks", "Conversation 1, 1 December 2025"
    )
    assert visitor.page.locator("tbody tr").count() == 4
    assert visitor.follow(visitor.page.locator("tbody a").first).path.startswith("/people/")


def test_a_manager_records_what_a_review_of_the_group_led_to_and_the_saving_follows(
    visitor: Visitor, year: Year
) -> None:
    assert year.manager.user is not None
    visitor.signed_in(year.manager.user)
    visitor.open("review_groups").sees("Nearer home", "3 people")
    visitor.press("Nearer home").sees("of 3 reviewed", "Nobody has begun it", "£3,000")
    visitor.follow(visitor.page.get_by_role("link", name="Record what the review of", exact=False)).sees(
        "It ended: The plan changes."
    )
    visitor.choose("Moved to a more independent home")
    visitor.type("What does it cost a week after the change?", "five hundred")
    visitor.press("Keep this").sees("Something")
    visitor.type("What does it cost a week after the change?", "500")
    for part, value in (("Day", "3"), ("Month", "9"), ("Year", "2026")):
        visitor.type(part, value)
    visitor.press("Keep this").sees("Moved to a more independent home", "£33,000")
    visitor.follow(visitor.page.get_by_role("link", name="How it is counted")).sees(
        "Published by Harrow", "£312,000"
    )
