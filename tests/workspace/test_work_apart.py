"""Work that stands on nobody's record is among one's own work, for whoever holds it and may see it, and for nobody else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.matters import actions
from homefirst.practice.matters.models import Matter, MatterStep, TrustConcern
from homefirst.practice.organisations.models import ServiceEnquiry, ServiceStep
from homefirst.practice.people.actions import restrict
from tests.factories import NOW, TODAY, acting, person, sign_in, staff, team
from tests.practice.matters.walking import concern, review
from tests.practice.organisations.walking import opened
from tests.workspace.desk import asked
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
NAME = "Dean Marsh"


class Desk:
    def __init__(self, role: str = "safeguarding_lead", of: Any = None) -> None:
        self.team = of or team()
        self.user = staff(role, teams=(self.team,))
        self.by = acting(self.user, role, at=NOW)
        self.client = Client()
        sign_in(self.client, self.user, role)

    def page(self, show: str = "") -> str:
        return words_of(self.client.get("/my-work/" + (f"?show={show}" if show else "")))

    def html(self, show: str = "") -> str:
        return self.client.get("/my-work/" + (f"?show={show}" if show else "")).content.decode()

    def badge(self) -> str:
        found = re.search(r'My work <span class="hf-badge">([^<]*)</span>', self.settings())
        return found[1] if found else ""

    def settings(self) -> str:
        return self.client.get("/settings/").content.decode()


@pytest.fixture
def lead() -> Desk:
    return Desk()


def _late() -> None:
    _due(-9)


def _due(days: int) -> None:
    for steps in (MatterStep, ServiceStep):
        steps.objects.update(due_on=TODAY + timedelta(days=days))


def test_each_kind_stands_there_with_its_day_and_leads_straight_into_its_step(lead: Desk) -> None:
    about = person(of=lead.team, given_name="Ada", family_name="Finch")
    trust, adult = concern(lead.by), review(lead.by, about)
    service = opened(lead.by)
    page, html = lead.page(), lead.html()
    assert "3 things in your hands, for 1 person." in page
    for words in ("Larch House", "Ada Finch", "Position of trust", "Is it about the service itself?"):
        assert words in page, words
    for step in (*MatterStep.objects.filter(matter__in=[trust, adult]), *service.steps.all()):
        assert f'/steps/{step.pk}/"' in html
    assert f'href="/safeguarding/trust/{trust.pk}/"' in html
    assert f'href="/safeguarding/services/{service.pk}/"' in html


def test_the_name_of_somebody_in_a_position_of_trust_stands_on_no_list_of_work(lead: Desk) -> None:
    concern(lead.by)
    _late()
    for show in ("", "late"):
        assert NAME not in lead.html(show)
    assert "(position of trust)" in lead.page()


def test_what_is_late_is_late_in_the_list_the_lead_and_the_badge(lead: Desk) -> None:
    concern(lead.by)
    review(lead.by)
    opened(lead.by)
    _due(30)
    assert lead.badge() == ""
    _late()
    assert "3 are late." in lead.page()
    assert lead.badge() == "3 late"
    assert "Larch House" in lead.page("late")


def test_a_name_of_a_review_on_the_list_is_a_look(lead: Desk) -> None:
    about = person(of=lead.team, given_name="Ada", family_name="Finch")
    adult, nobody = review(lead.by, about), review(lead.by, name="Bea Moss")
    concern(lead.by)
    before = AuditRow.objects.count()
    lead.page()
    rows = list(AuditRow.objects.order_by("seq")[before:])
    assert {row.object_id for row in rows if row.action == "matters.see_review"} == {
        str(adult.pk),
        str(nobody.pk),
    }
    assert [row.record_id for row in rows if row.record_id] == [about.pk]
    assert not [row for row in rows if row.action == "matters.see_trust"]


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "director", "first_contact"])
def test_nobody_else_sees_or_counts_it(role: str, lead: Desk) -> None:
    concern(lead.by)
    opened(lead.by)
    _late()
    other = Desk(role, lead.team)
    Matter.objects.update(held_by=other.user)
    ServiceEnquiry.objects.update(held_by=other.user)
    for show in ("", "late", "handed"):
        assert "Position of trust" not in other.html(show)
        assert "Larch House" not in other.html(show)
    assert "late" not in other.badge()


def test_somebody_named_who_holds_it_has_it_until_that_ends(lead: Desk) -> None:
    worker = Desk("social_worker", lead.team)
    matter = concern(lead.by)
    named = actions.name_for(matter=matter, user=worker.user, why="Leads it", by=lead.by, on=TODAY)
    assert "Position of trust" not in worker.page()
    actions.hand_over_matter(
        matter=matter, user=worker.user, why="Knows them", row_version=1, by=lead.by, on=TODAY
    )
    _late()
    assert ("Position of trust" in worker.page(), worker.badge()) == (True, "1 late")
    assert "Position of trust" not in lead.page()
    type(named).objects.filter(pk=named.pk).update(until_on=TODAY)
    assert "Position of trust" not in worker.page()
    assert "late" not in worker.badge()


def test_whoever_holds_it_and_turns_out_to_be_whom_it_is_about_sees_nothing(lead: Desk) -> None:
    concern(lead.by)
    _late()
    TrustConcern.objects.update(colleague=lead.user)
    assert "Position of trust" not in lead.html()
    assert "late" not in lead.badge()


def test_a_review_about_a_restricted_record_is_for_whoever_is_named_on_it(lead: Desk) -> None:
    about = person(of=lead.team, given_name="Ada", family_name="Finch")
    review(lead.by, about)
    _late()
    restrict(person=about, reason="Her safety", named=[], by=lead.by)
    assert ("Ada Finch" in lead.html(), lead.badge()) == (True, "1 late")
    second = Desk("safeguarding_lead", lead.team)
    Matter.objects.update(held_by=second.user)
    assert ("Ada Finch" in second.html(), "late" in second.badge()) == (False, False)


def test_what_somebody_left_who_is_no_longer_here_waits_to_be_handed_over(lead: Desk) -> None:
    opened(lead.by)
    concern(lead.by)
    gone = staff("safeguarding_lead", name="Eleanor Gone")
    ServiceEnquiry.objects.update(held_by=gone)
    Matter.objects.update(held_by=gone)
    assert "Larch House" not in lead.html("handed")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    page = lead.page("handed")
    assert "Eleanor Gone has left. Hand it over" in page
    assert "Larch House" in page
    enquiry = ServiceEnquiry.objects.get()
    address = f"/safeguarding/services/{enquiry.pk}/hand-over/"
    assert f'href="{address}"' in lead.html("handed")
    said = {"user": lead.user.email, "why": "Goes on with it", "row_version": str(enquiry.row_version)}
    assert "It is in their hands." in words_of(lead.client.post(address, said, follow=True))
    assert "Larch House" in lead.page()


def test_it_is_handed_only_to_somebody_who_enquires_into_services(lead: Desk) -> None:
    enquiry = opened(lead.by)
    worker = Desk("social_worker", lead.team)
    address = f"/safeguarding/services/{enquiry.pk}/hand-over/"
    said = {"user": worker.user.email, "why": "Knows it", "row_version": "1"}
    refused: Any = lead.client.post(address, said)
    assert refused.status_code == 400
    assert "Their role enquires into no service." in words_of(refused)
    nobody: Any = lead.client.post(address, said | {"user": "nobody@example.org"})
    assert "Nobody signs in with this e-mail address." in words_of(nobody)
    assert ServiceEnquiry.objects.get().held_by == lead.user
    assert worker.client.post(address, said).status_code in (403, 404)


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_asks_as_often_for_many_as_for_few(many: int, lead: Desk) -> None:
    for number in range(many):
        about = person(of=lead.team, given_name=f"Ada {number}", family_name="Finch")
        review(lead.by, about)
        concern(lead.by)
        opened(lead.by, f"Home {number}")
    lead.client.get("/my-work/")
    assert f"{3 * many} things in your hands" in lead.page()
    assert asked(lead.client, "/my-work/") == 12
