"""Danger to know before going: added, checked again and ended with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Alert, Person
from tests import factories
from tests.workspace.details.boxes import at, in_boxes
from tests.workspace.pages import send, words_of

pytestmark = pytest.mark.django_db


def test_an_alert_is_added_checked_again_and_ended_with_a_reason(worker: Client, graham: Person) -> None:
    send(worker, at(graham, "alerts/"), words="Loose dog, ring first", **in_boxes("check_on", 30))
    page = words_of(worker.get(at(graham)))
    assert "Alert Loose dog, ring first. Added by Hannah Price" in page
    alert = Alert.objects.get()
    send(worker, at(graham, f"alerts/{alert.pk}/"), **in_boxes("check_on", 60))
    alert.refresh_from_db()
    assert alert.check_on == timezone.localdate() + timedelta(60)
    assert send(worker, at(graham, f"alerts/{alert.pk}/end/")).status_code == 400
    send(worker, at(graham, f"alerts/{alert.pk}/end/"), end_reason="The dog died")
    page = words_of(worker.get(at(graham)))
    assert "No danger is known." in page
    assert "The dog died" in page


def test_a_check_that_is_due_stands_out(worker: Client, graham: Person) -> None:
    alert = people.add_alert(
        person=graham,
        words="Dog",
        check_on=factories.TODAY + timedelta(1),
        by=factories.acting(worker.user, "social_worker"),  # type: ignore[attr-defined]
        on=factories.TODAY,
    )
    Alert.objects.filter(pk=alert.pk).update(check_on=date(2020, 1, 1))
    assert '<strong class="hf-late">Check again by' in worker.get(at(graham)).content.decode()


@pytest.mark.parametrize("rest", ["alerts/{}/", "alerts/{}/end/"])
def test_a_row_of_somebody_else_is_not_reached_through_this_record(
    worker: Client, graham: Person, rest: str
) -> None:
    elsewhere = factories.person(given_name="Diana")
    lead = factories.actor("safeguarding_lead")
    alert = Alert.objects.create(
        person=elsewhere,
        words="Secret",
        added_by=lead.user,
        added_on=factories.TODAY,
        check_on=factories.TODAY,
    )
    assert worker.get(at(graham, rest.format(alert.pk))).status_code == 404
    assert worker.post(at(graham, rest.format(alert.pk)), {"end_reason": "x"}).status_code == 404
