"""Notes on Now and on the story: only to those who may read them, and what may not be shared without its words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.practice.notes.actions import enter_in_error
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.notes.making import note
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def joan(north: Any) -> Person:
    return factories.person(of=north, given_name="Joan", birth_date=date(1966, 5, 3))


@pytest.fixture
def writer(north: Any) -> Any:
    return factories.actor(teams=(north,), name="Priya Nair", at=timezone.localtime())


def page(client: Client, person: Person, rest: str = "") -> str:
    return words_of(client.get(f"/people/{person.record.ref}/{rest}"))


def test_now_shows_the_latest_three_with_the_way_to_each(joan: Person, writer: Any, north: Any) -> None:
    made = [note(joan, writer, f"Note {each}.", on=writer.on - timedelta(each)) for each in range(5)]
    client = signed_in("social_worker", north)
    shown = page(client, joan).split("Latest notes")[1]
    assert [each for each in range(5) if f"Note {each}." in shown] == [0, 1, 2]
    links = client.get(f"/people/{joan.record.ref}/").content.decode()
    assert f"/people/{joan.record.ref}/notes/{made[0].pk}/" in links
    assert "All notes and letters" in shown


def test_the_story_tells_of_a_note_and_the_list_leads_to_it(joan: Person, writer: Any, north: Any) -> None:
    made = note(joan, writer, "She made tea for us both.", on=writer.on - timedelta(30))
    asked_ = signed_in("social_worker", north).get(f"/people/{joan.record.ref}/story/?shown_as=list")
    assert "She made tea for us both. Priya Nair" in words_of(asked_)
    assert f"/notes/{made.pk}/" in asked_.content.decode()


def test_what_may_not_be_shared_stands_there_without_its_words(joan: Person, writer: Any, north: Any) -> None:
    note(joan, writer, "Her sister worries.", restriction="third_party")
    client = signed_in("social_worker", north)
    for rest in ("", "story/", "story/?shown_as=print"):
        shown = page(client, joan, rest)
        assert "sister" not in shown
        assert "Not to be shared with Joan." in shown


def test_a_closed_note_and_a_mistake_leave_no_mark(joan: Person, writer: Any, north: Any) -> None:
    note(joan, writer, "Meet at the library.", restriction="holders")
    made = note(joan, writer, "Mr Hale has a new pill.")
    enter_in_error(note=made, reason="Another person.", by=writer, on=writer.on)
    client = signed_in("social_worker", north)
    for rest in ("", "story/"):
        assert "Visit" not in page(client, joan, rest)


def test_a_role_without_notes_sees_none_on_the_story(joan: Person, writer: Any, north: Any) -> None:
    note(joan, writer, "She made tea.")
    client = signed_in("broker", north)
    shown = page(client, joan)
    assert "Latest notes" not in shown
    assert "She made tea" not in shown


def test_now_and_the_story_ask_as_often_for_many_notes_as_for_one(
    joan: Person, writer: Any, north: Any
) -> None:
    client = signed_in("social_worker", north)
    note(joan, writer)
    pages = (f"/people/{joan.record.ref}/", f"/people/{joan.record.ref}/story/")
    few = [asked(client, each) for each in pages]
    for each in range(20):
        note(joan, writer, on=writer.on - timedelta(each))
    assert [asked(client, each) for each in pages] == few
    assert max(few) <= MOST
