"""What is changed at the desk moves the next snapshot's figures: they come from the record, not from the files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from homefirst.foundation.access.actor import system
from homefirst.foundation.definitions import folder
from homefirst.insight.indicators.measures import Figure, from_snapshot
from homefirst.oversight.performance.actions import take_snapshot
from homefirst.practice.people.models import Person
from homefirst.support.services import actions
from homefirst.support.services.models import Service
from tests.factories import NOW, SYSTEM, TODAY, person
from tests.support.services.making import HOME_CARE, RESIDENTIAL, added, from_file

pytestmark = pytest.mark.django_db
YEAR_END = date(2026, 9, 30)  # the last quarter's end before TODAY, as no file says otherwise


@pytest.fixture
def shelf(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "snapshots"


@pytest.fixture
def tina() -> Person:
    return person(given_name="Tina", birth_date=date(1982, 5, 3), gender="Female")


def figures(shelf: Path, code: str, minute: int) -> Mapping[str, Figure]:
    snapshot = take_snapshot(by=system(NOW + timedelta(minutes=minute)))
    place = {"definitions": folder(), "joined_to": snapshot.joined_to}
    with from_snapshot(shelf / snapshot.folder, **place) as calculation:
        calculation.at(YEAR_END)
        return calculation.figures(code)


def part_of(found: Mapping[str, Figure], group: str = "Total") -> tuple[int, int | None]:
    return found[group].numerator, found[group].denominator


def test_a_mended_mechanism_and_then_an_end_move_the_share_who_direct_their_support(
    tina: Person, shelf: Path
) -> None:
    care = from_file(tina, delivery_mechanism="")
    assert part_of(figures(shelf, "3D(1a)", 0)) == (0, 1)
    mended = {"delivery_mechanism": "Direct payment"}
    actions.change_service(service=care, changes=mended, row_version=1, by=SYSTEM, on=TODAY)
    assert part_of(figures(shelf, "3D(1a)", 1)) == (1, 1)
    actions.end_service(
        service=care,
        outcome="NFA: Support ended as planned",
        ends_on=date(2026, 9, 29),
        row_version=2,
        by=SYSTEM,
        on=TODAY,
    )
    assert part_of(figures(shelf, "3D(1a)", 2)) == (0, 0)


def test_care_added_at_the_desk_is_counted(tina: Person, shelf: Path) -> None:
    assert part_of(figures(shelf, "3D(1a)", 0)) == (0, 0)
    added(tina, service_component=HOME_CARE, delivery_mechanism="CASSR managed personal budget")
    assert part_of(figures(shelf, "3D(1a)", 1)) == (1, 1)


def test_a_mended_component_makes_a_move_to_a_home_count(tina: Person, shelf: Path) -> None:
    home = from_file(tina, service_type=RESIDENTIAL, service_component="")
    assert figures(shelf, "2B", 0)["18 to 64"].numerator == 0
    mended = {"service_component": "Long term residential care"}
    actions.correct_service(service=home, changes=mended, row_version=1, by=SYSTEM, on=TODAY)
    assert figures(shelf, "2B", 1)["18 to 64"].numerator == 1


def test_an_event_kept_out_for_want_of_a_start_joins_as_soon_as_it_has_one(tina: Person, shelf: Path) -> None:
    care = from_file(tina, starts_on=None, in_return=False, delivery_mechanism="Direct payment")
    assert part_of(figures(shelf, "3D(1a)", 0)) == (0, 0)
    mended = {"starts_on": date(2026, 4, 1)}
    actions.correct_service(service=care, changes=mended, row_version=1, by=SYSTEM, on=TODAY)
    assert part_of(figures(shelf, "3D(1a)", 1)) == (1, 1)


def test_care_that_a_file_lost_runs_on_when_the_desk_says_so(tina: Person, shelf: Path) -> None:
    care = from_file(tina, presumed_end_on=date(2026, 6, 30), delivery_mechanism="Direct payment")
    assert part_of(figures(shelf, "3D(1a)", 0)) == (0, 0)
    actions.correct_service(service=care, changes={"ends_on": None}, row_version=1, by=SYSTEM, on=TODAY)
    assert part_of(figures(shelf, "3D(1a)", 1)) == (1, 1)
    assert Service.objects.get().presumed_end_on == date(2026, 6, 30)
