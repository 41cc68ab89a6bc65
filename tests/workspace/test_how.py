"""How we work: read, compared in words, tried and published, with what is in force never harmed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from homefirst.config.effects import EFFECTS
from homefirst.foundation import definitions
from homefirst.foundation.accounts.roles import roles
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import publish_folder
from homefirst.practice.pathways.definition.aloud import Around, aloud
from homefirst.practice.pathways.models import ChangedFile, PublishedPathway
from tests import factories
from tests.factories import SYSTEM
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council's own copy of the definitions."""
    home = tmp_path / "definitions"
    shutil.copytree(definitions.folder(), home)
    monkeypatch.setenv("HOMEFIRST_DEFINITIONS", str(home))
    return home


def change(home: Path, old: str, new: str) -> None:
    path = home / "pathways" / "three_conversations.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lead() -> Any:
    return signed_in("principal_social_worker", factories.team())


def published() -> None:
    """What the files say, as the installation puts it in force."""
    home = definitions.folder()
    publish_forms(folder=home / "forms", by=SYSTEM)
    publish_folder(folder=home / "pathways", from_on=SYSTEM.on, by=SYSTEM, reason="As the board agreed.")


def test_before_anything_is_published_the_page_says_what_to_do(copy: Path) -> None:
    assert "No pathway is published yet." in words_of(lead().get("/how/"))


def test_every_pathway_in_force_stands_with_its_version(copy: Path) -> None:
    published()
    page = words_of(lead().get("/how/"))
    assert "Three Conversations" in page
    assert "Version 1" in page
    assert "Nothing has changed since the last time." in words_of(lead().get("/how/publish/"))


def test_changed_files_of_the_installation_become_a_draft_like_any_other(copy: Path) -> None:
    published()
    change(copy, "within: 2 working days", "within: 3 working days")
    client = lead()
    assert "Three Conversations" in words_of(client.get("/how/publish/"))
    page = words_of(client.get(client.post("/how/publish/").url))
    assert "time allowed changed from “Within 2 working days of the day it opens" in page
    assert PublishedPathway.objects.filter(code="three_conversations").count() == 1


def test_a_file_of_the_installation_that_an_earlier_version_said_is_no_change(copy: Path) -> None:
    published()
    old = (copy / "pathways" / "three_conversations.yaml").read_text(encoding="utf-8")
    change(copy, "within: 2 working days", "within: 3 working days")
    published()
    (copy / "pathways" / "three_conversations.yaml").write_text(old, encoding="utf-8")
    assert "Nothing has changed since the last time." in words_of(lead().get("/how/publish/"))
    published()
    assert PublishedPathway.objects.filter(code="three_conversations").count() == 2


def test_what_a_version_changed_its_reason_and_who_agreed_stand_under_the_pathway(copy: Path) -> None:
    published()
    change(copy, "within: 2 working days", "within: 3 working days")
    published()
    page = words_of(lead().get("/how/pathways/three_conversations/"))
    assert "Version 2" in page
    assert "time allowed changed from “Within 2 working days of the day it opens" in page
    assert "As the board agreed." in page
    assert "Go back to this version" in page


def test_a_pathway_reads_aloud_with_its_law_and_what_nobody_has_confirmed(copy: Path) -> None:
    client = lead()
    published()
    page = words_of(client.get("/how/pathways/liberty/"))
    assert "Within 21 days of the day on which the request came" in page
    assert "not confirmed" in page
    assert "Off" in words_of(client.get("/how/pathways/liberty_protection_safeguards/"))


def test_the_page_reads_what_the_one_page_reading_says_with_its_questions_and_the_days_that_are_said(
    copy: Path,
) -> None:
    published()
    page = words_of(lead().get("/how/pathways/reablement/")).replace("&#39;", "'")
    pathways = {version.code: library.read(version) for version in library.all_in_force(SYSTEM.on)}
    around = Around({code: role.worker for code, role in roles().items()}, EFFECTS, pathways)
    for said in aloud(pathways["reablement"], around).lines():
        assert " ".join(said.split()) in page
    assert "Who is in week seven with no decision?" in page
    assert "says the first day of reablement: the day that was said before" in page


def test_a_draft_is_read_aloud_before_anybody_works_by_it(copy: Path) -> None:
    published()
    change(copy, "within: 2 working days", "within: 3 working days")
    client = lead()
    drafted = words_of(client.get(f"{client.post('/how/publish/').url}files/{_file()}/read/"))
    assert "an occupational therapist does this within 3 working days." in drafted


def _file() -> int:
    return ChangedFile.objects.get().pk


def test_a_form_can_be_tried_and_nothing_is_kept(copy: Path) -> None:
    client = lead()
    published()
    page = words_of(client.get("/how/forms/conversation_1/"))
    assert "nothing that you type here is kept" in page
    assert "When it comes again. It is about what happened this time" in page
    assert "What matters to you? (needed to finish)" in page


def test_workers_read_and_only_those_who_answer_for_practice_publish(copy: Path) -> None:
    published()
    worker = signed_in("social_worker", factories.team())
    assert worker.get("/how/").status_code == 200
    assert worker.get("/how/pathways/reablement/").status_code == 200
    assert worker.get("/how/publish/").status_code == 404
    assert signed_in("councillor").get("/how/").status_code == 404


@pytest.mark.parametrize("page", ["/how/", "/how/pathways/review/", "/how/forms/review/"])
def test_the_pages_take_few_questions(copy: Path, page: str) -> None:
    client = lead()
    published()
    assert asked(client, page) <= MOST


def test_whoever_answers_for_practice_lands_on_how_we_work_with_what_waits_for_them(copy: Path) -> None:
    client = lead()
    published()
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/how/"
    page = words_of(client.get("/how/"))
    for said in (
        "0 Steps for you to agree",
        "0 Changed files",
        "0 Changes for you to agree",
        "0 Enquiries to audit",
    ):
        assert said in page
    change(copy, "within: 2 working days", "within: 3 working days")
    assert "1 Changed files" in words_of(client.get("/how/"))


def test_workers_whose_supervision_is_late_wait_for_the_overview_and_for_no_worker(copy: Path) -> None:
    ours = factories.team()
    factories.staff("social_worker", teams=(ours,))
    assert "1 Supervisions late" in words_of(lead().get("/how/"))
    other = words_of(signed_in("social_worker", ours).get("/how/"))
    assert "Supervisions late" not in other
    assert "Changed files" not in other


def test_every_form_stands_with_its_version_and_the_steps_that_ask_it(copy: Path) -> None:
    client = lead()
    published()
    page = words_of(client.get("/how/forms/"))
    assert "Three Conversations: Conversation 1" in page
    assert "Version 1" in page
    assert asked(client, "/how/forms/") <= MOST


def test_how_we_work_asks_few_questions_of_whoever_answers_for_practice(copy: Path) -> None:
    client = lead()
    published()
    factories.staff("social_worker", teams=(factories.team(),))
    client.get("/how/")  # versions of pathways are read once a process
    few = asked(client, "/how/")
    for _ in range(5):
        factories.staff("social_worker", teams=(factories.team(),))
    assert asked(client, "/how/") == few <= MOST
