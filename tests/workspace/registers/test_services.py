"""Enquiries into services: found from the concerns that name one, done step by step, each adult asked, closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.organisations.models import AdultConcerned, ServiceAction, ServiceEnquiry
from tests import factories as make
from tests.factories import NOW, TODAY, acting
from tests.practice.organisations.walking import in_hand, opened
from tests.practice.safeguarding.walking import CONCERN, concern, ended
from tests.support.services.making import added
from tests.workspace.desk import MOST, asked, signed_in
from tests.workspace.pages import form_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PAGE = "/safeguarding/services/"


class Desk:
    def __init__(self) -> None:
        self.team = make.team("safeguarding", "Safeguarding team")
        self.client = signed_in("safeguarding_lead", self.team)
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = acting(self.user, "safeguarding_lead", at=NOW)

    def person(self, name: str) -> Any:
        return make.person(of=self.team, given_name=name, family_name="Finch")

    def concern(self, name: str) -> None:
        ended(concern(self.by, self.person(name)), "concern", "safe_for_now", self.by, **CONCERN)

    def page(self, rest: str = "") -> str:
        return words_of(self.client.get(f"{PAGE}{rest}"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_concerns_that_name_one_service_lead_to_an_enquiry_into_it(desk: Desk) -> None:
    for name in ("Ada", "Bea", "Cy"):
        desk.concern(name)
    page = desk.page()
    assert "Larch House" in page
    assert "3 concerns" in page
    assert "No service is enquired into now." in page
    assert "The service itself" in words_of(desk.client.get("/safeguarding/"))
    response: Any = desk.client.post(f"{PAGE}open/", {"name": "Larch House", "why": ""})
    assert (response.status_code, "Say why the service itself is looked at." in words_of(response)) == (
        400,
        True,
    )
    response = desk.client.post(f"{PAGE}open/", {"name": "Larch House", "why": "Nights."}, follow=True)
    page = words_of(response)
    for words in (
        "Enquiry into Larch House",
        "Is it about the service itself?",
        "Do this step",
        "0 of 3",
        "Ada Finch",
    ):
        assert words in page, words
    assert "See the enquiry" in desk.page()


def test_a_step_is_kept_for_later_and_finished_with_what_it_lacks_named(desk: Desk) -> None:
    step = in_hand(opened(desk.by), "decide")
    address = f"{PAGE}steps/{step.pk}/"
    shown = desk.client.get(address)
    assert "Three concerns in a month." in words_of(shown)
    said = form_of(shown) | {"why": "Bells out of reach.", "outcome": "open_it"}
    response: Any = desk.client.post(address, said)
    assert (response.status_code, "This needs an answer." in words_of(response)) == (400, True)
    assert "Bells out of reach." in words_of(response)
    desk.client.post(address, said | {"go": "later"})
    step.refresh_from_db()
    assert step.answers["why"] == ["Bells out of reach."]
    stale: Any = desk.client.post(address, said | {"new_people": "no"})
    assert (stale.status_code, "This changed while you had it open" in words_of(stale)) == (400, True)
    page = words_of(desk.client.post(address, form_of(stale) | {"new_people": "no"}, follow=True))
    assert "This step is done." in page
    assert "Plan with all agencies" in page
    assert "Tell the regulator" in page


def test_everybody_who_is_helped_there_is_added_and_asked(desk: Desk) -> None:
    person = desk.person("Ada")
    added(person, provider_name="Larch House")
    enquiry = opened(desk.by)
    assert not AdultConcerned.objects.exists()
    response: Any = desk.client.post(f"{PAGE}{enquiry.pk}/adults/", {"number": "no such number"})
    assert "Nobody whom you may see has this number." in words_of(response)
    page = words_of(desk.client.post(f"{PAGE}{enquiry.pk}/adults/", {"number": ""}, follow=True))
    assert "Is helped there" in page
    adult = AdultConcerned.objects.get()
    address = f"{PAGE}adults/{adult.pk}/"
    response = desk.client.post(address, {"alone": "", "says": "", "row_version": "1"})
    assert response.status_code == 400
    said = {"alone": "yes", "says": "It is cold at night.", "worry": "", "row_version": "1"}
    page = words_of(desk.client.post(address, said, follow=True))
    assert "“It is cold at night.”" in page
    assert "1 of 1" in page
    assert AuditRow.objects.filter(part="enquiry into a service", record_id=person.pk).exists()


def test_what_the_provider_has_to_do_stands_with_its_day_and_is_crossed_off(desk: Desk) -> None:
    enquiry = opened(desk.by)
    due = TODAY + timedelta(days=4)
    said = {"words": "Mend the bells", "owner": "The manager", "whose": "provider"}
    said |= {"due_on_day": str(due.day), "due_on_month": str(due.month), "due_on_year": str(due.year)}
    page = words_of(desk.client.post(f"{PAGE}{enquiry.pk}/to-do/", said, follow=True))
    assert "Mend the bells" in page
    action = ServiceAction.objects.get()
    ServiceAction.objects.update(due_on=TODAY - timedelta(days=1))
    assert "Late: 1" in desk.page()
    done = {"words": "Heard them ring.", "row_version": "1"}
    page = words_of(desk.client.post(f"{PAGE}to-do/{action.pk}/", done, follow=True))
    assert "Nothing is open." in page


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "finance", "councillor", "administrator"])
def test_other_roles_have_no_such_page(role: str, desk: Desk) -> None:
    enquiry = opened(desk.by)
    for address in (PAGE, f"{PAGE}open/", f"{PAGE}{enquiry.pk}/"):
        assert signed_in(role).get(address).status_code in (403, 404)


def test_closed_ones_stand_below(desk: Desk) -> None:
    enquiry = opened(desk.by)
    ServiceEnquiry.objects.filter(pk=enquiry.pk).update(closed_on=TODAY, ending="safe")
    enquiry.steps.update(is_needed=False)
    page = desk.page()
    assert "Closed" in page
    assert "The service is safe" in page
    assert "Nothing is planned. This enquiry is closed." in desk.page(f"{enquiry.pk}/")


def test_the_pages_ask_as_often_for_many_as_for_few(desk: Desk) -> None:
    desk.concern("First")
    enquiry = opened(desk.by)
    pages = (PAGE, f"{PAGE}{enquiry.pk}/")
    few = [asked(desk.client, page) for page in pages]
    for number in range(5):
        desk.concern(f"Person {number}")
        opened(desk.by, f"Home {number}")
        adult = desk.person(f"Adult {number}")
        AdultConcerned.objects.create(
            enquiry=enquiry, person=adult, added_on=TODAY, because="Is helped there"
        )
    assert [asked(desk.client, page) for page in pages] == few
    assert max(few) <= MOST
