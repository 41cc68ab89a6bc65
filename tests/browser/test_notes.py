"""Notes, papers and chronologies as a worker goes through them: typed, left half done, in two windows, with a wrong file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from homefirst.foundation.accounts.factors import code_now
from homefirst.foundation.accounts.models import User
from homefirst.practice.chronologies.models import Chronology
from homefirst.practice.documents.models import Document
from homefirst.practice.notes.models import Note, NoteDraft
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.documents import making
from tests.practice.notes.making import note

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HAPPENED, SAID = "What happened?", "What did Graham say?"


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    settings.HOMEFIRST_CLAMD = ""
    return tmp_path


@pytest.fixture
def north(transactional_db: None) -> Any:
    return make.team("north", "North older people's team")


@pytest.fixture
def priya(north: Any) -> User:
    worker = make.staff("social_worker", name="Priya Nair", teams=(north,))
    TOTP.activate(worker, SECRET)
    return worker


@pytest.fixture
def graham(north: Any) -> Person:
    return make.person(
        of=north,
        given_name="Graham",
        family_name="Ashworth",
        birth_date=date(1944, 3, 14),
        nhs_number="4010232137",
    )


def writing(visitor: Visitor, priya: User, graham: Person) -> Visitor:
    return visitor.signed_in(priya).open("record_now", ref=graham.record.ref).press("Add a note")


def test_a_note_is_typed_finished_found_added_to_and_marked_as_a_mistake(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    writing(visitor, priya, graham).choose("Visit")
    visitor.type(SAID, "I will make it again.").type(HAPPENED, "He filled the kettle himself.")
    visitor.type("At what time?", "2:30pm").type("What follows?", "Ring the equipment store")
    visitor.choose("No: somebody else told us, or it is about somebody else")
    visitor.press("Finish").sees("The note is on the record.", "2:30pm", "Not to be shared with Graham.")
    visitor.sees("Ring the equipment store")
    assert not NoteDraft.objects.exists()
    visitor.press("What may be shared with Graham").sees("There is no note that may be shared.")
    visitor.press("All that you may read").press("Add to this note", exact=False)
    visitor.press("Add to the note").sees("Write what you want to add.")
    visitor.type("What do you want to add?", "And two cups.").press("Add to the note").sees("And two cups.")
    visitor.press("This was entered in error")
    visitor.type("What is wrong with it?", "Another Mr Ashworth.").press("Mark as entered in error")
    visitor.sees("Entered in error. Another Mr Ashworth.", "Read what was entered in error")
    visitor.open("record_notes", ref=graham.record.ref, query="?words=kettle").sees("Another Mr Ashworth.")
    visitor.open("record_notes", ref=graham.record.ref, query="?words=piano").sees(
        "No note that you may read fits this."
    )


def test_what_is_missing_is_said_and_every_word_stays(visitor: Visitor, priya: User, graham: Person) -> None:
    writing(visitor, priya, graham).type(SAID, "Leave my kettle alone.")
    visitor.press("Finish").sees("Choose what this was: a visit, a call, or something else.")
    expect(visitor.page.get_by_label(SAID)).to_have_value("Leave my kettle alone.")
    visitor.choose("Call").press("Finish").sees("The note is on the record.")


def test_half_a_note_waits_on_the_server_until_it_is_carried_on(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    writing(visitor, priya, graham).type(HAPPENED, "He was half way up")
    if visitor.scripts:
        expect(visitor.page.locator("[data-saved]")).to_contain_text("as you type")
        visitor.open("record_notes", ref=graham.record.ref)
    else:
        visitor.press("Keep as a draft").sees("Only you can see it until you finish it.")
    visitor.sees("You have begun 1 note.").press("Carry on", exact=False)
    expect(visitor.page.get_by_label(HAPPENED)).to_have_value("He was half way up")
    visitor.choose("Visit").type(HAPPENED, "He was half way up the stairs.").press("Finish")
    visitor.sees("half way up the stairs.")
    assert Note.objects.count() == 1
    assert not NoteDraft.objects.exists()


def test_a_sign_in_that_ends_while_typing_loses_no_word(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    writing(visitor, priya, graham).choose("Call")
    for session in Session.objects.all():
        store = session.get_session_store_class()(session.session_key)
        store["seen"] = store["began"] = 0
        store.save()
    visitor.type(HAPPENED, "She cried on the telephone.")
    if visitor.scripts:
        expect(visitor.page.locator("[data-saved]")).to_contain_text("You have been signed out.")
    visitor.press("Finish").sees("Sign in to Homefirst")
    visitor.type("E-mail address", priya.email).type("Password", make.PASSWORD).press("Sign in")
    visitor.type("The six digits", code_now(SECRET)).press("Sign in").sees("Your words are still here.")
    expect(visitor.page.get_by_label(HAPPENED)).to_have_value("She cried on the telephone.")
    visitor.press("Finish").sees("The note is on the record.")
    assert Note.objects.get().words == "She cried on the telephone."


def test_a_second_window_of_the_same_draft_shows_both_texts(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    writing(visitor, priya, graham).choose("Visit").type(HAPPENED, "From the kitchen").press(
        "Keep as a draft"
    )
    visitor.press("Carry on", exact=False)
    with visitor.page.context.expect_page() as opened:
        visitor.page.evaluate("address => window.open(address)", visitor.page.url)
    other = Visitor(opened.value, visitor.base, visitor.scripts)
    other.type(HAPPENED, "In the hall").press("Keep as a draft")
    visitor.type(HAPPENED, "On the stairs").press("Finish").sees("On the stairs", "In the hall")
    visitor.press("Keep theirs")
    expect(visitor.page.get_by_label(HAPPENED)).to_have_value("In the hall")
    visitor.press("Finish").sees("In the hall")
    assert Note.objects.get().words == "In the hall"


def test_a_wrong_file_is_refused_in_words_and_a_right_one_survives_another_mistake(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    visitor.signed_in(priya).open("record_documents", ref=graham.record.ref).press("Add a document")
    visitor.type("What is it?", "Letter of the clinic").choose("A letter from somebody else")
    choose(visitor, "letter.pdf", making.PROGRAM)
    visitor.press("Add the document").sees(
        "This is not a file that can be kept here, whatever its name says."
    )
    expect(visitor.page.get_by_label("What is it?")).to_have_value("Letter of the clinic")
    visitor.type("What is it?", "")
    choose(visitor, "letter.pdf", making.PDF)
    visitor.press("Add the document").sees("Your file is kept: letter.pdf.")
    visitor.type("What is it?", "Letter of the clinic").press("Add the document").sees("not scanned")
    with visitor.page.expect_download() as took:
        visitor.page.get_by_role("link", name="Version 1", exact=False).click()
    assert Path(took.value.path()).read_bytes() == making.PDF
    assert took.value.suggested_filename == "letter.pdf"
    visitor.look().press("Add a newer version", exact=False)
    choose(visitor, "again.png", making.PNG)
    visitor.press("Add the version").sees("Version 2: picture (PNG)")
    visitor.press("Entered in error", exact=False)
    visitor.type("What is wrong with it?", "Another person.").press("Mark as entered in error")
    visitor.sees("Another person.")
    assert Document.objects.get().versions.count() == 2


def test_a_chronology_is_chosen_explained_finished_and_followed(
    visitor: Visitor, priya: User, graham: Person
) -> None:
    by = make.acting(priya, "social_worker")
    note(graham, by, "He fell in the hall.", on=date(2026, 11, 2))
    note(graham, by, "He fell by the bed.", on=date(2026, 11, 12))
    visitor.signed_in(priya).open("record_story", ref=graham.record.ref).press("Chronologies")
    visitor.press("Make a chronology").choose("A safeguarding enquiry")
    visitor.type("What is it about?", "Falls this autumn").press("Choose the events")
    visitor.press("Put into the chronology").sees("Choose at least one event.")
    for box in visitor.page.get_by_role("checkbox").all():
        box.check()
    visitor.press("Put into the chronology").sees("He fell in the hall.")
    visitor.press("Finish").sees("Say why this matters.")
    for box in visitor.page.get_by_label("Why it matters").all():
        box.fill("He was alone.")
    visitor.press("Finish").sees("The chronology is finished.", "He was alone.", "born 14 March 1944")
    visitor.press("Begin a new version").sees("Falls this autumn, version 2").press("Take out", exact=False)
    visitor.press("Add what is not on the record").press("Add to the chronology").sees("Say what happened.")
    visitor.open("record_chronologies", ref=graham.record.ref).sees("Replaced", "Draft")
    assert [each.lines.count() for each in Chronology.objects.order_by("pk")] == [2, 1]


def choose(visitor: Visitor, name: str, held: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": held}
    visitor.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
