"""Find a person: why each matched, the same words for nobody and for somebody hidden, and adding only after a search."""

from __future__ import annotations

import re
from datetime import date

import pytest

from homefirst.foundation.accounts.models import Team
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories
from tests.support.services.making import from_file
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def joan(north: Team) -> Person:
    return factories.person(of=north, given_name="Joan", family_name="Taylor", postcode="WB4 2PL")


def without_the_name(page: bytes, typed: str) -> str:
    """The page with the name, and the token of the sign-out button, taken out."""
    plain = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page.decode())
    return plain.replace(typed, "TYPED").replace(typed.replace(" ", "+"), "TYPED")


def test_a_match_says_why_it_is_shown_and_who_holds_them(north: Team, joan: Person) -> None:
    page = words_of(signed_in("social_worker", north).get("/people/?q=joan+tailor"))
    assert "1 person matches" in page
    assert "Joan Taylor" in page
    assert "sounds like" in page
    assert "North team" in page


def test_a_match_says_what_they_have_now_in_few_words(north: Team, joan: Person) -> None:
    client = signed_in("social_worker", north)
    assert "Nothing now" in words_of(client.get("/people/?q=taylor"))
    from_file(joan)
    from_file(joan, service_component="Meals")
    from_file(joan, service_component="Day support", ends_on=date(2026, 5, 1))
    assert "Meals and 1 more" in words_of(client.get("/people/?q=taylor"))


def test_nobody_and_somebody_hidden_give_the_same_words(north: Team) -> None:
    client = signed_in("broker", north)
    factories.person(of=factories.team(), given_name="Diana", family_name="Clarke")
    hidden, nobody = client.get("/people/?q=diana+clarke"), client.get("/people/?q=zelda+quirke")
    assert without_the_name(hidden.content, "diana clarke") == without_the_name(
        nobody.content, "zelda quirke"
    )
    assert "Nobody we may show you matches diana clarke . Try: part of the name" in words_of(hidden)


def test_a_restricted_record_is_not_found_by_those_who_are_not_named(north: Team, joan: Person) -> None:
    lead = factories.actor("safeguarding_lead", teams=(north,))
    people.restrict(person=joan, reason="She works here", named=[], by=lead)
    client = signed_in("social_worker", north)
    assert "Nobody we may show you matches" in words_of(client.get("/people/?q=joan+taylor"))


def test_somebody_new_is_added_only_after_a_search_and_what_was_typed_goes_along(north: Team) -> None:
    client = signed_in("social_worker", north)
    assert "/people/add/" not in client.get("/people/").content.decode()
    page = client.get("/people/?q=jon+smyth+14/3/1944&street=Orchard+Close").content.decode()
    href = re.search(r'href="(/people/add/[^"]*)"', page)
    assert href
    form = client.get(href[1].replace("&amp;", "&")).content.decode()
    for kept in ('value="Jon"', 'value="Smyth"', 'value="14"', 'value="1944"', 'value="Orchard Close"'):
        assert kept in form
    assert "what you searched for" in form


def test_a_role_that_may_not_add_is_not_offered_it(north: Team) -> None:
    page = signed_in("broker", north).get("/people/?q=nobody").content.decode()
    assert "/people/add/" not in page


def test_a_record_that_is_not_open_leads_to_the_page_that_asks_why(north: Team) -> None:
    elsewhere = factories.person(of=factories.team(), given_name="Diana", family_name="Clarke")
    page = signed_in("social_worker", north).get("/people/?q=clarke").content.decode()
    assert f'href="/people/{elsewhere.record.ref}/open/"' in page
    assert "Say why to see" in page


def test_a_day_that_is_no_day_is_said_at_its_field_and_nothing_typed_is_lost(north: Team) -> None:
    client = signed_in("social_worker", north)
    response = client.get("/people/?q=taylor&born_day=31&born_month=2&born_year=1944")
    page = response.content.decode()
    assert response.status_code == 400
    assert "There is no such day. Enter the birth date" in page
    assert "<title>Error: Find a person" in page
    for kept in ('value="taylor"', 'value="31"', 'value="1944"'):
        assert kept in page
    assert not AuditRow.objects.filter(kind="search").exists()


def test_more_ways_narrow_the_search(north: Team, joan: Person) -> None:
    client = signed_in("social_worker", north)
    people.add_address(person=joan, lines="8 Orchard Close", by=factories.SYSTEM, on=factories.TODAY)
    assert "has lived in that street" in words_of(client.get("/people/?street=orchard"))
    assert "Nobody we may show you matches elm lane" in words_of(client.get("/people/?street=elm+lane"))
    assert client.get("/people/?age=ninety").status_code == 400


def test_the_search_and_each_person_it_showed_are_written_down_but_not_what_was_typed(
    north: Team, joan: Person
) -> None:
    signed_in("social_worker", north).get("/people/?q=taylor")
    search = AuditRow.objects.get(kind="search")
    assert search.detail == {"ways": ["name"], "found": 1}
    look = AuditRow.objects.get(kind="read")
    assert (look.record_id, look.part, look.action) == (joan.pk, "search", "person.names")


def test_the_questions_asked_do_not_grow_with_the_people(north: Team, joan: Person) -> None:
    client = signed_in("social_worker", north)
    small = asked(client, "/people/?q=joan")
    for number in range(60):
        factories.person(of=north, given_name="Joan", family_name=f"Taylor {number}")
    assert asked(client, "/people/?q=joan") <= small <= MOST
    assert asked(client, "/people/?q=joan+tailor+1944") <= MOST
    assert asked(client, "/people/?q=nobody+whatever") <= MOST
    assert asked(client, "/people/") <= MOST


def test_a_search_over_nothing_shows_those_seen_lately(north: Team, joan: Person) -> None:
    client = signed_in("social_worker", north)
    assert "Nobody seen lately" in words_of(client.get("/people/"))
    client.get(f"/people/{joan.record.ref}/")
    assert "Joan Taylor" in words_of(client.get("/people/"))
    assert "Joan Taylor" in words_of(client.get("/people/?q="))
