"""How to reach many people at once, in a few words for a list."""

from __future__ import annotations

import pytest

from homefirst.practice.people import actions as people
from homefirst.practice.people.queries import how_to_reach
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_number_to_use_first_stands_for_a_person() -> None:
    person = make.person()
    people.add_contact_point(
        person=person, kind="mobile", value="07700 900 001", by=make.SYSTEM, is_preferred=True
    )
    people.add_contact_point(person=person, kind="phone", value="01632 960 118", by=make.SYSTEM)
    assert how_to_reach([person.pk], make.TODAY) == {person.pk: "07700 900 001"}


def test_an_e_mail_address_and_a_number_that_ended_are_left_out() -> None:
    person = make.person()
    people.add_contact_point(person=person, kind="email", value="g@example.com", by=make.SYSTEM)
    ended = people.add_contact_point(person=person, kind="phone", value="01632 960 118", by=make.SYSTEM)
    people.end_contact_point(contact_point=ended, by=make.SYSTEM, on=make.TODAY)
    assert how_to_reach([person.pk], make.TODAY) == {person.pk: ""}


def test_what_to_know_before_ringing_stands_beside_the_number() -> None:
    person = make.person()
    people.add_contact_point(person=person, kind="phone", value="01632 960 118", by=make.SYSTEM)
    people.add_communication_need(person=person, code="text_not_call", by=make.SYSTEM, on=make.TODAY)
    people.add_communication_need(person=person, code="large_print", by=make.SYSTEM, on=make.TODAY)
    assert how_to_reach([person.pk], make.TODAY) == {person.pk: "01632 960 118. Text rather than ring"}


def test_nobody_is_rung_who_is_to_be_reached_in_an_agreed_way_only() -> None:
    person = make.person()
    people.add_contact_point(person=person, kind="phone", value="01632 960 118", by=make.SYSTEM)
    people.add_communication_need(person=person, code="safe_contact", by=make.SYSTEM, on=make.TODAY)
    assert how_to_reach([person.pk], make.TODAY) == {person.pk: "Only be in touch in the agreed way"}
