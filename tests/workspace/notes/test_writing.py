"""Writing a note about somebody: in seconds, kept as it is typed, never lost."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.notes.models import Note, NoteDraft
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import signed_in
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def joan(north: Any) -> Person:
    return factories.person(of=north, given_name="Joan", family_name="Hale", birth_date=date(1966, 5, 3))


@pytest.fixture
def worker(north: Any) -> Client:
    return signed_in("social_worker", north)


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/notes/{rest}"


def write(client: Client, person: Person, **typed: str) -> Any:
    said = {"kind": "visit", "words": "She made tea for us both.", "go": "finish"}
    return send(client, address(person, "add/"), **{**said, **typed})


def save(client: Client, person: Person, page: dict[str, str]) -> dict[str, Any]:
    """As the script does: sends every box, and keeps what comes back."""
    answer = client.post(address(person, "save/"), page)
    said: dict[str, Any] = answer.json()
    if said.get("seen"):
        page["seen"] = said["seen"]
    return said


def test_a_note_is_two_presses_away_and_needs_two_answers(joan: Person, worker: Client) -> None:
    bar = worker.get(f"/people/{joan.record.ref}/").content.decode()
    assert f'href="{address(joan, "add/")}"' in bar
    assert write(worker, joan).status_code == 302
    note = Note.objects.get()
    assert (note.kind, note.happened_on, note.words) == (
        "visit",
        timezone.localdate(),
        "She made tea for us both.",
    )
    assert (note.author, note.role) == (worker.user, "social_worker")  # type: ignore[attr-defined]


def test_the_list_says_what_was_said_by_whom_and_in_which_role(joan: Person, worker: Client) -> None:
    write(worker, joan, own_words="I like it here.", present="Joan and her sister", happened_at="2.30pm")
    shown = words_of(worker.get(address(joan)))
    for said in (
        "2:30pm",
        "I like it here.",
        "With Joan and her sister",
        "She made tea",
        "Social worker",
        "1 note",
    ):
        assert said in shown


def test_what_follows_is_in_the_writers_hands_by_a_day(joan: Person, worker: Client) -> None:
    ahead = timezone.localdate() + timedelta(days=9)
    by = {
        "follows_on_day": str(ahead.day),
        "follows_on_month": str(ahead.month),
        "follows_on_year": str(ahead.year),
    }
    write(worker, joan, follows="Ring the surgery", **by)
    made = Promise.objects.get()
    assert (made.words, made.due_on, made.held_by) == ("Ring the surgery", ahead, worker.user)  # type: ignore[attr-defined]
    assert "Ring the surgery" in words_of(worker.get("/my-work/"))
    assert "What follows: Ring the surgery" in words_of(worker.get(address(joan)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": ""}, "Choose what this was: a visit, a call, or something else."),
        ({"kind": "gossip"}, "Choose what this was from the list."),
        ({"words": " ", "own_words": ""}, "Write what happened, or what was said."),
        ({"happened_on_year": "2031"}, "This day is still ahead."),
        ({"happened_on_month": "13"}, "There is no such day."),
        ({"happened_at": "half past"}, "Enter the time like 2:30pm, or leave it empty."),
        ({"kept_from": "her son"}, "Say why it is not to be shared with them."),
        (
            {"follows_on_day": "1", "follows_on_month": "1", "follows_on_year": "2031"},
            "Say what is to be done by that day",
        ),
        ({"words": "x" * 20_001}, "Say it in 20,000 letters or fewer"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_box_and_every_word_stays(
    joan: Person, worker: Client, typed: dict[str, str], said: str
) -> None:
    answer = write(worker, joan, **{"own_words": "Leave my kettle alone.", **typed})
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert form_of(answer)["own_words"].strip() == typed.get("own_words", "Leave my kettle alone.")
    assert not Note.objects.exists()


def test_what_is_typed_is_kept_on_the_server_and_only_its_writer_sees_it(
    joan: Person, worker: Client, north: Any
) -> None:
    page = form_of(worker.get(address(joan, "add/"))) | {"words": "She said that", "happened_on_day": "3"}
    assert save(worker, joan, page)["state"] == "saved"
    page["words"] = "She said that she sleeps badly"
    assert "as you type" in save(worker, joan, page)["words"]
    draft = NoteDraft.objects.get()
    assert draft.typed["words"] == "She said that she sleeps badly"
    mine = worker.get(address(joan)).content.decode()
    assert f"?draft={draft.token}" in mine
    colleague = signed_in("social_worker", north)
    assert "She said" not in words_of(colleague.get(address(joan)))
    assert "You have begun" not in words_of(colleague.get(address(joan)))
    again = form_of(colleague.get(address(joan, f"add/?draft={draft.token}")))
    assert again["words"].strip() == ""


def test_a_draft_is_carried_on_with_half_a_date_and_finished_once(joan: Person, worker: Client) -> None:
    page = form_of(worker.get(address(joan, "add/"))) | {"words": "Halfway", "happened_on_year": ""}
    save(worker, joan, page)
    reopened = worker.get(address(joan, f"add/?draft={page['token']}"))
    assert reopened.status_code == 200
    again = form_of(reopened)
    assert (again["words"].strip(), again["happened_on_year"]) == ("Halfway", "")
    done = again | {"kind": "call", "happened_on_year": "2020", "go": "finish"}
    assert worker.post(address(joan, "add/"), done).status_code == 302
    assert not NoteDraft.objects.exists()
    assert worker.post(address(joan, "add/"), done).status_code == 302
    assert Note.objects.count() == 1
    other = worker.post(address(joan, "add/"), done | {"words": "Something else"})
    assert other.status_code == 400
    assert "This note was finished already, in another window" in words_of(other)
    assert "Something else" in other.content.decode()


def test_a_draft_can_be_kept_without_a_script_though_nothing_is_right_yet(
    joan: Person, worker: Client
) -> None:
    answer = send(worker, address(joan, "add/"), words="Half a", kind="", happened_on_month="x", go="draft")
    assert answer.status_code == 302
    assert NoteDraft.objects.get().typed["words"] == "Half a"
    assert not Note.objects.exists()


def test_two_windows_of_one_draft_lose_no_word(joan: Person, worker: Client) -> None:
    first = form_of(worker.get(address(joan, "add/"))) | {"words": "From the kitchen"}
    save(worker, joan, first)
    second = form_of(worker.get(address(joan, f"add/?draft={first['token']}")))
    second |= {"words": "From the hall", "present": "Her sister"}
    assert save(worker, joan, second)["state"] == "saved"
    first["words"] = "From the kitchen table"
    assert save(worker, joan, first)["state"] == "both"
    assert NoteDraft.objects.get().typed["words"] == "From the hall"
    answer = worker.post(address(joan, "add/"), first | {"kind": "visit", "go": "finish"})
    assert answer.status_code == 400
    for said in ("From the kitchen table", "From the hall", "Keep mine", "Keep theirs"):
        assert said in words_of(answer)
    theirs = worker.post(address(joan, "add/"), form_of(answer) | {"kind": "visit", "choose": "theirs"})
    assert form_of(theirs)["words"].strip() == "From the hall"
    assert (
        worker.post(address(joan, "add/"), form_of(answer) | {"kind": "visit", "go": "finish"}).status_code
        == 302
    )
    assert Note.objects.get().words == "From the kitchen table"


def test_an_answer_that_was_lost_on_the_way_back_is_no_quarrel(joan: Person, worker: Client) -> None:
    page = form_of(worker.get(address(joan, "add/"))) | {"words": "She said"}
    before = page["seen"]
    save(worker, joan, page)
    page |= {"seen": before, "words": "She said yes"}
    assert save(worker, joan, page)["state"] == "saved"
    assert NoteDraft.objects.get().typed["words"] == "She said yes"


def test_a_draft_can_be_removed_by_its_writer_alone(joan: Person, worker: Client, north: Any) -> None:
    page = form_of(worker.get(address(joan, "add/"))) | {"words": "Wrong person"}
    save(worker, joan, page)
    signed_in("social_worker", north).post(address(joan, "remove/"), {"token": page["token"]})
    assert NoteDraft.objects.exists()
    worker.post(address(joan, "remove/"), {"token": page["token"]})
    assert not NoteDraft.objects.exists()
    acts = list(AuditRow.objects.filter(action__startswith="notes.").values_list("action", flat=True))
    assert acts == ["notes.begin", "notes.remove_draft"]


def test_words_typed_when_a_sign_in_ran_out_are_there_after_it(joan: Person, worker: Client) -> None:
    page = form_of(worker.get(address(joan, "add/"))) | {"words": "She cried", "kind": "call", "go": "finish"}
    session = worker.session
    session["seen"] = session["began"] = 0
    session.save()
    away = worker.post(
        address(joan, "add/"), urlencode(page), content_type="application/x-www-form-urlencoded"
    )
    assert away.status_code == 302
    assert away.headers["Location"].startswith("/sign-in/")
    factories.sign_in(worker, worker.user, "social_worker")  # type: ignore[attr-defined]
    back = worker.get(address(joan, "add/?kept=1"))
    assert "Your words are still here." in words_of(back)
    assert form_of(back)["words"].strip() == "She cried"
    assert worker.post(address(joan, "add/?kept=1"), form_of(back) | {"go": "finish"}).status_code == 302
    assert Note.objects.get().words == "She cried"


def test_saving_without_a_page_is_refused_and_keeps_nothing(joan: Person, worker: Client) -> None:
    assert worker.post(address(joan, "save/"), {"words": "x"}).status_code == 400
    assert worker.post(address(joan, "save/"), {"words": "x", "token": "t" * 40}).status_code == 400
    assert json.loads(worker.post(address(joan, "save/"), {"words": "x"}).content)["state"] == "waiting"
    assert not NoteDraft.objects.exists()
