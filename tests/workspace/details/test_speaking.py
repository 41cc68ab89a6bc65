"""How to speak to a person: asked, recorded, shown, shared, met and asked again."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.practice.people import actions as people
from homefirst.practice.people.models import CommunicationNeed, Person
from tests import factories
from tests.workspace.details.boxes import at, in_boxes
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_the_six_steps_of_how_to_speak_to_somebody(worker: Client, graham: Person) -> None:
    assert "Not asked yet." in words_of(worker.get(at(graham)))
    typed = {
        "code": "large_print",
        "words": "Large print, 16 point",
        "may_share": "True",
        "met_how": "Print room",
    }
    send(worker, at(graham, "speaking/"), **typed, **in_boxes("review_on", 90))
    page = words_of(worker.get(at(graham)))
    assert "Last asked on" in page
    assert "Large print, 16 point May we tell others?: Yes How we meet it: Print room Ask again:" in page
    assert "How to speak to Graham Large print, 16 point." in words_of(
        worker.get(f"/people/{graham.record.ref}/")
    )
    need = CommunicationNeed.objects.get()
    send(worker, at(graham, f"speaking/{need.pk}/"), may_share="False", met_how="We read it aloud")
    need.refresh_from_db()
    assert (need.may_share, need.met_how, need.words) == (False, "We read it aloud", "Large print, 16 point")
    send(worker, at(graham, f"speaking/{need.pk}/end/"))
    assert "Large print, 16 point." not in words_of(worker.get(at(graham)))
    assert CommunicationNeed.objects.get().ended_on


def test_that_nobody_asked_about_telling_others_can_be_said_again(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "speaking/"), code="large_print")
    need = CommunicationNeed.objects.get()
    assert need.may_share is None
    where = at(graham, f"speaking/{need.pk}/")
    for chosen, kept in (("True", True), ("unasked", None)):
        send(worker, where, may_share=chosen)
        need.refresh_from_db()
        assert need.may_share is kept
    version = need.row_version
    send(worker, where)
    need.refresh_from_db()
    assert need.row_version == version


def test_asked_and_nothing_needed_is_another_answer_than_not_asked(worker: Client, graham: Person) -> None:
    worker.post(at(graham, "speaking/asked/"))
    assert "nothing is needed." in words_of(worker.get(at(graham)))


def test_two_who_look_again_at_a_need_see_both(worker: Client, other: Client, graham: Person) -> None:
    need = people.add_communication_need(
        person=graham, code="large_print", by=factories.SYSTEM, on=factories.TODAY
    )
    where = at(graham, f"speaking/{need.pk}/")
    mine = form_of(worker.get(where))
    send(other, where, met_how="Print room")
    page = words_of(worker.post(where, mine | {"met_how": "We read it aloud"}))
    assert "How do we meet it? Yours, not saved: We read it aloud Theirs, saved: Print room" in page
    need.refresh_from_db()
    assert need.met_how == "Print room"
