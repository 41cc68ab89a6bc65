"""Every write of documents: put aside, kept, brought up to date, marked as a mistake, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.documents import shelf
from homefirst.practice.documents.definition import document_definition
from homefirst.practice.documents.models import Document, Version
from homefirst.practice.documents.recognising import recognise
from homefirst.practice.documents.scanning import FOUND, NO_ANSWER, scan
from homefirst.practice.documents.shelf import Waiting
from homefirst.practice.notes.access import Reader, check_write, hidden, reader
from homefirst.practice.notes.definition import note_definition
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, save_changes, wrote
from homefirst.practice.people.models import Person


@dataclass(frozen=True)
class About:
    """What is said of a document. `dated_on` is the day that stands on it, if any; the rest as on a note."""

    kind: str
    title: str
    dated_on: date | None = None
    restriction: str = ""
    kept_from: str = ""


@transaction.atomic
def put_aside(*, person: Person, name: str, size: int, blocks: Iterable[bytes], by: Actor) -> Waiting:
    """A chosen file, before anything else on the page is right. Raises Invalid for one that cannot be kept."""
    check_write(by, person)
    known = document_definition()
    if size > known.largest:
        raise _wrong(
            f"This file has {size / 1_000_000:.1f} MB. The most is {known.largest_words}: save it smaller, or in parts."
        )
    if size == 0:
        raise _wrong("This file is empty. Look at it on your computer, then choose it again.")
    waiting = shelf.put_aside(blocks, PurePath(name.replace("\\", "/")).name[:200], member_of_staff(by).pk)
    try:
        _look_into(waiting)
    except Invalid:
        shelf.forget(waiting)
        raise
    return waiting


def put_aside_before(*, token: str, by: Actor) -> Waiting | None:
    return shelf.put_aside_before(token, member_of_staff(by).pk)


def keep_document(*, person: Person, about: About, file: Waiting | None, by: Actor, on: date) -> Document:
    """Scanned where a scanner is set up. Raises Invalid; the file then still waits, unless something harmful was in it."""
    state = _scanned(file)
    made = _keep(person, about, file, state, by, on)
    shelf.forget(file)  # type: ignore[arg-type]
    return made


def add_version(*, document: Document, words: str, file: Waiting | None, by: Actor, on: date) -> Version:
    """A newer file of the same document; the older ones stay and can be read."""
    state = _scanned(file)
    made = _add(document, words, file, state, by)
    shelf.forget(file)  # type: ignore[arg-type]
    return made


@transaction.atomic
def enter_in_error(*, document: Document, reason: str, row_version: int, by: Actor, on: date) -> Document:
    """It stays, folded away: whoever added it and who reads closed notes can still open it."""
    tie = _check(document, by)
    if document.error:
        raise NotNow("This document is marked as entered in error already.")
    refuse_if({} if reason.strip() else {"words": "Say what is wrong with the document."})
    changes = {"error": reason.strip(), "error_by": by.user, "error_at": by.at}
    save_changes(document, changes, row_version)
    wrote(by, "documents.error", document, document.person_id, tie)
    return document


@transaction.atomic
def take_out(*, reader: Reader, version: Version, tie: str) -> bytes:
    """The file, proved to be the one that was kept; the audit row stands before a byte leaves."""
    place = shelf.place_of(version.digest)
    if not place.is_file() or shelf.digest_of(place) != version.digest:
        raise NotNow(
            "The file of this document cannot be read: it is not as it was kept. Nothing was sent. Tell those who look "
            f"after this system: document {version.document_id}, version {version.number}."
        )
    audit.record(
        reader.actor,
        "export",
        "documents.take_out",
        about=reader.person.pk,
        object_type="version",
        object_id=version.pk,
        part="documents",
        tie=tie,
    )
    return place.read_bytes()


def _look_into(waiting: Waiting) -> str:
    known = document_definition()
    code = recognise(waiting.path)
    if code not in known.types:
        raise _wrong(
            f"This is not a file that can be kept here, whatever its name says. Kept are: {known.types_words}. "
            "Save or print it as a PDF, then choose that."
        )
    return code


def _scanned(file: Waiting | None) -> str:
    """Outside any transaction: a scanner may take its time."""
    if file is None or not file.path.is_file():
        raise _wrong("Choose a file.")
    found = scan(file.path)
    if found.state == FOUND:
        shelf.forget(file)
        raise _wrong(
            f"The scanner found something harmful in this file ({found.what}). It was not kept. Do not open it again; "
            "tell those who look after your computer."
        )
    if found.state == NO_ANSWER:
        raise _wrong(
            "The scanner does not answer, so the file is not on the record yet. It waits here: press the button again in a "
            "few minutes."
        )
    return found.state


@transaction.atomic
def _keep(person: Person, about: About, file: Waiting | None, state: str, by: Actor, on: date) -> Document:
    tie = check_write(by, person)
    refuse_if(_problems(about, on))
    restriction = note_definition().restrictions.get(about.restriction)
    name = person.liked_name or person.given_name or "this person"
    said = restriction.kept_from.replace("{first_name}", name) if restriction else ""
    made = Document.objects.create(
        person=person,
        kind=about.kind,
        title=about.title.strip(),
        dated_on=about.dated_on,
        restriction=about.restriction,
        kept_from=(about.kept_from.strip() or said) if restriction else "",
        is_closed=bool(restriction and restriction.is_closed),
        added_by=member_of_staff(by),
        added_at=by.at,
    )
    assert file is not None
    _version(made, 1, "", file, state, by)
    wrote(by, "documents.keep", made, person.pk, tie)
    return made


@transaction.atomic
def _add(document: Document, words: str, file: Waiting | None, state: str, by: Actor) -> Version:
    tie = _check(document, by)
    refuse_if({} if len(words) <= 400 else {"words": "Say it in 400 letters or fewer."})
    # Whoever adds next waits here, so that two versions never bear one number.
    Document.objects.select_for_update().get(pk=document.pk)
    last = Version.objects.filter(document=document).order_by("-number").values_list("number", flat=True)[0]
    assert file is not None
    made = _version(document, last + 1, words.strip(), file, state, by)
    wrote(by, "documents.add_version", made, document.person_id, tie)
    return made


def _version(document: Document, number: int, words: str, file: Waiting, state: str, by: Actor) -> Version:
    code = _look_into(file)
    return Version.objects.create(
        document=document,
        number=number,
        file_name=file.name,
        type=code,
        size=file.path.stat().st_size,
        digest=shelf.keep(file),
        scan=state,
        words=words,
        added_by=member_of_staff(by),
        role=by.role,
        added_at=by.at,
    )


def _check(document: Document, by: Actor) -> str:
    tie = check_write(by, document.person)
    may = reader(by, document.person)
    if not may.may_read(is_closed=document.is_closed, author_id=document.added_by_id):
        raise hidden(document.person)
    return tie


def _problems(about: About, on: date) -> dict[str, str]:
    found = {}
    if about.kind not in document_definition().kinds:
        found["kind"] = "Choose what it is."
    if not about.title.strip():
        found["title"] = "Say in a few words what it is, such as: lasting power of attorney, health."
    elif len(about.title) > 200:
        found["title"] = "Say it in 200 letters or fewer."
    if about.dated_on and about.dated_on > on:
        found["dated_on"] = "This day is still ahead. Enter the day that stands on it, or leave it empty."
    if about.restriction and about.restriction not in note_definition().restrictions:
        found["restriction"] = "Choose from the list why this is not to be shared."
    if about.kept_from.strip() and not about.restriction:
        found["restriction"] = "Say why it is not to be shared with them."
    if len(about.kept_from) > 200:
        found["kept_from"] = "Say it in 200 letters or fewer."
    return found


def _wrong(words: str) -> Invalid:
    return Invalid(words, {"chosen": words})
