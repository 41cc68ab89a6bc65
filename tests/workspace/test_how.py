"""How we work: read, compared in words, tried and published, with what is in force never harmed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from homefirst.foundation import definitions
from homefirst.practice.pathways.models import PublishedPathway
from tests import factories
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import send, words_of

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


def published(client: Any) -> Any:
    return send(client, "/how/publish/", reason="As agreed by the practice board.")


def test_before_anything_is_published_the_page_says_what_to_do(copy: Path) -> None:
    assert "No pathway is published yet." in words_of(lead().get("/how/"))


def test_a_practice_lead_publishes_what_the_files_say(copy: Path) -> None:
    client = lead()
    assert published(client).url == "/how/"
    page = words_of(client.get("/how/"))
    assert "Three Conversations" in page
    assert "Version 1" in page
    assert "Nothing has changed since the last time." in words_of(client.get("/how/publish/"))


def test_a_change_is_told_in_words_before_and_after_it_is_published(copy: Path) -> None:
    client = lead()
    published(client)
    change(copy, "within: 2 working days", "within: 3 working days")
    sentence = "time allowed changed from “Within 2 working days of the day it opens"
    assert sentence in words_of(client.get("/how/publish/"))
    published(client)
    page = words_of(client.get("/how/pathways/three_conversations/"))
    assert "Version 2" in page
    assert sentence in page
    assert "As agreed by the practice board." in page


def test_a_broken_file_is_refused_with_its_line_and_what_is_in_force_stays(copy: Path) -> None:
    client = lead()
    published(client)
    change(copy, "next: conversation_2", "next: conversation_9")
    page = words_of(client.get("/how/publish/"))
    assert "What is in force stays in force." in page
    assert "three_conversations.yaml, line" in page
    sent = {"from_on_day": "1", "from_on_month": "1", "from_on_year": "2030", "reason": "Because."}
    assert client.post("/how/publish/", sent).status_code == 400
    assert PublishedPathway.objects.filter(code="three_conversations").count() == 1


def test_a_day_in_the_past_is_refused_and_the_reason_stays_typed(copy: Path) -> None:
    client = lead()
    sent = {"from_on_day": "1", "from_on_month": "1", "from_on_year": "2020", "reason": "As agreed."}
    page = client.post("/how/publish/", sent)
    assert page.status_code == 400
    assert "Enter today or a later day." in words_of(page)
    assert "As agreed." in page.content.decode()


def test_a_reason_is_asked_for(copy: Path) -> None:
    page = send(lead(), "/how/publish/", reason="")
    assert page.status_code == 400
    assert "Say why, for those who read it later." in words_of(page)


def test_a_pathway_reads_aloud_with_its_law_and_what_nobody_has_confirmed(copy: Path) -> None:
    client = lead()
    published(client)
    page = words_of(client.get("/how/pathways/liberty/"))
    assert "Within 21 days of the day on which the request came" in page
    assert "not confirmed" in page
    assert "Off" in words_of(client.get("/how/pathways/liberty_protection_safeguards/"))


def test_a_form_can_be_tried_and_nothing_is_kept(copy: Path) -> None:
    client = lead()
    published(client)
    assert "nothing that you type here is kept" in words_of(client.get("/how/forms/conversation_1/"))


def test_workers_read_and_only_those_who_answer_for_practice_publish(copy: Path) -> None:
    published(lead())
    worker = signed_in("social_worker", factories.team())
    assert worker.get("/how/").status_code == 200
    assert worker.get("/how/pathways/reablement/").status_code == 200
    assert worker.get("/how/publish/").status_code == 404
    assert signed_in("councillor").get("/how/").status_code == 404


@pytest.mark.parametrize("page", ["/how/", "/how/pathways/review/", "/how/forms/review/"])
def test_the_pages_take_few_questions(copy: Path, page: str) -> None:
    client = lead()
    published(client)
    assert asked(client, page) <= MOST


def test_whoever_answers_for_practice_lands_on_how_we_work_with_what_waits_for_them(copy: Path) -> None:
    client = lead()
    published(client)
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/how/"
    page = words_of(client.get("/how/"))
    for said in ("0 For you to agree", "0 Changed files to publish", "0 Enquiries to audit this month"):
        assert said in page
    change(copy, "within: 2 working days", "within: 3 working days")
    assert "1 Changed files to publish" in words_of(client.get("/how/"))


def test_workers_whose_supervision_is_late_wait_for_the_overview_and_for_no_worker(copy: Path) -> None:
    ours = factories.team()
    factories.staff("social_worker", teams=(ours,))
    assert "1 Workers whose supervision is late" in words_of(lead().get("/how/"))
    other = words_of(signed_in("social_worker", ours).get("/how/"))
    assert "supervision is late" not in other
    assert "to publish" not in other


def test_every_form_stands_with_its_version_and_the_steps_that_ask_it(copy: Path) -> None:
    client = lead()
    published(client)
    page = words_of(client.get("/how/forms/"))
    assert "Three Conversations: Conversation 1" in page
    assert "Version 1" in page
    assert asked(client, "/how/forms/") <= MOST


def test_how_we_work_asks_few_questions_of_whoever_answers_for_practice(copy: Path) -> None:
    client = lead()
    published(client)
    factories.staff("social_worker", teams=(factories.team(),))
    client.get("/how/")  # versions of pathways are read once a process
    few = asked(client, "/how/")
    for _ in range(5):
        factories.staff("social_worker", teams=(factories.team(),))
    assert asked(client, "/how/") == few <= MOST
