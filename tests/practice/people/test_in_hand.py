"""How many people are in somebody's hands, and in their teams'."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.access import actions as access
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts import actions as accounts
from homefirst.practice.people.queries import my_people, people_in_hand
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Actor:
    """Of two teams that both know them, with three people held, of whom one is of another team."""
    north, east, west = (make.team(code) for code in ("north", "east", "west"))
    worker = make.actor("social_worker", teams=(north, east))
    for team in (north, north, east, west):
        make.person(of=team)
    for team in (north, east, west):
        access.allocate(record=make.person(of=team).record, user=worker.user, by=make.SYSTEM)
    return worker


def test_those_in_hand_and_those_of_the_teams_are_counted_apart_and_each_once(worker: Actor) -> None:
    assert people_in_hand(worker) == {"mine": 3, "team": 5}


def test_each_count_is_of_the_people_in_its_list(worker: Actor) -> None:
    counts = people_in_hand(worker)
    assert {whose: len(my_people(worker, whose=whose).lines) for whose in counts} == counts


def test_one_question_counts_both_however_many_they_are(worker: Actor) -> None:
    assert _questions(worker) == 1
    for _ in range(30):
        make.person(of=accounts.team_called("north"))
    assert _questions(worker) == 1


@pytest.mark.parametrize("role", ["councillor", "administrator", "social_worker"])
def test_somebody_whose_hands_are_empty_or_who_sees_nobody_is_told_none(worker: Actor, role: str) -> None:
    assert people_in_hand(make.actor(role)) == {"mine": 0, "team": 0}


def test_nobody_is_in_the_hands_of_the_system_itself(worker: Actor) -> None:
    assert people_in_hand(make.SYSTEM) == {"mine": 0, "team": 0}


def _questions(actor: Actor) -> int:
    with CaptureQueriesContext(connection) as caught:
        people_in_hand(actor)
    return len(caught)
