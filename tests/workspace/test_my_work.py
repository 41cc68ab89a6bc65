"""My people: whose work is in your hands, in few questions however many they are, and nobody put in danger by a list."""

from __future__ import annotations

import re

import pytest

from homefirst.foundation.access import actions as access
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


def held(client, team: Team, count: int, start: int = 0) -> list[Person]:
    """That many people whose work this worker holds, each with a number and a need."""
    manager = factories.actor("team_manager", teams=(team,))
    made = []
    for number in range(start, start + count):
        person = factories.person(
            of=team, given_name="Asha", family_name=f"Verma {number:03}", postcode="WB1 1AA"
        )
        access.allocate(record=person.record, user=client.user, by=manager)
        people.add_contact_point(
            person=person, kind="phone", value=f"01632 960 {number:03}", by=factories.SYSTEM
        )
        made.append(person)
    return made


def test_the_list_holds_those_whose_work_is_mine_and_says_how_to_reach_them(north: Team) -> None:
    client = signed_in("social_worker", north)
    held(client, north, 2)
    factories.person(of=north, given_name="Peter", family_name="Nowak")
    page = words_of(client.get("/my-work/"))
    assert "Asha Verma 000" in page
    assert "01632 960 001" in page
    assert "Peter Nowak" not in page
    assert "You hold the work with 2 people . Your teams hold the work with 3 people ." in page


def test_the_counts_open_to_as_many_rows(north: Team) -> None:
    client = signed_in("social_worker", north)
    held(client, north, 2)
    factories.person(of=north)
    page = client.get("/my-work/").content.decode()
    counts = [
        (re.search(r'href="([^"]*)"', link)[1], number)
        for link, number in re.findall(r'(<a[^>]*data-count="(\d+)"[^>]*>)', page)
    ]
    assert [number for _, number in counts] == ["2", "3", "2", "3"]
    for href, number in counts:
        rows = client.get(href.replace("&amp;", "&")).content.decode().count('scope="row"')
        assert rows == int(number)


def test_somebody_to_be_reached_in_an_agreed_way_only_has_no_number_in_the_list(north: Team) -> None:
    client = signed_in("social_worker", north)
    person = held(client, north, 1)[0]
    people.add_communication_need(person=person, code="safe_contact", by=factories.SYSTEM, on=factories.TODAY)
    page = words_of(client.get("/my-work/"))
    assert "Only be in touch in the agreed way" in page
    assert "01632 960 000" not in page


def test_fifty_stand_on_a_page_and_the_rest_on_the_next(north: Team) -> None:
    client = signed_in("social_worker", north)
    held(client, north, 52)
    first = words_of(client.get("/my-work/"))
    assert "1 to 50 of 52" in first
    assert "Next 2" in first
    second = words_of(client.get("/my-work/?whose=mine&page=2"))
    assert "Verma 051" in second
    assert "51 to 52 of 52" in words_of(client.get("/my-work/?whose=mine&page=99"))
    assert client.get("/my-work/?page=x").status_code == 200


def test_each_person_listed_is_a_look_that_is_written_down(north: Team) -> None:
    client = signed_in("social_worker", north)
    ids = {person.pk for person in held(client, north, 3)}
    client.get("/my-work/")
    rows = AuditRow.objects.filter(kind="read", part="my work")
    assert {(row.record_id, row.tie) for row in rows} == {(pk, "holds the work") for pk in ids}


def test_the_questions_asked_do_not_grow_with_the_people(north: Team) -> None:
    client = signed_in("social_worker", north)
    few = held(client, north, 2)
    client.get(f"/people/{few[0].record.ref}/")
    small = asked(client, "/my-work/?whose=mine")
    held(client, north, 48, start=2)
    assert asked(client, "/my-work/?whose=mine") == small <= MOST
    assert asked(client, "/my-work/?whose=team") == small


def test_a_newcomer_is_told_how_work_reaches_them() -> None:
    page = words_of(signed_in("social_worker", factories.team()).get("/my-work/"))
    assert "they stand here. Find a person" in page


def test_those_seen_lately_stand_first_while_a_reason_lasts(north: Team) -> None:
    client = signed_in("social_worker", north)
    person = held(client, north, 1)[0]
    client.get(f"/people/{person.record.ref}/")
    assert "Seen lately by you Asha Verma 000" in words_of(client.get("/my-work/"))
    people_team = factories.team("south")
    manager = factories.actor("team_manager", teams=(north,))
    access.end_allocation(record=person.record, user=client.user, by=manager)
    access.move_to_team(record=person.record, team=people_team, by=manager)
    assert "Asha Verma" not in words_of(client.get("/my-work/"))


def test_a_role_that_may_not_find_people_is_not_sent_to_find_them() -> None:
    page = signed_in("performance_analyst", factories.team()).get("/my-work/").content.decode()
    assert 'href="/people/"' not in page


def test_a_role_that_sees_figures_only_has_no_such_page() -> None:
    assert signed_in("councillor").get("/my-work/").status_code == 404
