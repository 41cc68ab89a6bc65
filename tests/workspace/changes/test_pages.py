"""Changing practice in the page: drafted, told in words, tried on past work, proposed, agreed by another, gone back on."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import PracticeChange, PublishedPathway
from tests import factories
from tests.factories import TODAY
from tests.practice.pathways.walks import begun
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
CODE = "three_conversations"
WHY = {"reason": "As the practice board agreed."}


def lead() -> Client:
    return signed_in("principal_social_worker", factories.team())


def text() -> str:
    return library.in_force(CODE, TODAY).text


def shorter(old: str = "within: 2 working days", new: str = "within: same day") -> str:
    assert old in text()
    return text().replace(old, new, 1)


def drafted(client: Client, words: str = "", **files: Any) -> str:
    """The address of a new draft of what is pasted or uploaded."""
    answer = client.post("/how/changes/try/", {"text": "" if files else (words or shorter())} | files)
    assert answer.status_code == 302, words_of(answer)
    return str(answer.url)


def press(client: Client, address: str, verb: str, **typed: str) -> Any:
    sent = form_of(client.get(address)) | {"verb": verb} | typed
    return client.post(address, sent)


def test_a_lead_changes_a_clock_tries_it_proposes_it_and_a_director_agrees() -> None:
    gwen, eleanor = lead(), signed_in("director")
    start = gwen.get(f"/how/changes/try/?pathway={CODE}")
    assert "within: 2 working days" in start.content.decode()
    change = drafted(gwen)
    page = words_of(gwen.get(change))
    assert "time allowed changed from “Within 2 working days of the day it opens" in page
    assert "Beside version 1" in page
    assert "nothing to try it on" in words_of(gwen.get(f"{change}past/"))
    assert press(gwen, change, "propose", **WHY).status_code == 302
    assert "You proposed this yourself. Somebody else must agree." in words_of(gwen.get(change))
    waits = eleanor.get("/how/")
    assert "1 Changes for you to agree" in words_of(waits)
    assert "It waits for you to agree" in words_of(waits)
    assert f'href="{change}">Three Conversations</a>' in waits.content.decode()
    assert "Somebody else must agree." in words_of(gwen.get("/how/"))
    assert "Being looked at" in words_of(eleanor.get("/how/changes/"))
    assert press(eleanor, change, "agree").status_code == 302
    assert "Published from" in words_of(eleanor.get("/how/changes/"))
    page = words_of(gwen.get(f"/how/pathways/{CODE}/"))
    assert "Version 2" in page
    assert f"proposed it, and {eleanor.user.name} agreed." in page  # type: ignore[attr-defined]
    assert WHY["reason"] in page


def test_the_author_has_no_button_to_agree_and_pressing_it_all_the_same_is_refused() -> None:
    gwen = lead()
    change = drafted(gwen)
    press(gwen, change, "propose", **WHY)
    assert 'value="agree"' not in gwen.get(change).content.decode()
    sent = press(gwen, change, "agree")
    assert sent.status_code == 400
    assert "You proposed this yourself. Somebody else must agree." in words_of(sent)
    assert PublishedPathway.objects.filter(code=CODE).count() == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("next: conversation_2", "next: conversation_9", "there is no step called conversation_9"),
        ("done_by: [", "done_by: [wizard, ", "there is no role called wizard"),
        ("within: 2 working days", "within: 2 moons", "line"),
        ("title: Three Conversations", "title: Three: Conversations", "line"),
        ("code: three_conversations", "code: four_conversations", "the code is four_conversations"),
        ("steps:", "steps:\n  - x", "line"),
    ],
)
def test_a_broken_file_says_its_line_and_stays_typed_and_nothing_changes(
    old: str, new: str, said: str
) -> None:
    gwen = lead()
    broken = SimpleUploadedFile(f"{CODE}.yaml", text().replace(old, new, 1).encode())
    change = drafted(gwen, chosen=broken)
    page = words_of(gwen.get(change))
    assert "What is in force stays in force." in page
    assert f"{CODE}.yaml, line" in page
    assert said in page
    assert 'value="propose"' not in gwen.get(change).content.decode()
    file = PracticeChange.objects.get().files.get()
    writing = gwen.get(f"{change}files/{file.pk}/")
    assert new.split("\n")[0] in writing.content.decode()
    mended = press(gwen, f"{change}files/{file.pk}/", "save", text=shorter().replace("\n", "\r\n"))
    assert mended.status_code == 302
    assert "time allowed changed" in words_of(gwen.get(change))
    assert library.in_force(CODE, TODAY).number == 1


def test_a_folder_packed_as_zip_holds_several_files_and_what_did_not_change_is_left_out() -> None:
    gwen = lead()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr(f"definitions/pathways/{CODE}.yaml", shorter())
        folder.writestr("definitions/pathways/review.yaml", library.in_force("review", TODAY).text)
        folder.writestr("definitions/forms/odd.yaml", "name: odd\n")
        folder.writestr("definitions/roles.yaml", "roles: {}\n")
    change = drafted(gwen, chosen=SimpleUploadedFile("definitions.zip", packed.getvalue()))
    found = PracticeChange.objects.get().files.order_by("kind").values_list("kind", "name")
    assert list(found) == [("form", "odd"), ("pathway", CODE)]
    assert "odd.yaml, line 1" in words_of(gwen.get(change))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("odd.zip", b"PK\x03\x04 no zip", "cannot be opened as a packed folder"),
        ("picture.yaml", b"\xff\xd8\xff", "is not plain text. Save it as UTF-8."),
        ("letter.yaml", b"title: A letter\n", "neither a pathway"),
        ("empty.yaml", b"", "empty"),
        ("large.yaml", b"steps:\n" + b"# long\n" * 60_000, "too large"),
    ],
)
def test_what_is_no_pathway_and_no_form_is_refused_in_words(name: str, content: bytes, said: str) -> None:
    answer = lead().post("/how/changes/try/", {"text": "", "chosen": SimpleUploadedFile(name, content)})
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert not PracticeChange.objects.exists()


def test_nothing_chosen_and_nothing_changed_are_said_and_what_was_pasted_stays() -> None:
    gwen = lead()
    assert "Choose a file, or paste one." in words_of(gwen.post("/how/changes/try/", {"text": " "}))
    same = gwen.post("/how/changes/try/", {"text": text()})
    assert same.status_code == 400
    assert "says the same as what was published last" in words_of(same)
    assert "code: three_conversations" in same.content.decode()


def test_a_reason_and_a_day_to_come_are_asked_for_and_stay_typed() -> None:
    gwen = lead()
    change = drafted(gwen)
    page = press(gwen, change, "propose", reason="")
    assert page.status_code == 400
    assert "Say why, for those who read it later." in words_of(page)
    page = press(gwen, change, "propose", from_on_year="2020", **WHY)
    assert "Enter today or a later day." in words_of(page)
    assert WHY["reason"] in page.content.decode()
    assert PracticeChange.objects.get().state == "draft"


def test_sent_back_its_author_reads_why_and_may_withdraw_it() -> None:
    gwen, hannah = lead(), signed_in("safeguarding_lead", factories.team())
    change = drafted(gwen)
    press(gwen, change, "propose", **WHY)
    assert press(hannah, change, "send_back", words="").status_code == 400
    press(hannah, change, "send_back", words="Ask the carers first.")
    assert "Ask the carers first." in words_of(gwen.get(change))
    press(gwen, change, "withdraw")
    assert "What is in force stayed in force." in words_of(gwen.get(change))


def test_the_way_back_to_an_earlier_version_begins_with_its_words() -> None:
    gwen, other = lead(), lead()
    first = text()
    change = drafted(gwen)
    press(gwen, change, "propose", **WHY)
    press(other, change, "agree")
    page = gwen.get(f"/how/pathways/{CODE}/").content.decode()
    link = re.search(r'href="(/how/changes/try/\?[^"]*version=1)"', page)
    assert link is not None
    back = form_of(gwen.get(link[1].replace("&amp;", "&")))["text"]
    change = drafted(gwen, back)
    press(gwen, change, "propose", reason="It did not help.")
    press(other, change, "agree")
    newest = PublishedPathway.objects.filter(code=CODE).order_by("-number")[0]
    assert (newest.number, newest.text) == (3, first)


def test_a_form_is_compared_in_words_and_tried_on_its_answers() -> None:
    gwen = lead()
    start = form_of(gwen.get("/how/changes/try/?form=works"))["text"]
    change = drafted(gwen, start.replace("What was changed at home?", "What is new at home?"))
    assert "the words changed from “What was changed at home?”" in words_of(gwen.get(change))
    assert "Answered 0 times in the last year." in words_of(gwen.get(f"{change}past/"))


def test_counts_of_past_work_lead_to_the_people_for_those_who_may_see_them_and_each_look_is_kept() -> None:
    ours = factories.team()
    worker = factories.actor(teams=(ours,))
    graham = factories.person(of=ours, given_name="Graham", family_name="Ashworth")
    begun(worker, graham, CODE)
    gwen = lead()
    change = drafted(gwen, shorter("      connected:", "      linked:"))
    drafted(gwen, shorter())
    past = gwen.get(f"{drafted(gwen, shorter())}past/")
    address = re.search(r'href="(/how/changes/\d+/past/people/[^"]*)"', past.content.decode())
    assert "1 piece of work is open now." in words_of(past)
    assert address is not None, words_of(past)
    people = gwen.get(address[1].replace("&amp;", "&"))
    assert "Ashworth" in words_of(people)
    assert AuditRow.objects.filter(record_id=graham.record.pk, part="how we work: past work").exists()
    seen = signed_in("director").get(f"{change}past/").content.decode()
    assert "past/people" not in seen
    assert signed_in("director").get(address[1].replace("&amp;", "&")).status_code == 404


def test_a_draft_is_read_aloud_with_its_picture_and_a_drafted_form_is_tried() -> None:
    gwen = lead()
    change = drafted(gwen)
    file = PracticeChange.objects.get().files.get()
    page = words_of(gwen.get(f"{change}files/{file.pk}/read/"))
    assert "Draft: nobody works by it yet" in page
    assert "On the day it opens" in page
    start = form_of(gwen.get("/how/changes/try/?form=works"))["text"]
    change = drafted(gwen, start.replace("What was changed at home?", "What is new at home?"))
    form = PracticeChange.objects.order_by("-pk")[0].files.get()
    page = words_of(signed_in("director").get(f"{change}files/{form.pk}/read/"))
    assert "What is new at home?" in page
    assert "nothing that you type here is kept" in page
    assert gwen.get(f"{change}files/{file.pk}/read/").status_code == 404


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "councillor", "administrator"])
def test_to_everybody_else_a_change_does_not_exist(role: str) -> None:
    change = drafted(lead())
    client = signed_in(role, factories.team())
    for page in ("/how/changes/", "/how/changes/try/", change, f"{change}past/", f"{change}add/"):
        assert client.get(page).status_code == 404


def test_the_pages_ask_few_questions_however_much_was_done() -> None:
    ours = factories.team()
    worker = factories.actor(teams=(ours,))
    gwen = lead()
    change = drafted(gwen)
    pages = ["/how/changes/", change, f"{change}past/", "/how/changes/try/", f"{change}add/"]
    begun(worker, factories.person(of=ours, given_name="Ann", family_name="One"), CODE)
    gwen.get(f"{change}past/")
    few = [asked(gwen, page) for page in pages]
    for number in range(4):
        about = factories.person(of=ours, given_name="Ann", family_name=f"Number {number}")
        begun(worker, about, CODE)
        drafted(gwen, shorter(new=f"within: {number + 3} working days"))
    assert [asked(gwen, page) for page in pages] == few
    assert max(few) <= MOST


def test_changes_that_wait_stand_under_how_we_work_at_the_same_price_however_many() -> None:
    gwen, worker = lead(), signed_in("social_worker", factories.team("south", "South"))
    assert "Changes that wait" not in words_of(gwen.get("/how/"))
    press(gwen, drafted(gwen), "propose", **WHY)
    gwen.get("/how/")  # versions of pathways are read once a process
    one = asked(gwen, "/how/")
    for number in range(3):
        drafted(gwen, shorter(new=f"within: {number + 4} working days"))
    assert words_of(gwen.get("/how/")).count("Three Conversations") >= 5
    assert asked(gwen, "/how/") == one <= MOST
    assert "Changes that wait" not in words_of(worker.get("/how/"))
