"""Danger at first contact: heard as it is typed, asked about once, and acted upon before the talk goes on."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Alert
from tests.factories import TODAY
from tests.workspace.contacts.calls import SAFE, WANTED, WHO, Caller
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def rosa(client: Client) -> Caller:
    return Caller(client)


def test_danger_that_is_typed_is_said_while_it_is_typed(rosa: Caller) -> None:
    sent = form_of(rosa.client.get("/contact/")) | {"what_was_done": "He hits her"}
    assert "“hits”: is anybody in danger?" in rosa.client.post("/contact/save/", sent).json()["words"]


def test_danger_that_is_typed_and_not_marked_is_asked_about_once(rosa: Caller) -> None:
    rosa.begin()
    words = {**WANTED, "own_words": "There is no food in the house and the gas is off"}
    first = rosa.send(rosa.page("wanted"), **words)
    assert first.status_code == 400
    text = words_of(first)
    assert "Is anybody in danger?" in text
    assert "no food" in text
    assert "Did you hear any of these?" in text
    second = rosa.client.post(rosa.page("wanted"), form_of(first))
    assert second["Location"] == rosa.page("end")
    assert not Episode.objects.filter(code="safeguarding").exists()


def test_danger_that_is_marked_is_acted_upon_before_the_contact_goes_on(rosa: Caller) -> None:
    rosa.begin(danger_words="harm", what_was_done="Rang 999")
    found = rosa.contact.person
    assert Episode.objects.filter(person=found, code="safeguarding", state="open").exists()
    assert Step.objects.get(episode__person=found, episode__code="safeguarding", state__in=Step.OPEN).due_on
    alert = Alert.objects.get(person=found, words__contains="hurts them")
    assert Alert.objects.filter(person=found).count() == 2, (
        "what rings, and that the safeguarding lead has it in hand"
    )
    assert "somebody hurts them, or may. Done at once: Rang 999" in alert.words
    assert alert.check_on > TODAY
    page = rosa.client.get(rosa.page("wanted"))
    assert "Danger is marked." in words_of(page)
    rosa.send(rosa.page("wanted"), **WANTED)
    rosa.send(rosa.page("end"), how="pass_on:assessment")
    assert Episode.objects.filter(person=found, code="safeguarding").count() == 1
    assert Alert.objects.count() == 2


def test_danger_marked_later_in_the_talk_is_acted_upon_too(rosa: Caller) -> None:
    rosa.begin()
    first = rosa.send(rosa.page("wanted"), **{**WANTED, "own_words": "My son hits me"})
    marked = form_of(first) | {"danger_words": "harm", "what_was_done": "Rang the police"}
    assert rosa.client.post(rosa.page("wanted"), marked).status_code == 302
    assert Episode.objects.filter(person=rosa.contact.person, code="safeguarding").exists()


def test_danger_without_what_was_done_about_it_goes_no_further(rosa: Caller) -> None:
    response = rosa.begin(danger_words="fire")
    assert response.status_code == 400
    assert "What was done about it at once? Answer this" in response.content.decode()


def test_safe_is_an_answer_that_somebody_gave(rosa: Caller) -> None:
    """None of these is marked by whoever listened, never for them."""
    page = rosa.client.get("/contact/").content.decode()
    assert SAFE["danger_words"] == "none"
    assert not re.search(r'value="none"[^>]*checked', page)
    assert WHO
