"""Which way home, and notices of the past (law.md 8; vectors T083, T084)."""

from __future__ import annotations

from datetime import date

import pytest

from homefirst.practice.decisions import NotInForce
from homefirst.practice.hospital.rules import WayHome, decision_due_after_notice, way_home


@pytest.mark.parametrize(
    ("help_", "bed", "lasting", "way"),
    [
        (False, False, False, WayHome.NOTHING_NEW),
        (True, False, False, WayHome.HOME_WITH_HELP),  # T083
        (True, True, False, WayHome.BED_TO_RECOVER),
        (True, True, True, WayHome.CARE_HOME),
    ],
)
def test_the_way_home_follows_from_what_is_needed(
    help_: bool, bed: bool, lasting: bool, way: WayHome
) -> None:
    assert way_home(needs_new_help=help_, needs_a_bed=bed, is_likely_to_last=lasting) == way


def test_a_notice_of_the_old_scheme_gave_two_days() -> None:
    assert decision_due_after_notice(date(2022, 6, 30)) == date(2022, 7, 2)


@pytest.mark.parametrize("day", [date(2022, 7, 1), date(2022, 7, 2), date(2015, 3, 31)])
def test_a_notice_outside_the_schemes_life_is_refused(day: date) -> None:
    """T084."""
    with pytest.raises(NotInForce):
        decision_due_after_notice(day)
