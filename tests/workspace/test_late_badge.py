"""What is late in one's own hands stands beside My work on every page, and costs no query."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.access.models import Tie
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions import restrict
from homefirst.practice.people.models import Person
from tests.factories import NOW, acting, person, sign_in, staff, team
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pathways_alone")]


class Desk:
    def __init__(self) -> None:
        self.team = team()
        self.user = staff("social_worker", teams=(self.team,))
        self.by = acting(self.user, "social_worker", at=NOW)
        self.client = Client()
        sign_in(self.client, self.user, "social_worker")

    def work(self, days_ago: int = 0) -> Person:
        about = person(of=self.team, given_name="Old", family_name="Ashworth")
        then = self.by.on - timedelta(days=days_ago)
        actions.open_episode(person=about, code="three_conversations", by=self.by, on=then)
        return about

    def badge(self, address: str = "/people/") -> str:
        page = self.client.get(address).content.decode()
        found = re.search(
            r'href="/my-work/"[^>]*>My work(?: <span class="hf-badge">([^<]*)</span>)?</a>', page
        )
        assert found, page
        return found[1] or ""

    def step(self, about: Person) -> Step:
        return Step.objects.get(episode__person=about)


def test_a_newcomer_has_no_badge() -> None:
    desk = Desk()
    assert desk.badge() == ""
    desk.work()
    assert desk.badge() == ""


def test_it_says_how_many_lines_stand_under_late_on_my_work() -> None:
    desk = Desk()
    for days in (0, 30, 40):
        desk.work(days)
    actions.promise(
        step=desk.step(desk.work()), words="Ring her", by=desk.by, on=desk.by.on - timedelta(days=9)
    )
    late = re.search(r"(\d+) are late", words_of(desk.client.get("/my-work/")))
    assert late
    assert desk.badge() == f"{late[1]} late" == "3 late"
    assert desk.badge("/my-work/") == "3 late"


def test_work_of_others_and_clocks_that_stand_still_are_not_counted() -> None:
    desk, other = Desk(), Desk.__new__(Desk)
    other.team, other.user = desk.team, staff("social_worker", teams=(desk.team,), name="Rosa Hart")
    other.by = acting(other.user, "social_worker", at=NOW)
    other.work(30)
    paused = desk.step(desk.work(30))
    Step.objects.filter(pk=paused.pk).update(state=Step.State.PAUSED)
    assert desk.badge() == ""


def test_a_record_that_may_not_be_opened_is_not_counted() -> None:
    desk = Desk()
    hidden, seen = desk.work(30), desk.work(30)
    lead = acting(
        staff("safeguarding_lead", teams=(desk.team,), name="Eleanor Voss"), "safeguarding_lead", at=NOW
    )
    restrict(person=hidden, reason="Her safety", named=[staff("social_worker", name="Named Only")], by=lead)
    restrict(person=seen, reason="His safety", named=[desk.user], by=lead)
    assert desk.badge() == "1 late"
    Tie.objects.create(
        record=seen.record,
        user=desk.user,
        kind=Tie.Kind.BARRED,
        reason="Family",
        starts_at=NOW - timedelta(days=1),
    )
    assert desk.badge() == ""


def test_no_page_asks_more_for_it() -> None:
    desk = Desk()
    with CaptureQueriesContext(
        connection,
    ) as before:
        desk.client.get("/settings/")
    for _ in range(3):
        desk.work(30)
    with CaptureQueriesContext(connection) as after:
        assert desk.badge("/settings/") == "3 late"
    assert len(after) == len(before)
