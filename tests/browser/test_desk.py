"""The staff desk as a worker goes through it: their people, finding, adding, a record and its details, saying why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from homefirst.foundation.access import actions as access
from homefirst.foundation.accounts.models import User
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.looking import rows_on_first_screen
from tests.browser.visitor import Visitor

TODAY = make.TODAY


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "North older people's team")


@pytest.fixture
def manager(north: Any) -> User:
    return make.staff("team_manager", name="Amara Cole", teams=(north,))


@pytest.fixture
def worker(north: Any) -> User:
    return make.staff("social_worker", name="Hannah Price", teams=(north,))


@pytest.fixture
def graham(north: Any, manager: User, worker: User) -> Person:
    person = make.person(
        of=north,
        given_name="Graham",
        family_name="Ashworth",
        birth_date=date(1944, 3, 14),
        postcode="WB4 2PL",
    )
    by = make.acting(manager, "team_manager")
    access.allocate(record=person.record, user=worker, by=by)
    people.add_alert(
        person=person, words="Loose dog, ring first", check_on=TODAY + timedelta(70), by=by, on=TODAY
    )
    people.add_communication_need(person=person, code="large_print", by=by, on=TODAY)
    return person


@pytest.fixture
def diana(transactional_db: None) -> Person:
    return make.person(of=make.team("south", "South team"), given_name="Diana", family_name="Clarke")


def test_my_people_stand_at_least_twelve_to_a_screen(
    visitor: Visitor, worker: User, manager: User, north: Any
) -> None:
    by = make.acting(manager, "team_manager")
    for number in range(14):
        person = make.person(
            of=north,
            given_name="Oluwafunmilayo",
            family_name=f"Featherstone {number:02}",
            birth_date=date(1950, 9, 20),
        )
        access.allocate(record=person.record, user=worker, by=by)
        people.add_contact_point(person=person, kind="phone", value=f"01632 960 {number:03}", by=make.SYSTEM)
    visitor.signed_in(worker).open("my_work").sees("You hold the work with 14 people.", "01632 960 013")
    visitor.open("record_now", ref=person.record.ref).open("my_work").sees("Seen lately by you")
    assert rows_on_first_screen(visitor.page, "tbody tr") >= 12
    visitor.open("my_work", query="?whose=team")
    assert rows_on_first_screen(visitor.page, "tbody tr") >= 12


def test_a_person_is_found_and_their_record_says_who_they_are(
    visitor: Visitor, worker: User, graham: Person
) -> None:
    visitor.signed_in(worker).open("find_people").page.get_by_label(
        "Name, NHS number", exact=False
    ).last.fill("grayam")
    visitor.follow(visitor.page.get_by_role("main").get_by_role("button", name="Find a person").first).sees(
        "1 person matches", "sounds like"
    ).press("Graham Ashworth")
    visitor.sees("Loose dog, ring first.", "Large print.", "Nothing is planned. Hannah Price holds the work.")


def test_twelve_of_those_found_stand_on_the_first_screen(visitor: Visitor, worker: User, north: Any) -> None:
    for number in range(14):
        make.person(
            of=north, given_name="Joan", family_name=f"Taylor {number:02}", birth_date=date(1950, 9, 20)
        )
    visitor.signed_in(worker).open("find_people", query="?q=taylor")
    assert rows_on_first_screen(visitor.page, "tbody tr") >= 12


def test_nobody_found_leads_to_adding_and_a_likeness_is_answered_first(
    visitor: Visitor, worker: User, graham: Person
) -> None:
    visitor.signed_in(worker).open("find_people", query="?q=gram+ashwoth+14/3/1944&street=Nowhere")
    visitor.sees("Nobody we may show you matches").press("add someone new")
    visitor.type("Given name", "Graham").type("Family name", "Ashworth").type("Address", "")
    visitor.press("Add a person").sees("Could this be...", "almost surely")
    visitor.press("Not sure", exact=False).sees("You said: not sure.")
    visitor.press("No, someone else", exact=False).press("Add a person").sees(
        "Graham Ashworth has a record now."
    )
    assert Person.objects.count() == 2


def test_a_wrong_number_is_said_at_its_field(visitor: Visitor, worker: User, graham: Person) -> None:
    visitor.signed_in(worker).open("add_person").type("Family name", "Nowak")
    visitor.type("NHS number, if known", "401 023 2138").press("Add a person")
    visitor.sees("This NHS number has a wrong digit. Check it, or leave it out.")
    assert visitor.title.startswith("Error: ")


def test_details_are_changed_form_by_form(visitor: Visitor, worker: User, graham: Person) -> None:
    ref = graham.record.ref
    visitor.signed_in(worker).open("record_details", ref=ref).sees(
        "Facts", "Names", "who may see this record"
    )
    for group in ("who", "about", "home", "care"):
        visitor.open("change_facts", ref=ref, group=group)
    visitor.open("change_facts", ref=ref, group="who").type("Likes to be called", "Gray")
    visitor.press("Save and continue").sees("Done.", "How to speak to Gray")
    visitor.open("add_need", ref=ref).press("Save and continue").sees(
        "Choose from the list how to speak to them."
    )
    visitor.page.get_by_label("What do they need?").select_option("call_not_write")
    visitor.press("Save and continue").sees("Ring rather than write")
    visitor.press("Look again", exact=False).press("Save and continue")
    visitor.open("add_alert", ref=ref).press("Add an alert").sees("Say what the danger is")
    visitor.open("add_address", ref=ref).type("Address", "2 Elm Lane").press("Save and continue").sees(
        "2 Elm Lane"
    )
    visitor.open("add_contact", ref=ref).type("Number or address", "01632 960 118").press("Save and continue")
    visitor.open("add_number", ref=ref).type("Number", "204718").press("Save and continue").sees("204718")
    for page in ("change_name", "add_alias", "nothing_needed"):
        visitor.open(page, ref=ref)


def test_the_second_to_save_sees_both_and_chooses(
    visitor: Visitor, worker: User, manager: User, graham: Person
) -> None:
    ref = graham.record.ref
    visitor.signed_in(worker).open("change_facts", ref=ref, group="who").type("Likes to be called", "Gray")
    visitor.type("Pronouns", "he/him")
    by = make.acting(manager, "team_manager")
    people.change_person(
        person=graham, changes={"liked_name": "Grey"}, row_version=graham.row_version, by=by, on=TODAY
    )
    visitor.press("Save and continue").sees(
        "Amara Cole changed this at", "Yours, not saved", "Theirs, saved", "Grey"
    )
    visitor.press("Keep theirs").sees("What they saved stays.")
    graham.refresh_from_db()
    assert (graham.liked_name, graham.pronouns) == ("Grey", "he/him")


def test_a_record_opens_to_those_who_say_why_and_closes_again(
    visitor: Visitor, worker: User, diana: Person, graham: Person
) -> None:
    visitor.signed_in(worker).open("find_people", query="?q=clarke").press("Diana Clarke")
    visitor.sees("Diana and the information governance team can see that you looked")
    visitor.press("Open the record").sees("Choose the reason that fits best.")
    visitor.choose("I am standing in for a colleague").type(
        "Say it in a sentence", "Tom is ill and Diana rang"
    )
    visitor.press("Open the record").sees("Open to you for today.", "until midnight")
    visitor.press("Close this record now").press("Close this record now").sees("The record is closed to you.")
    visitor.open("open_record", ref=diana.record.ref, query="?how=emergency").sees("It opens for four hours.")


def test_a_manager_gives_work_moves_it_and_restricts_a_record(
    visitor: Visitor, manager: User, worker: User, graham: Person, diana: Person
) -> None:
    ref = graham.record.ref
    visitor.signed_in(manager).open("record_now", ref=ref).press("Give the work to somebody, or move it")
    visitor.press("Give the work").sees("Choose who is to hold the work.")
    visitor.page.get_by_label("Give the work to").select_option(label="Amara Cole")
    visitor.press("Give the work").sees("Amara Cole and Hannah Price hold the work.")
    visitor.press("End", exact=False).sees("no longer holds the work.")
    visitor.open("restrict_record", ref=ref).press("Restrict this record").sees("Say why this record needs")
    visitor.type("Why may only a few see it?", "He works for the council").choose("Hannah Price")
    visitor.press("Restrict this record").sees("Locked", "named on a restricted record")
    visitor.open("restrict_record", ref=ref).sees("Lift the restriction")


def test_the_dead_and_carers_are_marked(visitor: Visitor, worker: User, north: Any) -> None:
    dead = make.person(of=north, given_name="Ellen", birth_date=date(1938, 1, 9), died_on=date(2026, 5, 3))
    carer = make.person(of=north, given_name="Sanjeet", client_type="Unpaid carer")
    visitor.signed_in(worker).open("record_now", ref=dead.record.ref).sees("Died 3 May 2026, aged 88")
    visitor.open("record_details", ref=dead.record.ref)
    visitor.open("record_now", ref=carer.record.ref).sees("Carer")
