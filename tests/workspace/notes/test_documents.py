"""Papers beside a record: a wrong file is refused in words, nothing is lost, each opening is checked and written down."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.documents import shelf
from homefirst.practice.documents.models import Document, Version
from homefirst.practice.people.models import Person
from tests import factories
from tests.practice.documents import making
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    settings.HOMEFIRST_CLAMD = ""
    return tmp_path


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def joan(north: Any) -> Person:
    return factories.person(of=north, given_name="Joan", family_name="Hale")


@pytest.fixture
def worker(north: Any) -> Client:
    return signed_in("social_worker", north)


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/notes/documents/{rest}"


def add(
    client: Client, person: Person, held: bytes | None = making.PDF, name: str = "scan.pdf", **typed: str
) -> Any:
    said = {"title": "Lasting power of attorney", "kind": "legal", "restriction": "none", "waiting": ""}
    sent: dict[str, Any] = {**said, **typed}
    if held is not None:
        sent["chosen"] = SimpleUploadedFile(name, held)
    return client.post(address(person, "add/"), sent)


def kept(client: Client, person: Person, **typed: str) -> Document:
    assert add(client, person, **typed).status_code == 302
    return Document.objects.latest("pk")


def opened(client: Client, document: Document, number: int = 1) -> Any:
    return client.get(address(document.person, f"{document.pk}/{number}/"))


def test_a_document_is_kept_by_what_is_in_it_out_of_reach_of_the_web(
    joan: Person, worker: Client, data: Path
) -> None:
    version = kept(worker, joan).versions.get()
    place = shelf.place_of(version.digest)
    assert place.read_bytes() == making.PDF
    assert place.is_relative_to(data / "documents")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert not list((data / "documents" / "incoming").glob("*/*"))
    shown = words_of(worker.get(address(joan)))
    for said in ("Lasting power of attorney", "Version 1: PDF", "not scanned", "Social worker"):
        assert said in shown


def test_it_comes_out_as_it_went_in_to_be_saved_and_never_run(joan: Person, worker: Client) -> None:
    answer = opened(worker, kept(worker, joan))
    assert answer.content == making.PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert (
        answer.headers["Content-Disposition"]
        == "attachment; filename=\"scan.pdf\"; filename*=UTF-8''scan.pdf"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"
    row = AuditRow.objects.get(action="documents.take_out")
    assert (row.kind, row.record_id, row.tie, row.detail) == ("export", joan.pk, "team", {})


def test_a_name_can_neither_leave_the_folder_nor_break_a_header_nor_say_what_the_file_is(
    joan: Person, worker: Client, data: Path
) -> None:
    assert add(worker, joan, making.JPEG, name='../../Ruth "x"\u2019s letter.exe').status_code == 302
    answer = opened(worker, Document.objects.get())
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Ruth _x__s letter.jpg"; ')
    assert not [path for path in data.rglob("*") if path.is_file() and "letter" in path.name]


@pytest.mark.parametrize(
    ("held", "name", "said"),
    [
        (
            making.PROGRAM,
            "letter.pdf",
            "This is not a file that can be kept here, whatever its name says. Kept are: PDF,",
        ),
        (making.PAGE, "letter.txt", "Save or print it as a PDF, then choose that."),
        (making.MACROS, "letter.docx", "This is not a file that can be kept here"),
        (b"", "letter.pdf", "This file is empty."),
        (making.PDF + bytes(20_000_000), "letter.pdf", "This file has 20.0 MB. The most is 20 MB"),
        (None, "", "Choose a file."),
    ],
)
def test_a_wrong_file_is_refused_in_words_and_what_was_typed_stays(
    joan: Person, worker: Client, data: Path, held: bytes | None, name: str, said: str
) -> None:
    answer = add(worker, joan, held, name)
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert form_of(answer)["title"] == "Lasting power of attorney"
    assert not Document.objects.exists()
    assert not [path for path in (data / "documents").rglob("*") if path.is_file()]


def test_a_mistake_in_another_box_does_not_lose_the_file(joan: Person, worker: Client, north: Any) -> None:
    answer = add(worker, joan, title="")
    assert answer.status_code == 400
    assert "Your file is kept: scan.pdf." in words_of(answer)
    again = form_of(answer)
    assert len(again["waiting"]) == 32
    colleague = signed_in("social_worker", north)
    assert add(colleague, joan, None, waiting=again["waiting"]).status_code == 400
    assert add(worker, joan, None, waiting=again["waiting"]).status_code == 302
    assert opened(worker, Document.objects.get()).content == making.PDF
    assert add(worker, joan, None, waiting=again["waiting"]).status_code == 400


@pytest.mark.parametrize("token", ["../../../etc/passwd", "f" * 32, "x", "e" * 31 + "/"])
def test_a_made_up_token_leads_to_no_file(joan: Person, worker: Client, token: str) -> None:
    assert "Choose a file." in words_of(add(worker, joan, None, waiting=token))


def test_a_newer_version_stands_first_and_the_older_one_stays(joan: Person, worker: Client) -> None:
    held = kept(worker, joan)
    newer = {
        "chosen": SimpleUploadedFile("signed.png", making.PNG),
        "words": "Signed by both.",
        "waiting": "",
    }
    assert worker.post(address(joan, f"{held.pk}/add/"), newer).status_code == 302
    shown = words_of(worker.get(address(joan)))
    assert shown.index("Version 2: picture") < shown.index("Version 1: PDF")
    assert "Signed by both." in shown
    assert (opened(worker, held, 2).content, opened(worker, held, 1).content) == (making.PNG, making.PDF)
    assert opened(worker, held, 3).status_code == 404


def test_the_database_itself_refuses_to_change_a_version(joan: Person, worker: Client) -> None:
    kept(worker, joan)
    for change in (
        lambda: Version.objects.update(digest="0" * 64),
        lambda: Version.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="stays as it came"), transaction.atomic():
            change()


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_file_that_is_not_as_it_was_kept_is_not_sent(joan: Person, worker: Client, harm: str) -> None:
    held = kept(worker, joan)
    place = shelf.place_of(held.versions.get().digest)
    place.unlink() if harm == "gone" else place.write_bytes(making.PDF + b"x")
    answer = opened(worker, held)
    assert answer.status_code == 409
    assert "it is not as it was kept. Nothing was sent." in words_of(answer)
    assert not AuditRow.objects.filter(action="documents.take_out").exists()


def test_a_closed_document_does_not_exist_for_who_does_not_hold_the_work(
    joan: Person, worker: Client, north: Any
) -> None:
    held = kept(worker, joan, restriction="holders")
    colleague = signed_in("social_worker", north)
    missing = colleague.get(address(joan, "987654321/1/"))
    assert "Lasting power" not in words_of(colleague.get(address(joan)))
    assert opened(colleague, held).content == missing.content
    assert colleague.get(address(joan, f"{held.pk}/add/")).content == missing.content
    manager = signed_in("team_manager", north)
    assert opened(manager, held).content == making.PDF


def test_a_mistake_is_folded_away_and_its_file_withheld(joan: Person, worker: Client, north: Any) -> None:
    held = kept(worker, joan, title="Pills of Mr Hale")
    page = form_of(worker.get(address(joan, f"{held.pk}/error/")))
    assert worker.post(address(joan, f"{held.pk}/error/"), page | {"words": ""}).status_code == 400
    assert (
        worker.post(address(joan, f"{held.pk}/error/"), page | {"words": "Another person."}).status_code
        == 302
    )
    assert worker.post(address(joan, f"{held.pk}/error/"), page | {"words": "Again."}).status_code == 409
    colleague = signed_in("social_worker", north)
    theirs = words_of(colleague.get(address(joan)))
    assert "Another person." in theirs
    assert "Pills" not in theirs
    assert opened(colleague, held).status_code == 404
    assert opened(worker, held).content == making.PDF


def test_another_persons_document_is_not_opened_through_ones_own(
    joan: Person, worker: Client, north: Any
) -> None:
    tina = factories.person(of=north, given_name="Tina")
    held = kept(worker, tina)
    assert worker.get(address(joan, f"{held.pk}/1/")).status_code == 404
    stranger = signed_in("social_worker", factories.team("south"))
    assert stranger.get(address(tina, f"{held.pk}/1/")).status_code == 404


def test_a_scanned_file_says_so(joan: Person, worker: Client, settings: Any, tmp_path: Path) -> None:
    with making.scanner(tmp_path, "stream: OK") as (where, seen):
        settings.HOMEFIRST_CLAMD = where
        assert kept(worker, joan).versions.get().scan == "clean"
    assert seen == [making.PDF]
    shown = words_of(worker.get(address(joan)))
    assert "scanned." in shown
    assert "not scanned" not in shown


def test_what_the_scanner_finds_is_not_kept(
    joan: Person, worker: Client, settings: Any, tmp_path: Path
) -> None:
    with making.scanner(tmp_path, "stream: Eicar FOUND") as (where, _):
        settings.HOMEFIRST_CLAMD = where
        answer = add(worker, joan)
    assert answer.status_code == 400
    assert "The scanner found something harmful in this file (Eicar). It was not kept." in words_of(answer)
    assert form_of(answer)["waiting"] == ""
    assert not [path for path in (tmp_path / "documents").rglob("*") if path.is_file()]


def test_while_the_scanner_does_not_answer_the_file_waits(
    joan: Person, worker: Client, settings: Any
) -> None:
    settings.HOMEFIRST_CLAMD = "/nowhere/clamd"
    answer = add(worker, joan)
    assert "The scanner does not answer, so the file is not on the record yet. It waits here" in words_of(
        answer
    )
    assert not Document.objects.exists()
    settings.HOMEFIRST_CLAMD = ""
    assert add(worker, joan, None, waiting=form_of(answer)["waiting"]).status_code == 302


def test_the_page_asks_as_often_for_many_as_for_one(joan: Person, worker: Client) -> None:
    kept(worker, joan)
    few = asked(worker, address(joan))
    for _ in range(8):
        kept(worker, joan)
    assert asked(worker, address(joan)) == few <= MOST


def test_somebody_without_papers_has_words(joan: Person, worker: Client) -> None:
    assert "No paper is kept here for Joan yet." in words_of(worker.get(address(joan)))


@pytest.mark.parametrize("role", ["finance", "broker", "director"])
def test_a_role_without_notes_opens_no_document(joan: Person, worker: Client, north: Any, role: str) -> None:
    held = kept(worker, joan)
    assert opened(signed_in(role, north), held).status_code == 404
