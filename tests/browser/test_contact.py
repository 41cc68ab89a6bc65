"""A contact in a browser: from signing in to a reference to read out, in at most six pages, and none of its words lost."""

from __future__ import annotations

import pytest

from homefirst.practice.contacts.models import Contact
from homefirst.practice.pathways.models import Episode
from tests import factories as make
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("published")]
MOST_PAGES = 6


@pytest.fixture
def rosa(visitor: Visitor) -> Visitor:
    ours = make.team("first_contact", "First contact")
    user = make.staff("first_contact", teams=(ours,), name="Rosa Delgado")
    make.person(of=make.team("east", "East"), given_name="Graham", family_name="Ashworth", postcode="WB4 2PL")
    return visitor.signed_in(user)


def _rings(rosa: Visitor, family_name: str) -> Visitor:
    rosa.choose("Family").type("Who are we talking with?", "Ruth Hollins")
    rosa.type("Given name", "Graham").type("Family name", family_name).type("Postcode", "WB4 2PL")
    return rosa.choose("None of these")


def test_a_contact_about_somebody_known_is_recorded_in_six_pages(rosa: Visitor) -> None:
    pages = []

    def on(step: Visitor) -> None:
        pages.append(step.path)

    on(rosa.open("/"))  # where the role lands
    rosa.sees("New contact", "Waiting in first contact")
    on(_rings(rosa, "Ashworth").press("Save and continue"))
    rosa.sees("Could this be...", "Graham Ashworth")
    on(rosa.press("Yes, use this record Graham Ashworth", exact=False))
    rosa.type("What would they like to happen?", "Dad wants to come home to his own kitchen.").choose("Yes")
    on(rosa.press("Save and continue"))
    rosa.page.get_by_label("Settled with advice or a connection").check()
    on(rosa.press("Finish and send"))
    contact = Contact.objects.get()
    rosa.sees(f"Contact {contact.ref}", "Read the reference out", "Settled with advice or a connection")
    rosa.typed_each_fact_once()
    assert len(pages) <= MOST_PAGES - 1, (
        "the page with the password and the one with the code are no part of a contact"
    )
    assert contact.state == Contact.State.RECORDED


def test_danger_is_asked_about_and_acted_upon_while_the_talk_goes_on(rosa: Visitor) -> None:
    rosa.open("new_contact")
    _rings(rosa, "Somebody-Else").press("Save and continue")
    if "person/" in rosa.path:
        rosa.press("Add as someone new")
    box = rosa.page.get_by_label("What would they like to happen?")
    box.fill("My son hits me and there is nothing to eat")
    rosa.page.get_by_role("group", name="May we share this with those who could help?").get_by_label(
        "Yes", exact=True
    ).check()
    rosa.press("Save and continue").sees("Is anybody in danger?", "hits")
    rosa.page.get_by_label("None of these").uncheck()
    rosa.choose("Somebody hurts them, or may").type("What was done about it at once?", "Rang the police")
    rosa.press("Save and continue")
    assert Episode.objects.filter(code="safeguarding").count() == 1


def test_a_contact_that_was_left_is_carried_on_where_it_stopped(rosa: Visitor) -> None:
    rosa.open("new_contact")
    _rings(rosa, "Pemberton").press("Save and continue")
    if "person/" in rosa.path:
        rosa.press("Add as someone new")
    rosa.typed_each_fact_once().open("new_contact").sees("Under way", "Graham Pemberton")
    rosa.press("Graham Pemberton").sees("What is wanted")
