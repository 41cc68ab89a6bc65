"""The pages about letters: read, looked over, printed, given, and everything that waits."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.letters import actions
from homefirst.practice.letters.models import Letter
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, sign_in
from tests.practice.letters import made_up as make
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import form_of, send, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


class Desk:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.by, self.graham = make.worker()
        make.needs(self.by, self.graham, "large_print", "Large print, 16 point or more")
        self.letter = make.goals_agreed(self.by, self.graham)
        sign_in(client, self.user, "reablement")

    @property
    def user(self) -> User:
        assert self.by.user is not None
        return self.by.user

    def page(self, name: str, letter: Letter | None = None) -> str:
        return address(name, self.graham, letter or self.letter)

    def press(self, name: str) -> Any:
        self.letter.refresh_from_db()
        return self.client.post(self.page(name), {"row_version": self.letter.row_version}, follow=True)


def address(name: str, person: Person, letter: Letter) -> str:
    return reverse(name, kwargs={"ref": person.record.ref, "letter": letter.pk})


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def test_a_letter_says_to_whom_in_which_form_by_which_way_and_why(desk: Desk) -> None:
    page = words_of(desk.client.get(desk.page("record_letter")))
    assert "Draft. Look over and send: Priya Nair, by" in page
    assert f"Graham Ashworth {make.HOME}, WB4 2PL" in page
    assert "Why so Graham asked: Large print, 16 point or more." in page
    assert "By post" in page
    assert "Make my own tea and toast" in page
    assert "Must be said: SI 2014/2672 regulation 3(2)(b)" in page


def test_the_letters_of_a_person_are_listed_with_their_state(desk: Desk) -> None:
    page = words_of(desk.client.get(reverse("record_letters", kwargs={"ref": desk.graham.record.ref})))
    assert "Your goals, and how we help you to reach them" in page
    assert "Draft. Look over and send: Priya Nair" in page


def test_the_promise_in_my_work_leads_to_the_letter(desk: Desk) -> None:
    assert desk.letter.task is not None
    page = desk.client.get(reverse("keep_promise", kwargs={"promise": desk.letter.task.pk}))
    assert page.headers["Location"] == desk.page("record_letter")


def test_agreed_printed_and_sent_in_three_presses(desk: Desk) -> None:
    assert "agreed" in words_of(desk.press("agree_letter"))
    assert "Ready. Print and post: Priya Nair" in words_of(desk.client.get(desk.page("record_letter")))
    assert "printed" in words_of(desk.press("letter_printed"))
    page = words_of(desk.press("letter_gone"))
    assert "sent" in page
    assert "Nothing is planned" in page or "Weekly review" in page
    desk.letter.refresh_from_db()
    assert desk.letter.state == "sent"


def test_the_pages_are_those_that_were_agreed_to(desk: Desk) -> None:
    draft = desk.client.get(desk.page("letter_pages"))
    assert draft.headers["Content-Type"] == "application/pdf"
    assert draft.headers["Content-Disposition"].startswith("inline")
    desk.press("agree_letter")
    kept = desk.client.get(desk.page("letter_pages"))
    assert kept.content == bytes(desk.letter.copies.get().pdf)


def test_the_words_are_changed_on_a_page_and_what_the_law_asks_for_stays(desk: Desk) -> None:
    here = desk.page("edit_letter")
    names = [name for name in form_of(desk.client.get(here)) if name.startswith("text_")]
    charge = next(f"text_{at}" for at, block in enumerate(desk.letter.plain) if block["says"] == "charge")
    assert charge in names
    refused = send(desk.client, here, **{charge: ""})
    assert refused.status_code == 400
    assert "This must be said" in words_of(refused)
    assert send(desk.client, here, **{charge: "Nothing at all, for six weeks."}).status_code == 302
    desk.letter.refresh_from_db()
    assert "Nothing at all, for six weeks." in make.words_of(desk.letter)


def test_two_who_change_the_same_words_see_both(desk: Desk) -> None:
    here = desk.page("edit_letter")
    first, second = form_of(desk.client.get(here)), form_of(desk.client.get(here))
    desk.client.post(here, first | {"text_0": "- Cook"})
    page = desk.client.post(here, second | {"text_0": "- Bake"})
    assert page.status_code == 400
    text = words_of(page)
    assert "- Cook" in text
    assert "- Bake" in text


def test_another_way_is_chosen_with_a_reason(desk: Desk) -> None:
    here = desk.page("letter_way")
    refused = send(desk.client, here, form="easy_read", channel="hand")
    assert "Say why it goes so." in words_of(refused)
    send(desk.client, here, form="easy_read", channel="hand", reason="He asked me this morning")
    page = words_of(desk.client.get(desk.page("record_letter")))
    assert "Easy read" in page
    assert "Priya Nair decided: He asked me this morning" in page
    assert "Given by hand, and explained" in page


def test_what_is_given_by_hand_says_how_it_went(desk: Desk) -> None:
    send(desk.client, desk.page("letter_way"), form="print", channel="hand", reason="I see him today")
    desk.press("agree_letter")
    here = desk.page("letter_sent")
    assert "Say how it went" in words_of(send(desk.client, here, words=""))
    send(desk.client, here, words="Read it with him and Ruth")
    page = words_of(desk.client.get(desk.page("record_letter")))
    assert "Read it with him and Ruth" in page


def test_a_letter_is_not_sent_with_a_reason(desk: Desk) -> None:
    send(desk.client, desk.page("letter_not_sent"), words="Told him in person instead")
    page = words_of(desk.client.get(desk.page("record_letter")))
    assert "Not sent Told him in person instead" in page


def test_a_letter_that_came_back_is_written_again(desk: Desk) -> None:
    for name in ("agree_letter", "letter_printed", "letter_gone"):
        desk.press(name)
    send(desk.client, desk.page("letter_came_back"), words="Gone away")
    assert "It came back: find out where they are" in words_of(desk.client.get(reverse("letters")))
    desk.press("write_letter_again")
    assert Letter.objects.filter(again_of=desk.letter, state="draft").exists()
    assert "Came back, or could not" not in words_of(desk.client.get(reverse("letters")))


def test_a_press_on_a_page_that_is_out_of_date_changes_nothing(desk: Desk) -> None:
    page = desk.client.post(desk.page("agree_letter"), {"row_version": "999"})
    assert page.status_code == 409
    desk.letter.refresh_from_db()
    assert desk.letter.state == "draft"


def test_everything_that_waits_is_listed_by_what_is_to_be_done(desk: Desk) -> None:
    assert "Drafts to look over" in words_of(desk.client.get(reverse("letters")))
    desk.press("agree_letter")
    page = words_of(desk.client.get(reverse("letters")))
    assert "To print and post" in page
    assert "1 letter waits" in page
    assert AuditRow.objects.filter(part="letters", record_id=desk.graham.pk, kind="read").exists()
    desk.press("letter_gone")
    assert "No letter waits to go." in words_of(desk.client.get(reverse("letters")))


def test_nobody_sees_a_letter_of_somebody_out_of_reach(desk: Desk) -> None:
    stranger = actor("reablement")
    assert stranger.user is not None
    sign_in(desk.client, stranger.user, "reablement")
    missing = desk.client.get(desk.page("record_letter").replace(f"/{desk.letter.pk}/", "/987654/"))
    for name in ("record_letter", "letter_pages", "edit_letter", "letter_way"):
        page = desk.client.get(desk.page(name))
        assert (page.status_code, page.content) == (404, missing.content)
    assert "No letter waits to go." in words_of(desk.client.get(reverse("letters")))


def test_each_look_at_a_letter_and_its_pages_is_written_down(desk: Desk) -> None:
    before = AuditRow.objects.filter(kind="read", part="notes").count()
    for name in ("record_letter", "letter_pages"):
        desk.client.get(desk.page(name))
    assert AuditRow.objects.filter(kind="read", part="notes", record_id=desk.graham.pk).count() == before + 2


def test_pages_ask_as_often_for_many_letters_as_for_one(desk: Desk) -> None:
    listed = reverse("record_letters", kwargs={"ref": desk.graham.record.ref})
    pages = (listed, desk.page("record_letter"), desk.page("letter_pages"), reverse("letters"))
    few = [asked(desk.client, page) for page in pages]
    for _ in range(12):
        actions.do_not_send(
            letter=_fresh(desk), reason="Again", row_version=_fresh(desk).row_version, by=desk.by, on=TODAY
        )
        made = actions.write_again(
            letter=_fresh(desk), row_version=_fresh(desk).row_version, by=desk.by, on=TODAY
        )
        desk.letter = made
    pages = (listed, desk.page("record_letter"), desk.page("letter_pages"), reverse("letters"))
    assert [asked(desk.client, page) for page in pages] == few
    assert max(few) <= MOST, few


def _fresh(desk: Desk) -> Letter:
    return Letter.objects.select_related("person__record", "step__episode__version", "task").get(
        pk=desk.letter.pk
    )
