"""A chronology: events of the story chosen and explained for a purpose, finished for good, followed by a new one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from homefirst.practice.chronologies.models import Chronology, Line
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.notes.making import note
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, send, words_of

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


@pytest.fixture
def writer(worker: Client) -> Any:
    return factories.acting(worker.user, "social_worker", at=timezone.localtime())  # type: ignore[attr-defined]


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/story/chronologies/{rest}"


def begun(client: Client, person: Person) -> Chronology:
    answer = send(client, address(person, "add/"), purpose="safeguarding", title="Falls since the spring")
    made = Chronology.objects.latest("pk")
    assert answer.headers["Location"] == address(person, f"{made.pk}/choose/")
    return made


def choose_all(client: Client, made: Chronology) -> Any:
    page = address(made.person, f"{made.pk}/choose/")
    body = client.get(page).content.decode()
    keys = [part.split('"')[0] for part in body.split('name="events" type="checkbox" value="')[1:]]
    assert keys
    return client.post(page, {"events": keys})


def written(client: Client, made: Chronology, go: str = "save", **boxes: str) -> Any:
    return send(client, address(made.person, f"{made.pk}/write/"), go=go, **boxes)


def with_two(client: Client, person: Person, writer: Any) -> tuple[Chronology, Line, Line]:
    note(person, writer, "She fell in the hall.", on=writer.on - timedelta(20))
    note(person, writer, "She fell by the bed.", on=writer.on - timedelta(10))
    made = begun(client, person)
    assert choose_all(client, made).status_code == 302
    first, second = made.lines.order_by("starts_on")
    return made, first, second


def test_events_are_chosen_explained_finished_and_printed_for_a_purpose(
    joan: Person, worker: Client, writer: Any
) -> None:
    made, first, second = with_two(worker, joan, writer)
    assert first.source == f"Notes, {writer.name}"
    assert (
        written(worker, made, **{f"title_{first.pk}": "First fall", f"why_{first.pk}": "Alone."}).status_code
        == 302
    )
    refused = written(worker, made, go="finish")
    assert refused.status_code == 400
    assert "Say why this matters." in words_of(refused)
    assert f'href="#id_why_{second.pk}"' in refused.content.decode()
    assert written(worker, made, go="finish", **{f"why_{second.pk}": "Again."}).status_code == 302
    page = words_of(worker.get(address(joan, f"{made.pk}/")))
    for said in ("First fall", "Alone.", "Again.", "A safeguarding enquiry", "Done", "born 3 May 1966"):
        assert said in page
    assert "NHS number 401 023 2137" in page
    assert page.index("She fell in the hall.") < page.index("She fell by the bed.")


def test_a_finished_one_is_changed_by_nobody_and_the_database_itself_refuses_it(
    joan: Person, worker: Client, writer: Any
) -> None:
    made, first, second = with_two(worker, joan, writer)
    boxes = {f"why_{line.pk}": "It matters." for line in (first, second)}
    page = form_of(worker.get(address(joan, f"{made.pk}/write/"))) | boxes
    written(worker, made, go="finish", **boxes)
    for rest in ("write/", "choose/", "add/"):
        assert worker.get(address(joan, f"{made.pk}/{rest}")).status_code == 409
    assert worker.post(address(joan, f"{made.pk}/write/"), page | {"go": "save"}).status_code == 409
    assert worker.post(address(joan, f"{made.pk}/save/"), page).json()["words"].startswith("Not kept. ")
    for change in (
        lambda: Line.objects.update(why="Nothing"),
        lambda: Line.objects.all()._raw_delete("default"),
        lambda: Chronology.objects.update(title="Nothing"),
    ):
        with pytest.raises(DatabaseError, match="a finished chronology stays as it is"), transaction.atomic():
            change()
    assert {line.why for line in made.lines.all()} == {"It matters."}


def test_a_new_version_begins_with_the_old_words_and_the_old_one_says_that_it_is_replaced(
    joan: Person, worker: Client, writer: Any
) -> None:
    made, first, second = with_two(worker, joan, writer)
    written(worker, made, go="finish", **{f"why_{line.pk}": "It matters." for line in (first, second)})
    assert worker.post(address(joan, f"{made.pk}/follow/")).status_code == 302
    newer = Chronology.objects.latest("pk")
    assert (newer.number, newer.follows) == (2, made)
    assert [line.why for line in newer.lines.all()] == ["It matters."] * 2
    assert worker.post(address(joan, f"{made.pk}/follow/")).status_code == 409
    assert worker.post(address(joan, f"{newer.pk}/follow/")).status_code == 409
    shown = words_of(worker.get(address(joan)))
    assert "Replaced" in shown
    assert "Draft" in shown


def test_what_the_record_says_later_does_not_change_a_line(joan: Person, worker: Client, writer: Any) -> None:
    made, first, _ = with_two(worker, joan, writer)
    keys = set(made.lines.values_list("key", flat=True))
    page = words_of(worker.get(address(joan, f"{made.pk}/choose/")))
    assert "Every event of the story is in it already." in page
    assert len(keys) == 2
    assert written(worker, made, go=f"remove:{first.pk}").status_code == 302
    assert "She fell in the hall." in words_of(worker.get(address(joan, f"{made.pk}/choose/")))


def test_what_is_not_on_the_record_is_added_with_how_it_is_known(joan: Person, worker: Client) -> None:
    made = begun(worker, joan)
    day = {"starts_on_day": "3", "starts_on_month": "11", "starts_on_year": "2025"}
    page = address(joan, f"{made.pk}/add/")
    assert "Say how this is known" in words_of(send(worker, page, **day, what="The police came."))
    ahead = send(worker, page, **{**day, "starts_on_year": "2031"}, what="The police came.", source="Letter")
    assert "This day is still ahead." in words_of(ahead)
    assert (
        send(worker, page, **day, what="The police came.", source="Letter of the police").status_code == 302
    )
    assert "Letter of the police" in words_of(worker.get(address(joan, f"{made.pk}/write/")))


def test_what_is_typed_is_kept_and_two_writers_of_one_box_see_both_texts(
    joan: Person, worker: Client, writer: Any, north: Any
) -> None:
    made, first, second = with_two(worker, joan, writer)
    page = address(joan, f"{made.pk}/write/")
    colleague = signed_in("social_worker", north)
    mine, theirs = form_of(worker.get(page)), form_of(colleague.get(page))
    saved = colleague.post(
        address(joan, f"{made.pk}/save/"),
        theirs | {f"why_{first.pk}": "She was alone.", f"why_{second.pk}": "At night."},
    ).json()
    assert saved["state"] == "saved"
    answer = worker.post(
        page, mine | {f"why_{first.pk}": "No rail.", f"title_{first.pk}": "Fall", "go": "save"}
    )
    assert answer.status_code == 400
    for said in ("No rail.", "She was alone.", "See both, then choose."):
        assert said in words_of(answer)
    first.refresh_from_db()
    assert (first.why, first.title) == ("She was alone.", "Fall")
    assert worker.post(page, form_of(answer) | {"go": "save"}).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.why, second.why) == ("No rail.", "At night.")


def test_one_that_holds_a_closed_event_does_not_exist_for_who_may_not_read_it(
    joan: Person, worker: Client, writer: Any, north: Any
) -> None:
    note(joan, writer, "Meet her at the library.", restriction="holders")
    made = begun(worker, joan)
    choose_all(worker, made)
    colleague = signed_in("social_worker", north)
    missing = colleague.get(address(joan, "987654321/"))
    assert missing.status_code == 404
    assert colleague.get(address(joan, f"{made.pk}/")).content == missing.content
    assert colleague.post(address(joan, f"{made.pk}/write/"), {"go": "save"}).content == missing.content
    assert "Falls since the spring" not in words_of(colleague.get(address(joan)))
    assert "Falls since the spring" in words_of(signed_in("team_manager", north).get(address(joan)))


def test_what_may_not_be_shared_is_said_at_the_top_and_at_its_line(
    joan: Person, worker: Client, writer: Any
) -> None:
    note(joan, writer, "Her sister worries.", restriction="third_party")
    made = begun(worker, joan)
    choose_all(worker, made)
    page = words_of(worker.get(address(joan, f"{made.pk}/")))
    assert page.count("Not to be shared with Joan") >= 2
    assert "sister" not in page


@pytest.mark.parametrize(
    ("typed", "said"), [({"purpose": ""}, "Choose what it is for."), ({"title": " "}, "Say what it is about")]
)
def test_what_is_missing_is_said_at_its_box(
    joan: Person, worker: Client, typed: dict[str, str], said: str
) -> None:
    answer = send(worker, address(joan, "add/"), **({"purpose": "court", "title": "Falls"} | typed))
    assert answer.status_code == 400
    assert said in words_of(answer)


def test_pages_ask_as_often_for_many_lines_as_for_few(joan: Person, worker: Client, writer: Any) -> None:
    made, *_ = with_two(worker, joan, writer)
    pages = [address(joan), *(address(joan, f"{made.pk}/{rest}") for rest in ("", "choose/", "write/"))]
    few = [asked(worker, each) for each in pages]
    for each in range(20):
        note(joan, writer, f"Note {each}.", on=writer.on - timedelta(each))
    choose_all(worker, made)
    assert [asked(worker, each) for each in pages] == few
    assert max(few) <= MOST


@pytest.mark.parametrize("role", ["director", "performance_analyst", "broker"])
def test_a_role_without_notes_has_no_chronologies(
    joan: Person, worker: Client, north: Any, role: str
) -> None:
    made = begun(worker, joan)
    other = signed_in(role, north)
    assert other.get(address(joan)).status_code == 404
    assert other.get(address(joan, f"{made.pk}/")).status_code == 404
