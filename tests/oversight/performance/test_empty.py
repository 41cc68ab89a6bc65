"""The pages before there is anything to show."""

from __future__ import annotations

import pytest
from django.urls import reverse

from homefirst.oversight.performance.actions import take_snapshot
from tests.factories import SYSTEM
from tests.oversight.performance.conftest import SignedIn
from tests.oversight.performance.reading import words

pytestmark = pytest.mark.django_db


def test_before_the_first_snapshot_the_list_says_why_it_is_empty(signed_in: SignedIn) -> None:
    assert "no measure can be worked out" in words(signed_in("councillor").get(reverse("figures")))


@pytest.mark.parametrize(
    ("name", "role"),
    [("measure", "director"), ("measure_people", "team_manager"), ("measure_csv", "commissioner")],
)
def test_before_the_first_snapshot_a_measure_says_what_must_come_first(
    name: str, role: str, signed_in: SignedIn
) -> None:
    page = signed_in(role).get(reverse(name, args=["2a"]))
    assert page.status_code == 409
    assert "Load a file first" in words(page)


def test_there_is_nothing_to_take_out_before_the_first_snapshot(signed_in: SignedIn) -> None:
    page = signed_in("director").get(reverse("figures_csv"))
    assert page.status_code == 409


def test_a_record_without_anybody_has_a_snapshot_whose_figures_are_nought(signed_in: SignedIn) -> None:
    take_snapshot(by=SYSTEM)
    client = signed_in("performance_analyst")
    said = words(client.get(reverse("measure", args=["2a"])))
    assert "0.0%: 0 of 0 spells of short-term help, in the year to 30 September 2026." in said
    assert client.get(reverse("figures")).status_code == 200
