"""The registers and an enquiry into a service, as those who keep them go through them."""

from __future__ import annotations

from typing import Any

import pytest

from homefirst.foundation.accounts.models import User
from homefirst.practice.organisations.models import ServiceStep
from homefirst.practice.people import actions as people
from tests import factories as make
from tests.browser.visitor import Visitor
from tests.practice.carers.walking import planned
from tests.practice.organisations.walking import opened
from tests.practice.register.walking import agreed, on_it, spoken_about
from tests.practice.safeguarding.walking import CONCERN, concern, ended

TODAY = make.TODAY


@pytest.fixture
def team(transactional_db: None, published: None) -> Any:
    return make.team("safeguarding", "Safeguarding team")


@pytest.fixture
def lead(team: Any) -> User:
    return make.staff("safeguarding_lead", name="Ruth Okoro", teams=(team,))


def test_the_lead_prints_the_next_panels_list_and_crosses_off_what_was_agreed(
    visitor: Visitor, lead: User, team: Any
) -> None:
    by = make.acting(lead, "safeguarding_lead")
    worker = make.actor("social_worker", teams=(team,))
    entry = on_it(worker, make.person(of=team, given_name="Ravi", family_name="Nair"), "red")
    spoken_about(entry, worker, **agreed(1, "Ask about nights", "A nurse", 5))
    assert by.user == lead
    visitor.signed_in(lead).open("support_register")
    visitor.sees("Ravi Nair", "Ask about nights")
    visitor.open("register_agenda")
    visitor.sees("1 person to be spoken about", "Red: a crisis now")
    visitor.open("register_entry", entry=entry.pk)
    visitor.sees("Nights are quieter.")
    visitor.open("finish_agreed", agreed=entry.agreed.get().pk)


def test_the_lead_enquires_into_a_home_and_asks_each_adult(visitor: Visitor, lead: User, team: Any) -> None:
    by = make.acting(lead, "safeguarding_lead")
    episode = concern(by, make.person(of=team, given_name="Norah", family_name="Finch"))
    ended(episode, "concern", "safe_for_now", by, **CONCERN)
    visitor.signed_in(lead).open("services_enquired")
    visitor.sees("Larch House")
    visitor.open("open_service_enquiry")
    enquiry = opened(by)
    visitor.open("service_enquiry", enquiry=enquiry.pk)
    visitor.sees("Norah Finch", "Not asked yet")
    visitor.open("ask_adult_concerned", adult=enquiry.adults.get().pk)
    visitor.open("add_adult_concerned", enquiry=enquiry.pk)
    visitor.open("add_service_to_do", enquiry=enquiry.pk)
    visitor.open("service_step", step=ServiceStep.objects.get().pk)
    visitor.sees("What points to the service itself?")


def test_out_of_hours_a_carers_plan_is_found_by_whom_they_care_for(visitor: Visitor, team: Any) -> None:
    worker = make.actor("social_worker", teams=(team,))
    sanjeet = make.person(of=team, given_name="Sanjeet", family_name="Bhogal", client_type="Unpaid carer")
    harbhajan = make.person(of=team, given_name="Harbhajan", family_name="Singh")
    people.add_relationship(
        person=harbhajan, other=sanjeet, tie="wife", is_informal_carer=True, by=worker, on=TODAY
    )
    planned(worker, sanjeet)
    edt = make.staff(
        "first_contact", name="Rosa Delgado", teams=(make.team("first_contact", "First contact"),)
    )
    visitor.signed_in(edt).open("carers_register")
    visitor.page.fill("#search-q", "harbhajan")
    visitor.page.press("#search-q", "Enter")
    visitor.sees("Open the plan")
    visitor.open("carer_emergency", ref=sanjeet.record.ref)
    visitor.sees("Jaspreet")
    sw = worker.user
    assert sw is not None
    visitor.signed_in(sw).open("carers_register")
    visitor.sees("Sanjeet Bhogal", "Harbhajan Singh")
    visitor.open("record_now", ref=sanjeet.record.ref)
    visitor.sees("Carer")
