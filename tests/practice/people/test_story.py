"""What a record tells of a life, and the facts above every page, in one query each."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homefirst.practice.people import actions as people
from homefirst.practice.people.queries import Lane, identity, person_story
from tests.factories import SYSTEM, TODAY, actor, person, team

pytestmark = pytest.mark.django_db
SPRING, SUMMER = date(2026, 4, 1), date(2026, 7, 1)


def test_homes_alerts_and_family_care_are_told_newest_first_in_one_query() -> None:
    north = team("north")
    worker = actor(teams=(north,), name="Amara Cole")
    joan = person(of=north, given_name="Joan", birth_date=date(1960, 1, 1))
    people.add_address(person=joan, lines="8 Orchard Close, Westbrook", by=worker, on=TODAY, starts_on=SPRING)
    people.add_address(person=joan, lines="Elm Ward", kind="temporary", by=worker, on=TODAY, starts_on=SUMMER)
    people.add_alert(person=joan, words="Loose dog", check_on=date(2027, 2, 2), by=worker, on=TODAY)
    people.add_relationship(
        person=joan, tie="daughter", other_name="Ruth", is_informal_carer=True, by=worker, on=date(2026, 5, 1)
    )
    with CaptureQueriesContext(connection) as asked:
        told = person_story(joan, TODAY)
    assert len(asked) == 1
    assert [(each.lane, each.starts, each.words, each.by, each.more) for each in told] == [
        (Lane.ALERT, TODAY, "Alert: Loose dog", "Amara Cole", ""),
        (Lane.HOME, SUMMER, "Stayed at Elm Ward", "", ""),
        (Lane.PEOPLE, date(2026, 5, 1), "Looked after by daughter", "", ""),
        (Lane.HOME, SPRING, "Home at 8 Orchard Close", "", ""),
    ]


def test_a_death_stands_on_the_line_of_life() -> None:
    joan = person(given_name="Joan", birth_date=date(1960, 1, 1))
    died = {"died_on": date(2026, 10, 1)}
    people.change_person(person=joan, changes=died, row_version=1, by=SYSTEM, on=TODAY)
    assert [(each.lane, each.words) for each in person_story(joan, TODAY)] == [(Lane.LIFE, "Died")]


def test_the_bar_reads_numbers_telephone_and_address_in_one_query() -> None:
    joan = person(given_name="Joan", council_number="204718", postcode="WB4 2PL", address="8 Orchard Close")
    people.add_identifier(person=joan, kind="council", value="300200", by=SYSTEM)
    people.add_identifier(person=joan, kind="chi", value="0101010101", by=SYSTEM)
    people.add_contact_point(person=joan, kind="phone", value="01632 960118", by=SYSTEM)
    people.add_contact_point(person=joan, kind="mobile", value="07700 900118", by=SYSTEM, is_preferred=True)
    people.add_contact_point(person=joan, kind="email", value="joan@example.org", by=SYSTEM)
    with CaptureQueriesContext(connection) as asked:
        found = identity(joan, TODAY)
    assert len(asked) == 1
    assert found.council_numbers == ("204718", "300200")
    assert found.telephone == "07700 900118"
    assert found.address == "8 Orchard Close, WB4 2PL"


def test_the_bar_of_somebody_of_whom_nothing_is_known_has_the_postcode_at_least() -> None:
    joan = person(given_name="Joan")
    joan.postcode = "WB4 2PL"
    found = identity(joan, TODAY)
    assert (found.council_numbers, found.telephone, found.address) == ((), "", "WB4 2PL")
