"""Where a person lives, how to reach them and their numbers: added and ended, never removed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.details.boxes import at, in_boxes
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_a_new_address_ends_the_one_before_and_both_stay(worker: Client, graham: Person) -> None:
    people.add_address(person=graham, lines="8 Orchard Close", by=factories.SYSTEM, on=date(2020, 1, 1))
    send(worker, at(graham, "address/"), kind="home", lines="2 Elm Lane", postcode="wb42pl")
    page = words_of(worker.get(at(graham)))
    assert "Lives at 2 Elm Lane, WB4 2PL" in page
    assert "8 Orchard Close What it is: Home Since: 1 Jan 2020 Until:" in page


def test_two_who_move_somebody_at_once_see_both_addresses(
    worker: Client, other: Client, graham: Person
) -> None:
    mine = form_of(worker.get(at(graham, "address/")))
    send(other, at(graham, "address/"), kind="home", lines="2 Elm Lane", **in_boxes("starts_on", -3))
    typed = mine | {"kind": "home", "lines": "9 Oak Road", "postcode": "WB1 1AA"}
    response = worker.post(at(graham, "address/"), typed)
    assert "Address Yours, not saved: 9 Oak Road Theirs, saved: 2 Elm Lane" in words_of(response)
    assert graham.addresses.count() == 1
    theirs = worker.post(at(graham, "address/"), form_of(response) | {"choose": "theirs"})
    assert theirs.status_code == 302
    assert graham.addresses.count() == 1
    assert worker.post(at(graham, "address/"), form_of(response)).status_code == 302
    assert graham.addresses.count() == 2


def test_an_address_ends_once(worker: Client, other: Client, graham: Person) -> None:
    address = people.add_address(
        person=graham, lines="8 Orchard Close", by=factories.SYSTEM, on=date(2020, 1, 1)
    )
    where = at(graham, f"address/{address.pk}/end/")
    mine = form_of(worker.get(where))
    send(other, where, **in_boxes("ends_on", -10))
    response = worker.post(where, mine)
    assert response.status_code == 409
    assert "This has ended already." in words_of(response)


def test_a_number_in_use_elsewhere_is_said_without_saying_whose(worker: Client, graham: Person) -> None:
    factories.person(given_name="Diana", council_number="204718")
    page = words_of(send(worker, at(graham, "number/"), kind="council", value="204718"))
    assert "Another record may have this number." in page
    assert "Diana" not in page


def test_a_way_to_reach_them_is_added_and_ended(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "reach/"), kind="phone", value="01632 960 118", is_preferred="on")
    assert "Phone 01632 960 118" in words_of(worker.get(at(graham)))
    point = graham.contact_points.get()
    worker.post(at(graham, f"reach/{point.pk}/end/"))
    assert "Phone not known" in words_of(worker.get(at(graham)))
