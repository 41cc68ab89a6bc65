"""Who looked, at one record: what a worker reads, and the person themselves may ask for."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.foundation.access import actions as access
from homefirst.foundation.audit.actions import looked, looked_many, refused
from homefirst.foundation.audit.models import AuditRow
from homefirst.workspace.looks.visits import PAUSE, visits_page
from tests import factories as make
from tests.workspace.looks.conftest import text, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch):
    """A clock for audit rows that goes only when it is told to."""

    class Clock:
        now = timezone.now() - timedelta(days=1)

        def goes(self, gap: timedelta) -> datetime:
            self.now += gap
            return self.now

    clock = Clock()
    monkeypatch.setattr("homefirst.foundation.audit.actions.timezone.now", lambda: clock.now)
    return clock


def those_of(name: str, found) -> list:
    return [visit for visit in found.visits if visit.worker == name]


def test_pages_read_one_after_the_other_are_one_visit_in_the_order_read(team, joan, at) -> None:
    hannah = worker("Hannah Price", team)
    for part in ("now", "story", "care", "now"):
        looked(hannah, joan.pk, part, "team")
        at.goes(timedelta(minutes=10))
    visit = those_of("Hannah Price", visits_page(hannah, joan.record))[0]
    assert visit.parts == ["Now", "Story", "Care and support"]
    assert visit.why == ["in their team"]
    assert visit.ends - visit.begins == timedelta(minutes=30)


@pytest.mark.parametrize(("gap", "number"), [(PAUSE, 1), (PAUSE + timedelta(seconds=1), 2)])
def test_a_long_pause_begins_another_visit(team, joan, at, gap: timedelta, number: int) -> None:
    hannah = worker("Hannah Price", team)
    looked(hannah, joan.pk, "now", "team")
    at.goes(gap)
    looked(hannah, joan.pk, "now", "team")
    assert len(those_of("Hannah Price", visits_page(hannah, joan.record))) == number


def test_two_people_reading_at_one_time_are_two_visits(team, joan, at) -> None:
    hannah, tom = worker("Hannah Price", team), worker("Tom Whitfield", team)
    for who in (hannah, tom, hannah, tom):
        looked(who, joan.pk, "now", "team")
        at.goes(timedelta(minutes=1))
    found = visits_page(hannah, joan.record)
    assert [len(those_of(name, found)) for name in ("Hannah Price", "Tom Whitfield")] == [1, 1]


def test_two_roles_of_one_person_are_two_visits(team, joan) -> None:
    hannah = worker("Hannah Price", team)
    looked(hannah, joan.pk, "now", "team")
    looked(make.acting(hannah.user, "team_manager"), joan.pk, "now", "team")
    roles = {visit.role for visit in those_of("Hannah Price", visits_page(hannah, joan.record))}
    assert roles == {"Social worker", "Team manager"}


def test_names_on_lists_are_told_only_when_asked_for_and_refusals_never(team, joan) -> None:
    hannah, tom = worker("Hannah Price", team), worker("Tom Whitfield", team)
    looked_many(tom, [joan.pk], "My people", "team")
    refused(tom, "person.see", joan.pk, "not allowed")
    assert not those_of("Tom Whitfield", visits_page(hannah, joan.record))
    seen = those_of("Tom Whitfield", visits_page(hannah, joan.record, lists=True))
    assert [visit.parts for visit in seen] == [["Saw 1 name on a list: My people"]]


def test_a_record_opened_by_saying_why_shows_the_reason_and_the_words(team, joan) -> None:
    hannah, rosa = worker("Hannah Price", team), worker("Rosa Delgado", make.team())
    access.claim(record=joan.record, reason="contact", words="Her daughter rang us.", by=rosa)
    looked(rosa, joan.pk, "now", "said why, for the day")
    visit = those_of("Rosa Delgado", visits_page(hannah, joan.record))[0]
    assert "said why, for the day" in visit.why
    assert visit.reason == "They, or somebody about them, got in touch: “Her daughter rang us.”"


def test_what_is_long_ago_is_reached_page_by_page_and_nothing_is_lost(team, joan, monkeypatch, at) -> None:
    monkeypatch.setattr("homefirst.workspace.looks.visits.ROWS", 10)
    hannah = worker("Hannah Price", team)
    for _ in range(25):
        looked(hannah, joan.pk, "now", "team")
        at.goes(timedelta(hours=1))
    seen, before = [], 0
    while True:
        page = visits_page(hannah, joan.record, before=before)
        seen += those_of("Hannah Price", page)
        before = page.older
        if not before:
            break
    assert len(seen) == 25


@pytest.fixture
def desk(client: Client, team) -> Client:
    make.sign_in(client, make.staff("social_worker", name="Hannah Price", teams=(team,)))
    return client


def test_alone_with_a_record_one_is_told_so(desk: Client, team) -> None:
    hannah = make.acting(make.User.objects.get(name="Hannah Price"), "social_worker")
    mine = make.person(given_name="Ada", of=team, by=hannah)
    at = f"/people/{mine.record.ref}/looks/"
    assert "Nobody but you has opened this record." in text(desk.get(at))
    looked(worker("Tom Whitfield", team), mine.pk, "now", "team")
    page = text(desk.get(at))
    assert "Nobody but you" not in page
    assert "Tom Whitfield" in page


def test_one_is_not_asked_about_oneself(desk: Client, joan) -> None:
    at = f"/people/{joan.record.ref}/looks/"
    desk.get(at)
    own = AuditRow.objects.filter(record_id=joan.pk, user_name="Hannah Price").latest("seq")
    assert f"{own.seq}/ask/" not in desk.get(at).content.decode()


def test_reading_who_looked_is_a_look(desk: Client, joan) -> None:
    desk.get(f"/people/{joan.record.ref}/looks/")
    row = AuditRow.objects.latest("seq")
    assert (row.kind, row.record_id, row.part, row.tie) == ("read", joan.pk, "looks", "team")


@pytest.mark.parametrize("looks", [1, 60])
def test_the_page_takes_the_same_few_queries_whatever_the_data(
    desk: Client, joan, team, django_assert_max_num_queries, looks: int
) -> None:
    others = [worker(f"Worker {number}", team) for number in range(5)]
    for number in range(looks):
        looked(others[number % 5], joan.pk, "now", "team")
    with django_assert_max_num_queries(16):
        desk.get(f"/people/{joan.record.ref}/looks/")


@pytest.mark.parametrize("query", ["?before=x", "?before=-1", "?before=99999999999999999999999", "?lists=2"])
def test_an_address_that_means_nothing_still_gives_the_page(desk: Client, joan, query: str) -> None:
    assert desk.get(f"/people/{joan.record.ref}/looks/{query}").status_code == 200


def test_a_look_that_is_not_there_cannot_be_asked_about(desk: Client, joan) -> None:
    missing = desk.get("/no-such-page/").content
    assert desk.get(f"/people/{joan.record.ref}/looks/99999999/ask/").content == missing
