"""The carers' register as a page, the emergency plan at once, and a carer's record that is their own."""

from __future__ import annotations

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from tests import factories as make
from tests.factories import NOW, TODAY, acting
from tests.practice.carers.walking import planned
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGE = "/people/carers/"


class Desk:
    def __init__(self) -> None:
        self.team = make.team("carers", "Carers team")
        self.client = signed_in("social_worker", self.team)
        self.by = acting(self.client.user, "social_worker", at=NOW)  # type: ignore[attr-defined]
        self.sanjeet = make.person(
            of=self.team, given_name="Sanjeet", family_name="Bhogal", client_type="Unpaid carer"
        )
        self.harbhajan = make.person(of=self.team, given_name="Harbhajan", family_name="Singh")

    def tie(self, *, allows: bool = True) -> None:
        people.add_relationship(
            person=self.harbhajan, other=self.sanjeet, tie="wife", is_informal_carer=True,
            carer_allows_link=allows, by=self.by, on=TODAY,
        )  # fmt: skip

    def page(self, address: str = PAGE) -> str:
        return words_of(self.client.get(address))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_carer_stands_with_whom_they_care_for_and_what_is_missing(desk: Desk) -> None:
    desk.tie()
    page = desk.page()
    for words in ("Sanjeet Bhogal", "Harbhajan Singh", "as wife", "Not yet", "None yet"):
        assert words in page, words
    planned(desk.by, desk.sanjeet)
    page = desk.page()
    assert "None yet" not in page
    assert "Open the emergency plan of Sanjeet Bhogal" in page
    assert "Sanjeet Bhogal" in desk.page(f"{PAGE}?show=register")
    assert "No carer is in this part of the register." in desk.page(f"{PAGE}?show=no_plan")


def test_out_of_hours_the_plan_is_two_presses_away_and_every_look_is_written_down(desk: Desk) -> None:
    desk.tie()
    planned(desk.by, desk.sanjeet)
    edt = signed_in("first_contact", make.team("first_contact", "First contact"))
    page = words_of(edt.get(f"{PAGE}?q=harbhajan"))
    assert "Open the plan of Sanjeet Bhogal" in page
    assert "1 more carer is on records that you may not see." in page
    page = words_of(edt.get(f"{PAGE}{desk.sanjeet.record.ref}/plan/"))
    for words in ("If Sanjeet Bhogal cannot care", "Jaspreet", "He falls to the left.", "Harbhajan Singh"):
        assert words in page, words
    row = AuditRow.objects.get(part="carers.emergency")
    assert row.record_id == desk.sanjeet.pk
    assert edt.get(f"/people/{desk.sanjeet.record.ref}/").status_code in (403, 404)


def test_where_the_carer_asks_for_privacy_nothing_on_the_others_record_leads_to_theirs(desk: Desk) -> None:
    desk.tie(allows=False)
    planned(desk.by, desk.sanjeet)
    ref = desk.harbhajan.record.ref
    for section in ("", "people/", "plan/", "story/", "details/", "steps/"):
        content = desk.client.get(f"/people/{ref}/{section}").content.decode()
        assert desk.sanjeet.record.ref not in content, section
        assert "He falls to the left." not in content, section
    assert "Private from Harbhajan Singh" in desk.page()
    assert "Do not show or tell" in desk.page(f"{PAGE}{desk.sanjeet.record.ref}/plan/")
    assert "the emergency plan" in desk.page(f"/people/{desk.sanjeet.record.ref}/people/")


def test_where_the_carer_allows_it_each_record_leads_to_the_plan(desk: Desk) -> None:
    desk.tie()
    planned(desk.by, desk.sanjeet)
    for person in (desk.sanjeet, desk.harbhajan):
        page = desk.page(f"/people/{person.record.ref}/people/")
        assert "If Sanjeet Bhogal cannot care: the emergency plan" in page


def test_a_carers_record_has_its_own_bar_and_the_word_carer_and_the_others_does_not(desk: Desk) -> None:
    desk.tie()
    carers = desk.client.get(f"/people/{desk.sanjeet.record.ref}/").content.decode()
    assert "hf-identity--carer" in carers
    assert '<span class="hf-identity__kind">Carer</span>' in carers
    others = desk.client.get(f"/people/{desk.harbhajan.record.ref}/").content.decode()
    assert "hf-identity--carer" not in others


@pytest.mark.parametrize("role", ["finance", "councillor", "commissioner", "director", "administrator"])
def test_other_roles_have_no_such_page(role: str, desk: Desk) -> None:
    planned(desk.by, desk.sanjeet)
    for address in (PAGE, f"{PAGE}{desk.sanjeet.record.ref}/plan/"):
        assert signed_in(role).get(address).status_code in (403, 404)


def test_somebody_without_a_plan_on_the_register_has_a_page_that_says_so(desk: Desk) -> None:
    address = f"{PAGE}{desk.sanjeet.record.ref}/plan/"
    assert "No emergency plan of this person is on the carers" in desk.page(address)
    planned(desk.by, desk.sanjeet, "without_register")
    page = desk.page(address)
    assert "No emergency plan of this person is on the carers" in page
    assert "Jaspreet" not in page


def test_people_leads_to_the_registers(desk: Desk) -> None:
    page = desk.page("/people/")
    assert "Carers&#39; register" in page
    assert "Dynamic support register" in page


def test_the_register_asks_as_often_for_many_as_for_few(desk: Desk) -> None:
    desk.tie()
    planned(desk.by, desk.sanjeet)
    pages = (PAGE, f"{PAGE}?q=bhogal", f"/people/{desk.harbhajan.record.ref}/people/")
    few = [asked(desk.client, page) for page in pages]
    for number in range(4):
        carer = make.person(
            of=desk.team, given_name=f"Carer {number}", family_name="Bhogal", client_type="Unpaid carer"
        )
        people.add_relationship(
            person=desk.harbhajan, other=carer, tie="son", is_informal_carer=True, by=desk.by, on=TODAY
        )
        planned(desk.by, carer)
    assert [asked(desk.client, page) for page in pages] == few
    assert max(few) <= MOST
