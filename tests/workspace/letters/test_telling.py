"""The pages of who is told: foretold at the end of a step, on My work, told in one short form, and read in the story."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.models import Promise
from homefirst.practice.people.models import Person
from homefirst.practice.telling.models import Telling
from tests.factories import TODAY, actor, person, sign_in, team
from tests.practice.pathways.filling import filled
from tests.practice.pathways.walks import in_hand
from tests.practice.safeguarding.walking import CONCERN, concern, ended
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import send, words_of

GIVEN: dict[str, Any] = dict(CONCERN)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


class Desk:
    def __init__(self, client: Client) -> None:
        self.client, self.team = client, team()
        self.by = actor("social_worker", teams=(self.team,), name="Hannah Price")
        self.norah = self.raised()
        assert self.by.user is not None
        sign_in(client, self.by.user, "social_worker")

    def raised(self) -> Person:
        norah = person(of=self.team, given_name="Norah", family_name="Finch")
        ended(concern(self.by, norah), "concern", "safe_for_now", self.by, **GIVEN)
        return norah

    def page(self, name: str, about: Person | None = None) -> str:
        telling = Telling.objects.get(person=about or self.norah)
        return reverse(name, kwargs={"ref": telling.person.record.ref, "telling": telling.pk})

    @property
    def listed(self) -> str:
        return reverse("record_told", kwargs={"ref": self.norah.record.ref})


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


SAID = {"says": "We have what you told us, and somebody looks into it.", "means": "telephone"}


def test_before_a_step_ends_the_page_says_whom_to_tell_and_alert_by_when_and_what_stands_on_the_record(
    desk: Desk,
) -> None:
    actor("safeguarding_lead", teams=(desk.team,), name="Eleanor Voss")
    step = in_hand(concern(desk.by, person(of=desk.team)), "concern")
    filled(step, desk.by, **(GIVEN | {"danger_now": True}))
    page = words_of(desk.client.get(f"/my-work/{step.pk}/finish/?outcome=emergency"))
    assert "alert the safeguarding lead, by" in page
    assert "Eleanor Voss has it in hand" in page
    assert (
        "add an alert to the record, to be checked in 2 weeks: Work to keep them safe is under way." in page
    )
    page = words_of(desk.client.get(f"/my-work/{step.pk}/finish/?outcome=safe_for_now"))
    assert "tell whoever raised the concern, by" in page
    assert Telling.objects.count() == 1


def test_the_task_in_my_work_leads_to_the_telling(desk: Desk) -> None:
    assert "Tell whoever raised the concern" in words_of(desk.client.get("/my-work/"))
    task = Telling.objects.get().task
    page = desk.client.get(reverse("keep_promise", kwargs={"promise": task.pk}))
    assert page.headers["Location"] == desk.page("tell")
    assert (
        desk.client.post(page.request["PATH_INFO"], {"words": "Done", "row_version": "1"}).status_code == 302
    )
    assert Promise.objects.get(pk=task.pk).kept_on is None


def test_whoever_raised_it_is_told_from_sentences_and_no_page_says_who_they_are(desk: Desk) -> None:
    page = desk.client.get(desk.page("tell"))
    assert "They may be told this, and no more." in words_of(page)
    for name in ("more", "spoke_with", "despite"):
        assert f'name="{name}"' not in page.content.decode()
    assert "niece" not in page.content.decode()
    assert "niece" not in desk.client.get(desk.listed).content.decode()
    assert "niece" not in desk.client.get("/tellings/").content.decode()


def test_telling_is_one_short_form_and_ends_the_task(desk: Desk) -> None:
    send(desk.client, desk.page("tell"), **SAID)
    page = words_of(desk.client.get(desk.listed))
    telling = Telling.objects.get()
    assert telling.state == "told"
    assert telling.task.kept_on is not None
    assert "Told: whoever raised the concern. It stands in the story." in page
    assert "by Hannah Price, by telephone" in page
    assert "We have what you told us" in page
    read = words_of(desk.client.get(desk.page("tell")))
    assert "What was said We have what you told us" in read
    story = words_of(desk.client.get(reverse("record_story", kwargs={"ref": desk.norah.record.ref})))
    assert "Told: whoever raised the concern" in story


def test_what_is_missing_is_said_at_its_box_and_nothing_is_lost(desk: Desk) -> None:
    page = desk.client.post(desk.page("tell"), {"row_version": "1", "says": SAID["says"]})
    assert page.status_code == 400
    assert "Choose how they were told." in words_of(page)
    assert "checked" in page.content.decode()
    page = desk.client.post(desk.page("tell"), {"row_version": "1", "means": "telephone"})
    assert "Say what they were told." in words_of(page)
    page = desk.client.post(
        desk.page("tell"), {"row_version": "1", "means": "telephone", "says": "He did it."}
    )
    assert "Choose from the list." in words_of(page)
    assert Telling.objects.get().state == "to_tell"


def test_that_somebody_is_not_told_is_kept_with_why(desk: Desk) -> None:
    page = desk.client.post(desk.page("do_not_tell"), {"row_version": "1", "why_not": ""})
    assert "Say why they are not told." in words_of(page)
    send(desk.client, desk.page("do_not_tell"), why_not="They gave no name.")
    assert "They gave no name." in words_of(desk.client.get(desk.listed))
    assert Telling.objects.get().state == "not_told"


def test_the_list_of_who_is_to_be_told_has_the_overdue_first_and_who_tells_them(desk: Desk) -> None:
    late = desk.raised()
    Promise.objects.filter(person=late).update(due_on=TODAY.replace(day=2))
    page = words_of(desk.client.get("/tellings/"))
    assert "2 tellings wait" in page
    assert page.index("Overdue") < page.index("In time")
    assert "To be told: Hannah Price, by" in page
    looks = AuditRow.objects.filter(kind=AuditRow.Kind.READ, record_id__in=[late.pk, desk.norah.pk])
    assert looks.count() >= 2
    send(desk.client, desk.page("tell", late), **SAID)
    send(desk.client, desk.page("tell"), **SAID)
    assert "Nobody is waiting to be told anything." in words_of(desk.client.get("/tellings/"))


def test_somebody_out_of_reach_is_told_nothing(desk: Desk) -> None:
    other = team("Another team")
    stranger = actor("social_worker", teams=(other,))
    client = Client()
    assert stranger.user is not None
    sign_in(client, stranger.user, "social_worker")
    for address in (desk.listed, desk.page("tell"), desk.page("do_not_tell")):
        assert client.get(address).status_code == 404
    assert "Norah" not in client.get("/tellings/").content.decode()


def test_the_pages_ask_the_same_whatever_there_is_to_tell(desk: Desk) -> None:
    few = [asked(desk.client, page) for page in ("/tellings/", desk.listed, desk.page("tell"))]
    for _ in range(6):
        desk.raised()
    many = [asked(desk.client, page) for page in ("/tellings/", desk.listed, desk.page("tell"))]
    assert many == few
    assert max(many) <= MOST


def test_whoever_is_alerted_reads_what_happened_and_says_what_is_done_about_it(desk: Desk) -> None:
    lead = actor("safeguarding_lead", teams=(desk.team,), name="Eleanor Voss")
    assert lead.user is not None
    episode = desk.norah.episodes.get()
    ended(episode, "talk", "not_reached", desk.by, reason="Rang three times, and nobody opened.")
    client = Client()
    sign_in(client, lead.user, "safeguarding_lead")
    telling = Telling.objects.get(verb="alert")
    address = reverse("tell", kwargs={"ref": desk.norah.record.ref, "telling": telling.pk})
    page = words_of(client.get(address))
    assert "What happened Could not be reached yet Rang three times, and nobody opened." in page
    assert "Say what is done about it." in words_of(
        client.post(address, {"row_version": "1", "means": "here"})
    )
    assert send(client, address, more="I go there today with the police.", means="here").status_code == 302
    telling.refresh_from_db()
    assert (telling.state, telling.said) == ("told", "I go there today with the police.")
