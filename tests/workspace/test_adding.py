"""Add a person: nobody gets two records, nobody is stopped, and nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import Team
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import NotTheSame, Person
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = pytest.mark.django_db
GRAHAM = {
    "given_name": "Graham",
    "family_name": "Ashworth",
    "birth_date_day": "14",
    "birth_date_month": "3",
    "birth_date_year": "1944",
    "postcode": "WB4 2PL",
}


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def client(north: Team) -> Client:
    return signed_in("social_worker", north)


@pytest.fixture
def graham(north: Team) -> Person:
    return factories.person(
        of=north,
        given_name="Graham",
        family_name="Ashworth",
        birth_date=date(1944, 3, 14),
        postcode="WB4 2PL",
    )


def send(client: Client, before: Any = None, **typed: str) -> Any:
    """Presses a button on the page as it stands (or on a fresh one), with `typed` in its boxes."""
    return client.post("/people/add/", form_of(before or client.get("/people/add/")) | typed)


def test_somebody_new_has_a_record_in_the_team_of_whoever_adds_them(client: Client, north: Team) -> None:
    response = send(client, **GRAHAM, do="save")
    person = Person.objects.get()
    assert response.url == f"/people/{person.record.ref}/"
    assert (person.given_name, person.birth_date, person.postcode) == ("Graham", date(1944, 3, 14), "WB4 2PL")
    assert person.record.team == north
    assert "Graham Ashworth has a record now." in words_of(client.get(response.url))


def test_a_strong_likeness_asks_before_anything_is_saved(client: Client, graham: Person) -> None:
    asked_first = send(client, **GRAHAM, do="save")
    page = words_of(asked_first)
    assert Person.objects.count() == 1
    for said in ("Could this be...", "almost surely", "Birth date: same", "Add as someone new"):
        assert said in page
    assert form_of(asked_first) | GRAHAM == form_of(asked_first)
    again = send(client, asked_first, do="save")
    assert Person.objects.count() == 1
    assert "Could this be..." in words_of(again)


def test_it_never_blocks(client: Client, graham: Person) -> None:
    shown = send(client, **GRAHAM, do="save")
    assert send(client, shown, do="new").status_code == 302
    assert Person.objects.count() == 2


def test_no_is_kept_and_not_asked_again(client: Client, graham: Person) -> None:
    shown = send(client, **GRAHAM, do="save")
    answered = send(client, shown, answer=f"no:{graham.record.ref}")
    assert Person.objects.count() == 1
    assert "almost surely" not in words_of(answered)
    assert form_of(answered) | GRAHAM == form_of(answered)
    assert send(client, answered, do="save").status_code == 302
    assert NotTheSame.objects.get().answer == NotTheSame.Answer.NO


def test_not_sure_goes_to_who_is_who_when_the_record_is_saved(client: Client, graham: Person) -> None:
    shown = send(client, **GRAHAM, do="save")
    answered = send(client, shown, answer=f"unsure:{graham.record.ref}")
    assert "You said: not sure." in words_of(answered)
    assert not NotTheSame.objects.exists()
    assert send(client, answered, do="save").status_code == 302
    assert NotTheSame.objects.get().answer == NotTheSame.Answer.UNSURE


def test_yes_leads_to_the_record_that_stands(client: Client, graham: Person) -> None:
    shown = send(client, **GRAHAM, do="save")
    assert send(client, shown, answer=f"same:{graham.record.ref}").url == f"/people/{graham.record.ref}/"
    assert Person.objects.count() == 1


def test_yes_about_a_record_that_is_not_open_leads_to_saying_why(client: Client) -> None:
    elsewhere = factories.person(of=factories.team(), given_name="Graham", family_name="Ashworth")
    response = send(client, **GRAHAM, answer=f"same:{elsewhere.record.ref}")
    assert response.url == f"/people/{elsewhere.record.ref}/open/"


def test_a_record_out_of_sight_is_only_said_to_exist_perhaps(
    client: Client, graham: Person, north: Team
) -> None:
    lead = factories.actor("safeguarding_lead", teams=(north,))
    people.restrict(person=graham, reason="He works here", named=[], by=lead)
    page = words_of(send(client, **GRAHAM, do="save"))
    assert "There may be a record that you may not see." in page
    assert "Held by" not in page
    assert graham.record.ref not in page
    assert send(client, answer=f"same:{graham.record.ref}").status_code == 404


def test_an_answer_about_a_record_out_of_sight_is_passed_over(
    client: Client, graham: Person, north: Team
) -> None:
    lead = factories.actor("safeguarding_lead", teams=(north,))
    people.restrict(person=graham, reason="He works here", named=[], by=lead)
    assert send(client, **GRAHAM, do="new", answers=f"{graham.record.ref}:no").status_code == 302
    assert not NotTheSame.objects.exists()


@pytest.mark.parametrize(
    ("box", "typed", "said"),
    [
        ("nhs_number", "401 023 2138", "This NHS number has a wrong digit. Check it, or leave it out."),
        ("postcode", "WB4", "Enter a full UK postcode"),
        ("birth_date_month", "13", "There is no such day. Enter the birth date"),
        ("birth_date_year", "2044", "The birth date is in the future."),
        ("about_age", "eighty", "Enter an age in whole years, like 80."),
        ("about_age", "82", "Enter the birth date or about how old they are, not both."),
        ("need_words", "ring first", "Choose from the list how to speak to them."),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field_and_every_word_is_kept(
    client: Client, box: str, typed: str, said: str
) -> None:
    given = GRAHAM | {box: typed}
    response = send(client, **given, do="save")
    page = response.content.decode()
    assert response.status_code == 400
    assert said in page
    assert "<title>Error: Add a person" in page
    assert form_of(response) | given == form_of(response)
    assert not Person.objects.exists()


def test_nothing_at_all_is_not_enough(client: Client) -> None:
    assert "Enter a name, a birth date or an NHS number" in words_of(send(client, do="save"))


def test_a_council_number_in_use_is_said_without_saying_whose(client: Client) -> None:
    factories.person(of=factories.team(), given_name="Diana", council_number="204718")
    page = words_of(send(client, family_name="Nowak", council_number="204718", do="save"))
    assert "Another record may have this council number." in page
    assert "Diana" not in page
    assert Person.objects.count() == 1


def test_an_age_becomes_a_birth_date_that_is_marked_as_a_guess(client: Client) -> None:
    send(client, family_name="Nowak", about_age="80", do="save")
    person = Person.objects.get()
    assert person.birth_is_estimated
    assert "Born aged about 80" in words_of(client.get(f"/people/{person.record.ref}/"))


def test_how_to_speak_is_on_the_record_from_the_first_page(client: Client) -> None:
    response = send(
        client, family_name="Nowak", need="call_not_write", need_words="Ring, she opens no letters", do="save"
    )
    assert "Ring, she opens no letters." in words_of(client.get(response.url))


def test_the_enter_key_never_takes_over_somebody_elses_record(client: Client, graham: Person) -> None:
    page = send(client, **GRAHAM, do="save").content.decode().split("<main", 1)[1]
    first = page[page.index("<form") :].split('type="submit"', 1)[1]
    assert first.lstrip().startswith('name="do" value="save"')


def test_the_questions_asked_do_not_grow_with_the_people(client: Client, north: Team) -> None:
    assert asked(client, "/people/add/?q=graham+ashworth") <= MOST


def test_a_role_that_may_not_add_has_no_such_page(north: Team) -> None:
    assert signed_in("broker", north).get("/people/add/").status_code == 404
