"""A new contact in a browser's place: from the first word to its end, and nothing lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.contacts.models import Contact
from homefirst.practice.pathways.models import Episode, PastStep, StepAnswers
from homefirst.practice.people.models import Person, Relationship
from tests.factories import sign_in, staff, team
from tests.workspace.contacts.calls import RING, WANTED, Caller
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def rosa(client: Client) -> Caller:
    return Caller(client)


def test_a_contact_about_somebody_new_is_recorded_in_three_pages_and_told_by_its_reference(
    rosa: Caller,
) -> None:
    end = rosa.whole("settled")
    contact = rosa.contact
    assert end["Location"] == f"/contact/{contact.ref}/"
    assert contact.state == Contact.State.RECORDED
    assert contact.episode is not None
    assert (contact.episode.state, contact.episode.ending) == (Episode.State.CLOSED, "settled")
    assert PastStep.objects.filter(person=contact.person).count() == 1
    text = words_of(rosa.client.get(end["Location"]))
    assert f"Contact {contact.ref}" in text
    assert "Settled with advice or a connection" in text
    assert "Ruth Hollins, family" in text


def test_the_caller_and_the_person_are_told_apart(rosa: Caller) -> None:
    rosa.whole("settled")
    found = rosa.contact.person
    assert found is not None
    assert (found.given_name, found.family_name, found.postcode) == ("Graham", "Ashworth", "WB4 2PL")
    assert not Person.objects.filter(family_name="Hollins").exists()
    tied = Relationship.objects.get(person=found)
    assert (tied.other_name, tied.tie, tied.telephone) == ("Ruth Hollins", "daughter", "01632 960 142")
    kept = StepAnswers.objects.get(step__episode=rosa.contact.episode, step__code="log_and_screen")
    assert kept.answers["caller_name"] == ["Ruth Hollins"]


def test_what_lacks_is_said_at_its_box_and_every_word_stays(rosa: Caller) -> None:
    response = rosa.send("/contact/", **{**RING, "who-postcode": "WB4 2PL", "danger_words": ""})
    text = response.content.decode()
    assert response.status_code == 400
    assert "<title>Error:" in text
    assert "Enter a name, a birth date or an NHS number" in text
    assert "Did you hear any of these? Answer this" in text
    assert 'value="Ruth Hollins"' in text
    assert 'value="WB4 2PL"' in text
    assert rosa.contact.typed["caller_name"] == ["Ruth Hollins"]


def test_what_is_typed_is_kept_before_anything_is_pressed(rosa: Caller) -> None:
    sent = form_of(rosa.client.get("/contact/")) | {"caller_name": "Ruth", "who-birth_date_day": "1"}
    answer = rosa.client.post("/contact/save/", sent).json()
    assert answer["state"] == "saved"
    assert rosa.contact.typed["who-birth_date_day"] == ["1"]
    again = rosa.client.post(
        "/contact/save/", sent | {"seen": answer["seen"], "caller_name": "Ruth Hollins"}
    ).json()
    assert json.loads(again["seen"])["caller_name"] == ["Ruth Hollins"]
    assert Contact.objects.count() == 1
    page = rosa.client.get(f"/contact/{rosa.contact.ref}/", follow=True)
    assert 'value="Ruth Hollins"' in page.content.decode()


def test_what_is_passed_on_opens_what_it_is_passed_on_to(rosa: Caller) -> None:
    rosa.whole("pass_on:conversation")
    opened = Episode.objects.get(person=rosa.contact.person, code="three_conversations")
    assert opened.because_of is not None
    assert opened.because_of.code == "route"


def test_what_is_decided_later_waits_beside_the_form_with_its_day(rosa: Caller) -> None:
    rosa.whole("pass_on")
    rosa.client.post("/contact/save/", form_of(rosa.client.get("/contact/")) | {"caller_name": "On the line"})
    page = words_of(rosa.client.get("/contact/"))
    waiting = page.split("Waiting in first contact", 1)[1].split("Contacts of today")[0]
    assert "Pass on, once" in waiting
    assert "Graham Ashworth" in waiting


def test_contacts_of_today_stand_beside_the_form_with_how_long_they_took(rosa: Caller) -> None:
    rosa.whole("settled")
    today = words_of(rosa.client.get("/contact/")).split("Contacts of today")[1]
    assert f"Contact {rosa.contact.ref}" in today
    assert "Recorded" in today
    assert re.search(r"in \d+ (second|minute)", today)
    looked = AuditRow.objects.filter(kind="read", part="first contact", record_id=rosa.contact.person_id)
    assert looked.exists()


def test_a_colleague_of_the_team_takes_over_and_nobody_else_reaches_it(rosa: Caller) -> None:
    rosa.begin()
    ref = rosa.contact.ref
    mate, stranger = Client(), Client()
    sign_in(mate, staff("first_contact", teams=(rosa.ours,), name="Tom Reed"), "first_contact")
    sign_in(stranger, staff("first_contact", teams=(team(),)), "first_contact")
    assert stranger.get(f"/contact/{ref}/").status_code == 404
    assert "Rosa Delgado has this contact in hand" in words_of(mate.get(f"/contact/{ref}/"))
    assert mate.get(f"/contact/{ref}/wanted/").status_code == 409
    mate.post(f"/contact/{ref}/take-over/")
    assert mate.get(f"/contact/{ref}/wanted/").status_code == 200
    assert rosa.client.get(f"/contact/{ref}/wanted/").status_code == 409


def test_two_windows_of_one_contact_do_not_write_over_one_another(rosa: Caller) -> None:
    rosa.begin()
    address = rosa.page("wanted")
    one, two = form_of(rosa.client.get(address)), form_of(rosa.client.get(address))
    rosa.client.post("/contact/save/", one | {"own_words": "First window"})
    clash = rosa.client.post(address, two | {"own_words": "Second window", "tried": "Meals"})
    assert clash.status_code == 409
    assert rosa.contact.typed["own_words"] == ["First window"]
    assert rosa.contact.typed["tried"] == ["Meals"]


def test_a_contact_that_came_to_nothing_stays_on_the_list_with_its_reason(rosa: Caller) -> None:
    rosa.client.post("/contact/save/", form_of(rosa.client.get("/contact/")) | {"caller_name": "Somebody"})
    rosa.send(rosa.page("let-go"), reason="The line went dead")
    assert rosa.contact.state == Contact.State.LET_GO
    assert "Came to nothing" in words_of(rosa.client.get("/contact/"))


def test_a_recorded_contact_is_not_changed_any_more(rosa: Caller) -> None:
    rosa.whole("settled")
    sent = {"contact": rosa.contact.ref, "seen": "{}", "own_words": "Something else"}
    assert rosa.client.post("/contact/save/", sent).status_code == 409
    assert rosa.contact.typed["own_words"] == WANTED["own_words"].splitlines()


def test_at_most_twelve_answers_are_required_however_the_contact_goes(rosa: Caller) -> None:
    """Counted as somebody meets them: each page is sent empty, and what it then asks for is answered, until it goes on."""
    answered = 0
    worst = {
        "danger_words": "harm",
        "what_was_done": "Rang 999",
        "may_share": "limits",
        "sharing_limits": "Not my son",
    }
    answers: dict[str, Any] = {
        **worst, "caller_is": "family", "who-family_name": "Ashworth", "own_words": "Tea", "who_else": "unpaid_carer",
        "carer_offered": "accepted",
    }  # fmt: skip
    optional = {"who_else": "unpaid_carer"}  # not asked for, and itself asks for more
    address, sent = "/contact/", {}
    for _ in range(30):
        response = rosa.client.post(address, form_of(rosa.client.get(address)) | optional | sent)
        if response.status_code == 302:
            address, sent = response["Location"], {}
            if not address.endswith(("wanted/", "end/")):
                break
            if address.endswith("end/"):
                answered += 1
                address = rosa.send(address, how="pass_on:assessment")["Location"]
                break
            continue
        lacks = [
            name
            for name in re.findall(r'href="#id_([\w-]+?)(?:_\d+)?"', response.content.decode())
            if name in answers
        ]
        assert lacks, words_of(response)
        name = next(each for each in lacks if each not in sent)
        sent[name] = answers[name]
        answered += 1
    assert rosa.contact.state == Contact.State.RECORDED
    assert answered <= 12 - 2, "an e-mail address and a password, and the code, stand before them"


def test_roles_that_take_no_contacts_do_not_find_the_page(client: Client) -> None:
    sign_in(client, staff("reablement", teams=(team(),)), "reablement")
    assert client.get("/contact/").status_code == 404
