"""Whom a contact is about: one record for each person, nothing asked that is known, and work in hand joined."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.access.models import Tie
from homefirst.practice.pathways.models import Episode, PastStep, Promise
from homefirst.practice.people.models import Person
from tests.factories import TODAY, acting, person, staff, team
from tests.workspace.contacts.calls import WANTED, Caller
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def rosa(client: Client) -> Caller:
    return Caller(client)


def test_somebody_who_is_known_is_shown_and_used_and_asked_nothing_that_is_known(rosa: Caller) -> None:
    from homefirst.practice.people import actions as people

    known = person(of=rosa.ours, given_name="Graham", family_name="Ashworth", postcode="WB4 2PL")
    people.add_contact_point(person=known, kind="phone", value="01632 960 118", by=rosa.by)
    begun = rosa.begin()
    assert begun["Location"] == rosa.page("person")
    page = rosa.client.get(begun["Location"])
    assert "Graham Ashworth" in words_of(page)
    placed = rosa.client.post(begun["Location"], {"answer": f"same:{known.record.ref}"})
    assert placed["Location"] == rosa.page("wanted")
    assert rosa.contact.person == known
    wanted = rosa.client.get(rosa.page("wanted")).content.decode()
    assert "01632 960 118" in wanted
    assert "From the record" in wanted
    assert 'name="reach-telephone"' not in wanted
    assert Person.objects.count() == 1


def test_somebody_else_of_the_same_name_gets_a_record_and_the_answer_is_kept(rosa: Caller) -> None:
    from homefirst.practice.people.models import NotTheSame

    other = person(of=rosa.ours, given_name="Graham", family_name="Ashworth", postcode="WB4 2PL")
    rosa.begin()
    rosa.client.post(rosa.page("person"), {"answer": f"no:{other.record.ref}"})
    rosa.client.post(rosa.page("person"), {"answer": "new:"})
    assert rosa.contact.person != other
    assert NotTheSame.objects.get().answer == "no"


def test_a_record_of_another_team_is_opened_for_the_day_with_the_contact_as_the_reason(rosa: Caller) -> None:
    theirs = person(of=team(), given_name="Graham", family_name="Ashworth", postcode="WB4 2PL")
    rosa.begin()
    rosa.client.post(rosa.page("person"), {"answer": f"same:{theirs.record.ref}"})
    claim = Tie.objects.get(record=theirs.record, kind=Tie.Kind.CLAIMED)
    assert claim.reason == "contact"
    assert rosa.contact.ref in claim.words


def test_somebody_already_with_a_worker_goes_to_that_worker_and_counts_as_no_request(rosa: Caller) -> None:
    from homefirst.practice.pathways.actions import open_episode

    ours = team()
    hannah = staff("social_worker", teams=(ours,), name="Hannah Price")
    known = person(of=ours, given_name="Graham", family_name="Ashworth", postcode="WB4 2PL")
    open_episode(person=known, code="care_act_assessment", by=acting(hannah, "social_worker"), on=TODAY)
    rosa.begin()
    rosa.client.post(rosa.page("person"), {"answer": f"same:{known.record.ref}"})
    rosa.send(rosa.page("wanted"), **WANTED)
    page = rosa.client.get(rosa.page("end"))
    assert "Hannah Price has it in hand." in words_of(page)
    rosa.send(rosa.page("end"), how="already_with_us")
    assert rosa.contact.outcome == "already_with_us"
    assert not PastStep.objects.filter(person=known).exists()


def test_a_second_call_about_somebody_on_a_first_contact_joins_it(rosa: Caller) -> None:
    rosa.whole("pass_on")
    first = rosa.contact
    rosa.begin(caller_is="neighbour", caller_name="Idris Bevan")
    rosa.client.post(rosa.page("person"), {"answer": f"same:{first.person.record.ref}"})  # type: ignore[union-attr]
    assert "on a first contact already" in words_of(rosa.client.get(rosa.page("wanted")))
    rosa.send(rosa.page("wanted"), **{**WANTED, "own_words": "He has not been out for a week"})
    rosa.send(rosa.page("end"), how="already_with_us")
    second = rosa.contact
    assert second.pk != first.pk
    assert (second.episode, second.joins) == (first.episode, True)
    assert Episode.objects.filter(code="first_contact").count() == 1
    assert Promise.objects.filter(person=first.person, words__contains="He has not been out").exists()


def test_a_carer_who_wants_a_talk_of_their_own_is_not_forgotten(rosa: Caller) -> None:
    rosa.begin(caller_is="unpaid_carer")
    rosa.send(rosa.page("wanted"), **WANTED, who_else="unpaid_carer", carer_offered="accepted")
    rosa.send(rosa.page("end"), how="settled")
    assert Promise.objects.filter(words="A carer's own talk is wanted: begin it with Ruth Hollins").exists()


def test_how_to_reach_and_speak_to_them_goes_onto_the_record(rosa: Caller) -> None:
    rosa.whole("settled", **{"reach-telephone": "07700 900 118", "reach-need": "large_print"})
    found = rosa.contact.person
    assert found is not None
    assert found.contact_points.get().kind == "mobile"
    assert found.communication_needs.get().code == "large_print"
