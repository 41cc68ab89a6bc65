"""From the list of measures to the people behind the one that stands worst, as an analyst and as a manager."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from homefirst.exchange.cld.actions import load_files
from homefirst.foundation.access.models import Record
from homefirst.oversight.performance.actions import load_benchmarks, load_population, take_snapshot
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.insight.expected import expected, files
from tests.oversight.performance.test_figures import series

WHY = "Filling blank mechanisms before the return for March."


@pytest.fixture
def borough(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
    load_files(files("boundary"), by=make.SYSTEM)
    load_population(year=2025, people=expected("boundary")["population"], source="made up", by=make.SYSTEM)
    load_benchmarks(rows=series("3D(1a)", "20.0", ["60.0", "70.0"]), source="made up", by=make.SYSTEM)
    Person.objects.update(given_name="Ada", family_name="Holroyd")  # the files call everybody a case
    take_snapshot(by=make.SYSTEM)


def to_the_worst(visitor: Visitor) -> Visitor:
    visitor.open("figures").sees("Worst against England", "place 3 of 3 councils in 2024/25")
    visitor.press("Worst against England first")
    return visitor.follow(visitor.page.locator("tbody a").first).sees(
        "People who direct their own support", "In words", "What weakens this figure"
    )


def test_an_analyst_reaches_the_people_behind_the_worst_measure_after_saying_why(
    visitor: Visitor, borough: None
) -> None:
    visitor.signed_in(make.staff("performance_analyst", name="Owen Pryce"))
    to_the_worst(visitor)
    visitor.follow(visitor.page.locator(".hf-headline a").first).sees("Counted in", "Say why you need names")
    name = visitor.page.get_by_role("button", name="Name these", exact=False)
    visitor.follow(name).sees("Say in a sentence what you are mending.")
    visitor.type("What are you mending, and why do you need names?", WHY)
    visitor.follow(visitor.page.get_by_role("button", name="Name these", exact=False)).sees(
        "Everybody named here can see that you looked"
    )
    assert visitor.follow(visitor.page.locator("tbody a").first).path.startswith("/people/")


def test_a_manager_reaches_people_of_their_own_teams(visitor: Visitor, borough: None) -> None:
    north = make.team("north", "Westbrook North")
    Record.objects.all().update(team=north)
    visitor.signed_in(make.staff("team_manager", name="Gail Moss", teams=(north,)))
    to_the_worst(visitor)
    visitor.follow(visitor.page.locator(".hf-headline a").first).sees(
        "Counted in", "Everybody named here can see that you looked"
    )
    assert visitor.page.locator("tbody tr").count() > 0


def test_a_councillor_reads_every_view_of_a_measure_and_meets_nobody(visitor: Visitor, borough: None) -> None:
    visitor.signed_in(make.staff("councillor"))
    visitor.open("figures", query="?order=reading").sees("Figures")
    visitor.open("measure", slug="2a", query="?trend_as=table&councils_as=table&split=ethnicity_group")
    visitor.sees("Counts under 5 are hidden.")
    visitor.open("measure", slug="2b", query="?trend=years").sees("Neighbouring years share nine months")
    visitor.open("measure", slug="3d-1b").sees("England's figure is not published.")
    assert visitor.page.locator('a[href*="/people/"]').count() == 0
