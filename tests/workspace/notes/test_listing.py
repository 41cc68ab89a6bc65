"""Notes and letters on a record: what is listed, searched, printed and marked as a mistake."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.notes.actions import add_to_note, enter_in_error
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.notes.making import note
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import send, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def joan(north: Any) -> Person:
    return factories.person(
        of=north, given_name="Joan", family_name="Hale", birth_date=date(1966, 5, 3), nhs_number="4010232137"
    )


@pytest.fixture
def worker(north: Any) -> Client:
    return signed_in("social_worker", north)


def by(client: Client, role: str = "social_worker") -> Any:
    return factories.acting(client.user, role, at=timezone.localtime())  # type: ignore[attr-defined]


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/notes/{rest}"


def test_somebody_of_whom_nothing_is_written_has_words_and_the_one_thing_to_do(
    joan: Person, worker: Client
) -> None:
    page = worker.get(address(joan))
    assert "Nobody has written a note about Joan yet." in words_of(page)
    assert address(joan, "add/") in page.content.decode()


def test_a_search_says_how_many_and_can_be_taken_away_and_is_written_down_without_its_words(
    joan: Person, worker: Client
) -> None:
    note(joan, by(worker), "The kettle boiled.")
    note(joan, by(worker), "The stairs are steep.")
    page = worker.get(address(joan, "?words=kettle"))
    assert "The kettle boiled." in words_of(page)
    assert "The stairs are steep." not in words_of(page)
    assert f'href="{address(joan)}"' in page.content.decode()
    row = AuditRow.objects.get(part="notes.search")
    assert (row.kind, row.record_id, row.detail) == ("read", joan.pk, {})
    assert "No note that you may read fits this." in words_of(worker.get(address(joan, "?words=piano")))


def test_an_address_that_is_not_understood_still_shows_the_notes(joan: Person, worker: Client) -> None:
    note(joan, by(worker), "The kettle boiled.")
    page = worker.get(address(joan, "?kind=gossip&author=x&since_day=99&since_month=1&at=-4&show=film"))
    assert page.status_code == 200
    assert "The kettle boiled." in words_of(page)


def test_twenty_stand_on_a_page_and_the_next_page_leads_on(joan: Person, worker: Client) -> None:
    for number in range(23):
        note(joan, by(worker), f"Note number {number:02}", on=timezone.localdate() - timedelta(number))
    first = words_of(worker.get(address(joan)))
    assert "23 notes, the newest first." in first
    assert "Note number 19" in first
    assert "Note number 20" not in first
    second = words_of(worker.get(address(joan, "?at=20")))
    assert "Note number 22" in second
    assert "21 to 23 of 23" in second


def test_a_sheet_says_whose_it_is_and_leaves_out_every_choice(joan: Person, worker: Client) -> None:
    note(joan, by(worker), "The kettle boiled.")
    page = words_of(worker.get(address(joan, "?show=print")))
    for said in (
        "Joan Hale",
        "born 3 May 1966",
        "NHS number 401 023 2137",
        "The kettle boiled.",
        "printed on",
    ):
        assert said in page
    assert "Find in the notes" not in page
    assert "Add to this note" not in page


def test_what_may_be_shared_is_shown_alone_and_names_nothing_else(joan: Person, worker: Client) -> None:
    note(joan, by(worker), "The kettle boiled.")
    note(joan, by(worker), "Her sister worries.", restriction="third_party")
    whole = words_of(worker.get(address(joan)))
    assert "Not to be shared with Joan ." in whole
    shared = words_of(worker.get(address(joan, "?show=share")))
    assert "1 note that may be shared" in shared
    assert "sister" not in shared
    assert "Not to be shared" not in shared


def test_a_note_is_added_to_and_marked_as_a_mistake_from_its_page(
    joan: Person, worker: Client, north: Any
) -> None:
    made = note(joan, by(worker), "Mr Hale has a new pill.")
    assert send(worker, address(joan, f"{made.pk}/add/"), words="").status_code == 400
    assert send(worker, address(joan, f"{made.pk}/add/"), words="Two of them.").status_code == 302
    assert "Two of them." in words_of(worker.get(address(joan, f"{made.pk}/")))
    assert send(worker, address(joan, f"{made.pk}/error/"), words="Another Mr Hale.").status_code == 302
    mine = words_of(worker.get(address(joan)))
    for said in ("Entered in error. Another Mr Hale.", "Read what was entered in error", "new pill"):
        assert said in mine
    theirs = words_of(signed_in("social_worker", north).get(address(joan)))
    assert "Entered in error. Another Mr Hale." in theirs
    assert "new pill" not in theirs
    assert worker.post(address(joan, f"{made.pk}/error/"), {"words": "Again"}).status_code == 409


def test_out_of_reach_closed_and_not_there_give_the_very_same_page(
    joan: Person, worker: Client, north: Any
) -> None:
    made = note(joan, by(worker), "Meet at the library.", restriction="holders")
    colleague, stranger = (
        signed_in("social_worker", north),
        signed_in("social_worker", factories.team("south")),
    )
    missing = colleague.get(address(joan, "987654321/"))
    assert missing.status_code == 404
    for rest in ("", "add/", "error/"):
        assert colleague.get(address(joan, f"{made.pk}/{rest}")).content == missing.content
        assert stranger.get(address(joan, f"{made.pk}/{rest}")).content == missing.content


def test_each_look_is_written_down(joan: Person, worker: Client) -> None:
    worker.get(address(joan))
    assert AuditRow.objects.filter(kind="read", record_id=joan.pk, part="notes", tie="team").count() == 1
    assert "What: Notes and letters" in words_of(worker.get(f"/people/{joan.record.ref}/looks/"))


def test_a_page_of_notes_asks_as_often_for_twenty_as_for_two(
    joan: Person, worker: Client, north: Any
) -> None:
    def some(number: int) -> None:
        for _ in range(number):
            made = note(
                joan, factories.actor(teams=(north,)), "The kettle boiled.", follows="Ring the surgery"
            )
            add_to_note(note=made, words="Twice.", by=by(worker), on=by(worker).on)
        enter_in_error(note=made, reason="Another person.", by=by(worker), on=by(worker).on)

    some(2)
    few = asked(worker, address(joan))
    some(18)
    assert asked(worker, address(joan)) == few
    assert asked(worker, address(joan, "?words=kettle")) <= MOST
    assert few <= MOST
    assert asked(worker, address(joan, "add/")) <= MOST
    assert asked(worker, address(joan, "?show=print")) <= MOST
