"""Letters that have gone stand in the story of a record, each with the way to it, for those who may read letters."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from homefirst.practice.letters import actions
from homefirst.practice.letters.models import Letter
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor
from tests.practice.letters import made_up as make
from tests.practice.letters.test_writing import around, written
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def gone(letter: Letter, by: Any, on: Any = TODAY) -> Letter:
    agreed = actions.agree_letter(letter=letter, row_version=letter.row_version, by=by, on=on)
    return actions.mark_sent(
        letter=agreed, words="Read together", row_version=agreed.row_version, by=by, on=on
    )


@pytest.fixture
def by() -> Any:
    return make.worker()[0]


@pytest.fixture
def graham(by: Any) -> Person:
    return Person.objects.get(given_name="Graham")


def story(by: Any, graham: Person, role: str = "reablement") -> Any:
    client = signed_in(role, user=by.user)
    return client.get(f"{reverse('record_story', kwargs={'ref': graham.record.ref})}?shown_as=list")


def test_a_letter_that_has_gone_says_when_what_and_how_and_opens(by: Any, graham: Person) -> None:
    letter = gone(written(graham, by), by)
    page = story(by, graham)
    assert "24 November Letter: When we would like to meet you Letters. By post." in words_of(page)
    address = reverse("record_letter", kwargs={"ref": graham.record.ref, "letter": letter.pk})
    assert address in page.content.decode()


def test_a_draft_and_a_letter_that_was_not_sent_are_no_part_of_the_story(by: Any, graham: Person) -> None:
    draft = written(graham, by)
    assert "When we would like to meet you" not in words_of(story(by, graham)).replace(
        "Look over and send: When we would like to meet you", ""
    )
    actions.do_not_send(letter=draft, reason="Rang instead", row_version=draft.row_version, by=by, on=TODAY)
    assert "Letter:" not in words_of(story(by, graham))


def test_to_whom_it_went_stands_there_and_whoever_keeps_to_themselves_is_told_by_their_tie(
    by: Any, graham: Person
) -> None:
    ruth = around(graham, by, lives_with=True)
    ada = around(graham, by, other_name="Ada Hart", tie="friend", carer_allows_link=False)
    for tie in (ruth, ada):
        gone(written(graham, by, to=str(tie.pk)), by)
    page = words_of(story(by, graham))
    assert "To Ruth Ashworth, by post." in page
    assert "To their friend, given by hand, and explained." in page
    assert "Ada Hart" not in page


def test_what_a_carer_keeps_to_themselves_has_no_title_where_a_story_may_be_read_together(
    by: Any, graham: Person
) -> None:
    people.add_relationship(
        person=graham, other_name="Rose", tie="person cared for", carer_allows_link=False, by=by, on=TODAY
    )
    gone(written(graham, by), by)
    page = words_of(story(by, graham))
    assert "Not to be shared with the person they care for." in page
    assert "When we would like to meet you" not in page


def test_a_letter_that_came_back_says_so(by: Any, graham: Person) -> None:
    letter = gone(written(graham, by), by)
    actions.came_back(letter=letter, words="Gone away", row_version=letter.row_version, by=by, on=TODAY)
    assert "By post. It came back." in words_of(story(by, graham))


def test_a_role_that_reads_no_letters_sees_none_in_the_story(by: Any, graham: Person) -> None:
    gone(written(graham, by), by)
    now = reverse("record_now", kwargs={"ref": graham.record.ref})
    assert "Letter: " in words_of(signed_in("reablement", user=by.user).get(now))
    page = signed_in("broker", graham.record.team).get(now)
    assert page.status_code == 200
    assert "Letter: " not in words_of(page)


def test_nobody_out_of_reach_or_left_out_of_a_restriction_sees_any(by: Any, graham: Person) -> None:
    gone(written(graham, by), by)
    assert story(actor("reablement"), graham).status_code == 404
    graham.record.restriction, graham.record.restriction_reason = "restricted", "Court"
    graham.record.save()
    assert story(by, graham).status_code == 404


def test_the_story_and_now_ask_as_often_for_many_letters_as_for_one(by: Any, graham: Person) -> None:
    client: Client = signed_in("reablement", user=by.user)
    pages = [reverse(name, kwargs={"ref": graham.record.ref}) for name in ("record_story", "record_now")]
    gone(written(graham, by), by)
    few = [asked(client, page) for page in pages]
    for days in range(5):
        gone(written(graham, by), by, TODAY - timedelta(days=days))
    assert [asked(client, page) for page in pages] == few
    assert max(few) <= MOST
