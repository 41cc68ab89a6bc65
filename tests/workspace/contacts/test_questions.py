"""How many questions the pages of a contact ask of the database, with little on the record and with much."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.workspace.contacts.calls import WANTED, Caller
from tests.workspace.desk import MOST, asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def rosa(client: Client) -> Caller:
    return Caller(client)


def test_the_first_page_asks_as_much_on_a_quiet_day_as_on_a_busy_one(rosa: Caller) -> None:
    rosa.whole("pass_on")
    asked(rosa.client, "/contact/")  # what this process keeps is read once
    quiet = asked(rosa.client, "/contact/")
    for place in range(4):
        rosa.begin(
            **{"who-given_name": f"Person{place}", "who-family_name": f"Number{place}", "who-postcode": ""}
        )
        rosa.client.post(rosa.page("person"), {"answer": "new:"})
        rosa.send(rosa.page("wanted"), **WANTED)
        rosa.send(rosa.page("end"), how="pass_on")
    busy = asked(rosa.client, "/contact/")
    assert busy == quiet <= MOST


@pytest.mark.parametrize("page", ["wanted", "end"])
def test_the_other_pages_ask_few_questions(rosa: Caller, page: str) -> None:
    rosa.begin()
    rosa.send(rosa.page("wanted"), **WANTED)
    asked(rosa.client, rosa.page(page))
    assert asked(rosa.client, rosa.page(page)) <= MOST


def test_a_recorded_contact_asks_few_questions(rosa: Caller) -> None:
    rosa.whole("settled")
    address = f"/contact/{rosa.contact.ref}/"
    asked(rosa.client, address)
    assert asked(rosa.client, address) <= MOST
