"""Letters that wait to be printed stand beside who is still to be told, go out as one document, and are marked apart."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.letters.models import Letter
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, sign_in
from tests.practice.letters import made_up as make
from tests.practice.letters.test_printing import ready, somebody
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


class Desk:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.by, self.graham = make.worker()
        make.needs(self.by, self.graham, "coloured_paper", "Yellow paper")
        self.diana = somebody(self.by, self.graham.record.team, "Diana", "large_print")
        self.letters = [ready(self.by, each) for each in (self.graham, self.diana)]
        assert self.by.user is not None
        sign_in(client, self.by.user, "reablement")

    def chosen(self, page: str = "print_letters", letters: Any = None, more: str = "") -> str:
        wanted = "&".join(f"letter={each.pk}" for each in (letters or self.letters))
        return f"{reverse(page)}?{wanted}{more}"


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def test_who_is_to_be_told_has_the_letters_to_print_with_their_paper(desk: Desk) -> None:
    page = desk.client.get("/tellings/")
    words = words_of(page)
    assert "When we would like to meet you: to Graham Ashworth" in words
    assert "Large print, 18 point. Made 24 Nov" in words
    assert "On other paper: Yellow paper" in words
    ticked = page.content.decode().count("checked")
    assert ticked == 1  # what goes on other paper is not ticked at first


def test_the_chosen_ones_come_as_one_document_and_nothing_is_marked(desk: Desk) -> None:
    page = desk.client.get(desk.chosen())
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == 'inline; filename="letters.pdf"'
    assert page.content.startswith(b"%PDF")
    assert set(Letter.objects.values_list("state", flat=True)) == {"ready"}
    for person in (desk.graham, desk.diana):
        assert AuditRow.objects.filter(
            kind="read", part="letters", record_id=person.pk, tie="letters printed together"
        ).exists()


def test_none_chosen_and_none_of_ours_lead_back_with_a_word(desk: Desk) -> None:
    for query in ("", "?letter=abc", "?letter=987654321", "?letter=" + "9" * 40):
        page = desk.client.get(reverse("print_letters") + query, follow=True)
        assert page.redirect_chain[0][0] == "/tellings/"
        assert "Choose at least one letter that waits to be printed." in words_of(page)


def test_what_must_not_go_any_more_is_said_and_the_others_are_offered(desk: Desk) -> None:
    Person.objects.filter(pk=desk.graham.pk).update(died_on=TODAY)
    page = desk.client.get(desk.chosen())
    assert page.status_code == 409
    assert "Nothing was printed yet" in words_of(page)
    assert "Graham died on 24 November 2026." in words_of(page)
    others = desk.chosen(letters=desk.letters[1:])
    assert others in page.content.decode()
    assert desk.client.get(others).content.startswith(b"%PDF")


def test_that_they_are_in_the_post_is_said_on_a_page_of_its_own(desk: Desk) -> None:
    page = desk.client.get(desk.chosen(more="&then=posted"), follow=True)
    assert "Are these in the post?" in words_of(page)
    assert set(Letter.objects.values_list("state", flat=True)) == {"ready"}
    body = form_of(page)
    answer = desk.client.post(
        reverse("letters_posted"), body | {"letter": [str(each.pk) for each in desk.letters]}, follow=True
    )
    assert "2 letters: in the post." in words_of(answer)
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
    assert "No letter waits to be printed." in words_of(answer)


def test_a_letter_that_changed_meanwhile_is_marked_by_nobody(desk: Desk) -> None:
    page = desk.client.get(desk.chosen("letters_posted"))
    body = form_of(page) | {"letter": [str(each.pk) for each in desk.letters]}
    Letter.objects.filter(pk=desk.letters[1].pk).update(row_version=99)
    answer = desk.client.post(reverse("letters_posted"), body)
    assert answer.status_code == 409
    assert set(Letter.objects.values_list("state", flat=True)) == {"ready"}


def test_somebody_out_of_reach_prints_nothing(desk: Desk) -> None:
    stranger = actor("reablement")
    assert stranger.user is not None
    client = Client()
    sign_in(client, stranger.user, "reablement")
    assert client.get(desk.chosen()).headers["Location"] == "/tellings/"
    body = {"letter": [str(each.pk) for each in desk.letters]}
    assert client.post(reverse("letters_posted"), body).headers["Location"] == "/tellings/"
    assert "Graham" not in client.get("/tellings/").content.decode()
    assert set(Letter.objects.values_list("state", flat=True)) == {"ready"}


def test_the_pages_ask_the_same_however_many_letters_wait(desk: Desk) -> None:
    def counts() -> list[int]:
        all_of_them = list(Letter.objects.order_by("pk"))
        pages = ("/tellings/", desk.chosen(letters=all_of_them), desk.chosen("letters_posted", all_of_them))
        return [asked(desk.client, page) for page in pages]

    few = counts()
    for name in ("Ada", "Ben", "Cy", "Di"):
        ready(desk.by, somebody(desk.by, desk.graham.record.team, name))
    assert counts() == few
    assert max(few) <= MOST
