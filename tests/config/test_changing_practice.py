"""A practice lead follows docs/changing-practice.md: a new step, a changed clock and a new question, and no Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.utils import timezone
from typer.testing import CliRunner, Result

from homefirst.config.commands import definitions as all_of_them
from homefirst.config.commands import forms, pathways
from homefirst.foundation import definitions
from homefirst.practice.forms import library as form_library
from homefirst.practice.pathways.models import Episode, PublishedPathway, Step, StepAnswers
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import begun, done, in_hand, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
RUN = CliRunner()
CODE = "three_conversations"

NEW_STEP = """\
  ring:
    title: Ring and hear how it goes
    done_by: [first_contact, social_worker]
    within: 4 weeks
    outcomes:
      well:
        title: It goes well
        means: You know how to come back.
        closes: true
      again:
        title: Something must change
        next: conversation_2
"""
NEW_QUESTION = (
    "      - {linkId: who_could_help, text: Who could be asked for a hand?, type: text, required: true}\n"
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Step 1 of the page: the council's own copy."""
    home = tmp_path / "definitions"
    shutil.copytree(definitions.folder(), home)
    return home


def changed(home: Path) -> Path:
    """The three changes, in the files."""
    pathway, form = home / "pathways" / f"{CODE}.yaml", home / "forms" / "conversation_1.yaml"
    text = pathway.read_text(encoding="utf-8")
    for old, new in (
        ("within: 2 working days", "within: 1 working day"),
        ("        closes: true\n        causes: [record conn", "        next: ring\n        causes: [record conn"),
        ("  conversation_2:\n", f"{NEW_STEP}  conversation_2:\n"),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new, 1)
    pathway.write_text(text, encoding="utf-8")
    asked = form.read_text(encoding="utf-8")
    before = "      - {linkId: in_the_way,"
    assert before in asked
    form.write_text(asked.replace(before, NEW_QUESTION + before, 1), encoding="utf-8")
    return pathway


def said(*command: str, of: object = pathways) -> Result:
    found: Result = RUN.invoke(of.app, list(command))  # type: ignore[attr-defined]
    return found


def test_a_change_is_checked_compared_previewed_and_published_and_live_work_is_unharmed(copy: Path) -> None:
    by, graham = worker("social_worker")
    today = timezone.localdate()
    live = begun(by, graham, CODE, on=today)
    filled(in_hand(live, "conversation_1"), by)
    due_before = in_hand(live, "conversation_1").due_on
    file = changed(copy)
    shipped = definitions.folder()

    checked = said("check", str(copy / "pathways"))
    assert checked.exit_code == 0, checked.stderr
    assert f"{CODE}: Three Conversations, 4 steps. Nobody can get lost in it." in checked.stdout
    assert said("check", str(copy / "forms"), of=forms).exit_code == 0

    compared = said("compare", str(shipped / "pathways" / file.name), str(file)).stdout
    assert "Step added: “Ring and hear how it goes”." in compared
    assert "time allowed changed from “Within 2 working days of the day it opens" in compared
    assert (
        "where it leads changed from “ends the pathway” to “leads to Ring and hear how it goes”" in compared
    )
    asked = said(
        "compare",
        str(shipped / "forms" / "conversation_1.yaml"),
        str(copy / "forms" / "conversation_1.yaml"),
        of=forms,
    ).stdout
    assert asked == "Question added: “Who could be asked for a hand?”, which must be answered.\n"

    previewed = said("preview", str(file)).stdout
    assert "Tried on 1 piece of work of the last year; 1 of them open now." in previewed
    assert "time allowed changes from “Within 2 working days" in previewed
    assert "Work that is open keeps the version with which it began." in previewed
    assert f"homefirst pathways read {file}" in previewed
    assert "does this within 1 working day." in said("read", str(file)).stdout
    assert (
        "“It goes well” means: “You know how to come back.” It closes the pathway."
        in said("read", str(file)).stdout
    )
    assert PublishedPathway.objects.filter(code=CODE).count() == 1  # a preview changes nothing

    published = said("publish", "--reason", "As the practice board agreed.", str(copy / "pathways"))
    assert published.exit_code == 0, published.stderr
    assert len(published.stdout.splitlines()) == 2
    assert PublishedPathway.objects.get(code=CODE, number=2).reason == "As the practice board agreed."
    assert "Nothing changed since the last time." in said("publish", str(copy / "pathways")).stdout

    assert in_hand(live, "conversation_1").due_on == due_before
    done(live, "conversation_1", "connected", by, on=today)
    live.refresh_from_db()
    assert live.state == Episode.State.CLOSED  # by its own version: the new step is not asked of it
    assert StepAnswers.objects.get(step__episode=live).form.number == 1

    new = begun(by, graham, CODE, on=today)
    first = in_hand(new, "conversation_1")
    assert first.due_on is not None
    assert due_before is not None
    assert first.due_on < due_before
    form = form_library.newest("conversation_1")
    assert form is not None
    assert "who_could_help" in {question.code for question in form_library.read(form).questions()}
    filled(first, by)
    done(new, "conversation_1", "connected", by, on=today)
    assert in_hand(new, "ring").state in Step.OPEN


def test_work_that_was_done_is_previewed_with_what_would_have_gone_another_way(copy: Path) -> None:
    by, graham = worker("social_worker")
    past = begun(by, graham, CODE, on=timezone.localdate())
    filled(in_hand(past, "conversation_1"), by)
    done(past, "conversation_1", "connected", by, on=timezone.localdate())
    previewed = said("preview", str(changed(copy))).stdout
    assert "1 piece of work would have gone another way: " in previewed
    assert "Ring and hear how it goes" in previewed.split("another way: ")[1]


def test_a_change_that_breaks_something_publishes_nothing(copy: Path) -> None:
    file = changed(copy)
    file.write_text(
        file.read_text(encoding="utf-8").replace("next: ring\n", "next: rnig\n", 1), encoding="utf-8"
    )
    for command in (
        ("check", str(copy / "pathways")),
        ("publish", str(copy / "pathways")),
        ("preview", str(file)),
    ):
        refused = said(*command)
        assert refused.exit_code == 2
        assert f"{CODE}.yaml, line 25: there is no step called rnig. Did you mean ring?" in refused.stderr
    assert PublishedPathway.objects.filter(code=CODE).count() == 1
    form = form_library.newest("conversation_1")
    assert form is not None
    assert form.number == 1


def test_the_whole_copy_is_looked_over_in_one_go(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(copy)
    monkeypatch.setenv("HOMEFIRST_DEFINITIONS", str(copy))
    found = RUN.invoke(all_of_them.app, ["check"])
    assert found.exit_code == 0, found.stderr


def test_the_page_names_every_command_that_this_follows() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "changing-practice.md").read_text(encoding="utf-8")
    for command in (
        "homefirst pathways check", "homefirst forms check", "homefirst definitions check", "homefirst letters check",
        "homefirst pathways compare", "homefirst forms compare", "homefirst pathways preview", "homefirst pathways read",
        "homefirst pathways publish", "homefirst forms export", "homefirst forms import",
    ):  # fmt: skip
        assert command in page
