"""To whom care and its costs are shown, and to whom nothing exists."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from tests import factories
from tests.support.services.making import HOME_CARE, from_file
from tests.workspace.care.pages import address, signed_in
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_every_page_about_care_is_written_down(tina: Person, worker: Client) -> None:
    care = from_file(tina)
    for rest in ("", "add/", f"{care.pk}/change/", f"{care.pk}/end/"):
        worker.get(address(tina, rest))
    looks = AuditRow.objects.filter(kind="read", record_id=tina.pk, part="care", tie="team")
    assert looks.count() == 4


@pytest.mark.parametrize("rest", ["", "add/", "{}/change/", "{}/mend/", "{}/correct/", "{}/end/"])
def test_out_of_reach_and_not_there_give_the_very_same_page(tina: Person, rest: str) -> None:
    care = from_file(tina)
    stranger = signed_in("social_worker", factories.team("south"))
    hidden = stranger.get(address(tina, rest.format(care.pk)))
    missing = stranger.get(f"/people/BCDFGHJK/care/{rest.format(care.pk)}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_a_restricted_record_hides_its_care_from_the_team_that_holds_it(tina: Person, worker: Client) -> None:
    from_file(tina)
    people.restrict(
        person=tina,
        reason="Works here",
        named=[],
        by=factories.actor("team_manager", teams=(tina.record.team,)),
    )
    for page in ("care", "story", "people"):
        assert worker.get(f"/people/{tina.record.ref}/{page}/").status_code == 404


def test_anothers_care_cannot_be_reached_through_an_own_record(
    tina: Person, north: Any, worker: Client
) -> None:
    care = from_file(factories.person(of=north, given_name="Joan"))
    assert worker.get(address(tina, f"{care.pk}/change/")).status_code == 404
    assert worker.post(address(tina, f"{care.pk}/end/"), {}).status_code == 404


def test_finance_reads_care_but_is_offered_no_change(tina: Person) -> None:
    care = from_file(tina)
    finance = signed_in("finance")
    page = finance.get(address(tina))
    assert HOME_CARE in words_of(page)
    assert "/change/" not in page.content.decode()
    assert finance.get(address(tina, f"{care.pk}/change/")).status_code == 404


@pytest.mark.parametrize("role", ["first_contact", "reablement"])
def test_a_role_that_may_not_see_money_reads_whether_they_pay_and_no_sum(
    tina: Person, north: Any, role: str
) -> None:
    care = from_file(tina, unit_cost=Decimal("21.50"), cost_frequency="Hourly", planned_units=Decimal(14))
    Person.objects.update(funding="Joint client and social care funded")
    client = signed_in(role, north)
    page = words_of(client.get(address(tina)))
    assert "£" not in page
    assert "Cost a week" not in page
    assert "Pays" in page
    assert "14 hours a week" in page
    form = form_of(client.get(address(tina, f"{care.pk}/change/")))
    assert "unit_cost" not in form
    send(client, address(tina, f"{care.pk}/change/"), provider_name="Oak Care", unit_cost="1")
    kept = Service.objects.get()
    assert (kept.provider_name, kept.unit_cost) == ("Oak Care", Decimal("21.50"))
