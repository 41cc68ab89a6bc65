"""Who holds the work, and who may open a restricted record."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.access.models import Tie
from homefirst.foundation.accounts.models import Team, User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import send, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def manager(north: Team) -> Client:
    return signed_in("team_manager", north)


@pytest.fixture
def hannah(north: Team) -> User:
    return factories.staff("social_worker", name="Hannah Price", teams=(north,))


@pytest.fixture
def graham(north: Team) -> Person:
    return factories.person(of=north, given_name="Graham", family_name="Ashworth")


def work(person: Person) -> str:
    return f"/people/{person.record.ref}/work/"


def restriction(person: Person) -> str:
    return f"/people/{person.record.ref}/details/restriction/"


def test_work_is_given_to_somebody_and_stands_under_their_name(
    manager: Client, hannah: User, graham: Person
) -> None:
    response = manager.post(work(graham), {"do": "give", "user": str(hannah.pk)})
    assert response.url == work(graham)
    assert "Hannah Price holds the work now, and finds it under My work." in words_of(
        manager.get(response.url)
    )
    page = words_of(signed_in("social_worker", user=hannah).get("/my-work/"))
    assert "Graham Ashworth" in page
    assert AuditRow.objects.filter(action="tie.allocated", record_id=graham.pk).exists()


def test_two_who_hold_the_work_are_both_named(
    manager: Client, hannah: User, graham: Person, north: Team
) -> None:
    second = factories.staff("social_worker", name="Tom Whitfield", teams=(north,))
    for user in (hannah, second):
        manager.post(work(graham), {"do": "give", "user": str(user.pk)})
    page = words_of(manager.get(f"/people/{graham.record.ref}/"))
    assert "Nothing is planned. Hannah Price and Tom Whitfield hold the work." in page


def test_holding_ends_and_stays_in_the_past(manager: Client, hannah: User, graham: Person) -> None:
    manager.post(work(graham), {"do": "give", "user": str(hannah.pk)})
    manager.post(work(graham), {"do": f"end:{hannah.pk}"})
    assert "Nobody holds the work." in words_of(manager.get(work(graham)))
    assert Tie.objects.get(kind=Tie.Kind.ALLOCATED).ends_at is not None
    assert manager.post(work(graham), {"do": f"end:{hannah.pk}"}).status_code == 200
    assert manager.post(work(graham), {"do": "end:x"}).status_code == 200


def test_a_record_moves_to_another_team_and_out_of_sight(manager: Client, graham: Person) -> None:
    south = factories.team("south", "South team")
    assert manager.post(work(graham), {"do": "move", "team": str(south.pk)}).url == "/my-work/"
    graham.record.refresh_from_db()
    assert graham.record.team == south
    assert manager.get(work(graham)).status_code == 404


def test_nobody_outside_the_teams_is_offered_or_accepted(manager: Client, graham: Person) -> None:
    stranger = factories.staff("social_worker", name="Stranger", teams=(factories.team(),))
    assert "Stranger" not in words_of(manager.get(work(graham)))
    response = manager.post(work(graham), {"do": "give", "user": str(stranger.pk)})
    assert response.status_code == 400
    assert "Choose from the list." in words_of(response)
    assert not Tie.objects.exists()


def test_nothing_chosen_is_said_at_the_field(manager: Client, graham: Person) -> None:
    assert "Choose who is to hold the work." in words_of(
        manager.post(work(graham), {"do": "give", "user": ""})
    )
    assert "Choose the team." in words_of(manager.post(work(graham), {"do": "move", "team": ""}))


def test_a_worker_may_not_give_work_away(north: Team, hannah: User, graham: Person) -> None:
    worker = signed_in("social_worker", user=hannah)
    assert worker.get(work(graham)).status_code == 404
    assert worker.post(work(graham), {"do": "give", "user": str(hannah.pk)}).status_code == 404
    assert "Give it to somebody" not in words_of(worker.get(f"/people/{graham.record.ref}/details/"))


def test_a_restricted_record_is_found_and_opened_by_those_named_only(
    manager: Client, hannah: User, graham: Person, north: Team
) -> None:
    colleague = signed_in("social_worker", north)
    named = signed_in("social_worker", user=hannah)
    send(manager, restriction(graham), reason="He works for the council", named=str(hannah.pk))
    for client, status in ((manager, 200), (named, 200), (colleague, 404)):
        assert client.get(f"/people/{graham.record.ref}/").status_code == status
    page = words_of(named.get(f"/people/{graham.record.ref}/"))
    assert "Locked He works for the council. You may see it: named on a restricted record." in page


def test_others_are_named_by_their_address(manager: Client, graham: Person) -> None:
    outside = factories.staff("social_worker", email="eve@council.example")
    refused = send(manager, restriction(graham), reason="He works here", others="eva@council.example")
    assert "Nobody here signs in as eva@council.example. Check the address." in words_of(refused)
    send(manager, restriction(graham), reason="He works here", others="Eve@council.example")
    assert signed_in("social_worker", user=outside).get(f"/people/{graham.record.ref}/").status_code == 200


def test_a_restriction_needs_a_reason_and_is_lifted_with_one(
    manager: Client, graham: Person, north: Team
) -> None:
    assert "Say why this record needs to be restricted." in words_of(send(manager, restriction(graham)))
    send(manager, restriction(graham), reason="He works here")
    assert "Lift the restriction" in words_of(manager.get(restriction(graham)))
    assert send(manager, restriction(graham)).status_code == 400
    send(manager, restriction(graham), reason="He left the council")
    assert signed_in("social_worker", north).get(f"/people/{graham.record.ref}/").status_code == 200


def test_a_role_that_may_not_restrict_has_no_such_page(north: Team, graham: Person) -> None:
    assert signed_in("social_worker", north).get(restriction(graham)).status_code == 404


def test_the_page_asks_few_questions(manager: Client, graham: Person, hannah: User) -> None:
    assert asked(manager, work(graham)) <= MOST
