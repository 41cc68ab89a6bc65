"""The pages on which somebody writes a letter from a record: which one, to whom, and in their own words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.letters.models import Letter
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, person, sign_in
from tests.practice.letters import made_up as make
from tests.workspace.desk import MOST, asked
from tests.workspace.pages import send, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

OWN = "Monday at ten, at your home."


class Desk:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.by, self.graham = make.worker()
        assert self.by.user is not None
        sign_in(client, self.by.user, "reablement")

    def tie(self, name: str, **facts: Any) -> Any:
        given = {"tie": "daughter", "may_share": "how he is"} | facts
        return people.add_relationship(person=self.graham, other_name=name, by=self.by, on=TODAY, **given)

    @property
    def choose(self) -> str:
        return reverse("choose_letter", kwargs={"ref": self.graham.record.ref})

    def write(self, code: str = "meeting", to: str = "person") -> str:
        return reverse("write_letter", kwargs={"ref": self.graham.record.ref, "code": code, "to": to})


@pytest.fixture
def desk(client: Client) -> Desk:
    return Desk(client)


def test_the_letters_page_leads_to_a_letter_and_to_each_who_may_be_told(desk: Desk) -> None:
    ruth = desk.tie("Ruth Ashworth")
    listed = desk.client.get(reverse("record_letters", kwargs={"ref": desk.graham.record.ref}))
    assert desk.choose in listed.content.decode()
    page = desk.client.get(desk.choose)
    assert "When we would like to meet you" in words_of(page)
    assert "To Graham Ashworth" in words_of(page)
    assert "To Ruth Ashworth (daughter)" in words_of(page)
    for address in (desk.write(), desk.write("to_somebody_around", str(ruth.pk))):
        assert address in page.content.decode()
    assert desk.write("meeting", str(ruth.pk)) not in page.content.decode()


def test_who_is_not_written_to_stands_there_with_why(desk: Desk) -> None:
    ned = desk.tie("Ned Cole", tie="neighbour", may_share="")
    page = desk.client.get(desk.choose)
    assert "Ned Cole neighbour Nobody has written down what they may be told." in words_of(page).replace(
        "What they are to Graham: ", ""
    ).replace("Why not: ", "")
    refused = desk.client.get(desk.write("to_somebody_around", str(ned.pk)))
    assert refused.status_code == 409
    assert "Nobody has written down what they may be told." in words_of(refused)


def test_before_writing_the_page_says_to_whom_in_which_form_and_what_stands_in_it(desk: Desk) -> None:
    make.needs(desk.by, desk.graham, "easy_read", "Easy read, please")
    page = words_of(desk.client.get(desk.write()))
    assert "Easy read, 16 point" in page
    assert "Graham asked: Easy read, please." in page
    assert "each sentence on a line of its own" in page
    assert "Priya Nair would like to meet you." in page
    assert "your own words stand here" in page
    assert AuditRow.objects.filter(record_id=desk.graham.pk, kind="read").exists()


def test_what_they_may_be_told_stands_beside_the_box(desk: Desk) -> None:
    ruth = desk.tie("Ruth Ashworth", may_share="how he is, not his money")
    page = words_of(desk.client.get(desk.write("to_somebody_around", str(ruth.pk))))
    assert "What they may be told how he is, not his money" in page


def test_own_words_make_a_draft_that_is_read_once_more_and_goes_as_all_do(desk: Desk) -> None:
    answer = send(desk.client, desk.write(), own_0=OWN)
    letter = Letter.objects.get()
    address = reverse("record_letter", kwargs={"ref": desk.graham.record.ref, "letter": letter.pk})
    assert answer.headers["Location"] == address
    page = words_of(desk.client.get(address))
    assert "The draft is made." in page
    assert "Written from the record." in page
    assert OWN in page
    desk.client.post(address + "agree/", {"row_version": letter.row_version})
    letter.refresh_from_db()
    kept = desk.client.get(address + "pages/").content
    assert kept == bytes(letter.copies.get().pdf)
    assert "To print and post" in words_of(desk.client.get(reverse("letters")))


def test_nothing_typed_is_lost_where_something_is_missing(desk: Desk) -> None:
    page = send(desk.client, desk.write("what_we_talked_about"), own_0="", own_1="To ring the surgery.")
    assert page.status_code == 400
    assert "Write it here. The letter says nothing without it." in words_of(page)
    assert "To ring the surgery." in page.content.decode()
    assert not Letter.objects.exists()


def test_a_letter_to_somebody_around_stands_with_their_name_in_the_lists(desk: Desk) -> None:
    ruth = desk.tie("Ruth Ashworth", lives_with=True)
    send(desk.client, desk.write("to_somebody_around", str(ruth.pk)), own_0="He is well.")
    listed = words_of(desk.client.get(reverse("record_letters", kwargs={"ref": desk.graham.record.ref})))
    assert "To Ruth Ashworth" in listed
    assert "To Ruth Ashworth (daughter)." in words_of(desk.client.get(reverse("letters")))
    letter = Letter.objects.get()
    page = words_of(
        desk.client.get(reverse("record_letter", kwargs={"ref": desk.graham.record.ref, "letter": letter.pk}))
    )
    assert f"Ruth Ashworth (daughter) {make.HOME}, WB4 2PL" in page


def test_a_reader_who_may_not_see_the_others_record_sees_no_address_of_theirs(
    client: Client, desk: Desk
) -> None:
    ruth = person(of=desk.graham.record.team, given_name="Ruth", family_name="Hall")
    people.add_address(
        person=ruth, lines="1 Mill Lane", postcode="WB1 1AA", starts_on=TODAY, by=desk.by, on=TODAY
    )
    tie = desk.tie("", other=ruth)
    send(desk.client, desk.write("to_somebody_around", str(tie.pk)), own_0="He is well.")
    letter = Letter.objects.get()
    at = reverse("record_letter", kwargs={"ref": desk.graham.record.ref, "letter": letter.pk})
    assert "1 Mill Lane" in words_of(desk.client.get(at))
    desk.client.post(at + "agree/", {"row_version": letter.row_version})
    seen = desk.client.get(at + "pages/").content
    ruth.record.restriction, ruth.record.restriction_reason = "restricted", "Court"
    ruth.record.save()
    page = desk.client.get(at)
    assert page.status_code == 200
    assert "Mill Lane" not in page.content.decode()
    hidden = desk.client.get(at + "pages/").content
    assert hidden.startswith(b"%PDF")
    assert hidden != seen


def test_the_record_of_whoever_is_written_to_is_looked_at_as_well(desk: Desk) -> None:
    ruth = person(of=desk.graham.record.team, given_name="Ruth", family_name="Hall")
    people.add_address(
        person=ruth, lines="1 Mill Lane", postcode="WB1 1AA", starts_on=TODAY, by=desk.by, on=TODAY
    )
    tie = desk.tie("", other=ruth)
    pages = [desk.write("to_somebody_around", str(tie.pk))]
    assert asked(desk.client, pages[0]) <= MOST
    send(desk.client, pages[0], own_0="He is well.")
    letter = Letter.objects.get()
    at = reverse("record_letter", kwargs={"ref": desk.graham.record.ref, "letter": letter.pk})
    for page in (at, f"{at}pages/"):
        looks = AuditRow.objects.filter(kind="read", part="letters", record_id=ruth.pk)
        before = looks.count()
        assert asked(desk.client, page) <= MOST
        assert looks.count() == before + 1


def test_what_cannot_be_written_is_not_there(desk: Desk) -> None:
    for code, to in (("eligibility_decision", "person"), ("nothing", "person"), ("meeting", "987654")):
        assert desk.client.get(desk.write(code, to)).status_code == 404
    stranger = actor("reablement")
    assert stranger.user is not None
    other = Client()
    sign_in(other, stranger.user, "reablement")
    for address in (desk.choose, desk.write()):
        assert other.get(address).status_code == 404


def test_the_pages_ask_the_same_whoever_is_around(desk: Desk) -> None:
    ruth = desk.tie("Ruth Ashworth")
    pages = (desk.choose, desk.write(), desk.write("to_somebody_around", str(ruth.pk)))
    few = [asked(desk.client, page) for page in pages]
    for name in ("Ada Hart", "Ben Hart", "Cy Hart", "Di Hart"):
        desk.tie(name)
    assert [asked(desk.client, page) for page in pages] == few
    assert max(few) <= MOST


def test_nothing_is_written_to_somebody_who_has_died(desk: Desk) -> None:
    Person.objects.filter(pk=desk.graham.pk).update(died_on=TODAY)
    page = desk.client.get(desk.write())
    assert page.status_code == 409
    assert "Nothing is written to them." in words_of(page)
