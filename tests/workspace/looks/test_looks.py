"""Who looked, at any record: what information governance reads."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from homefirst.foundation.access import actions as access
from homefirst.foundation.audit.actions import keep_finding, looked, looked_many, record, refused
from homefirst.foundation.audit.models import AuditRow, ChainCheck
from homefirst.foundation.audit.verify import Finding
from homefirst.workspace.looks.asked import LooksAsked
from homefirst.workspace.looks.lines import looks_page
from homefirst.workspace.looks.odd import Odd, is_night, only
from tests import factories as make
from tests.workspace.looks.conftest import NOW, text, worker

pytestmark = pytest.mark.django_db


def about(actor, **asked):
    today = actor.on
    return looks_page(actor, LooksAsked(since=today - timedelta(days=27), until=today, **asked))


def test_a_look_says_who_in_which_role_at_what_and_why(client, officer, team, joan) -> None:
    looked(worker("Hannah Price", team), joan.pk, "story", "team")
    page = text(client.get("/looks/"))
    for words in ("Hannah Price", "Social worker", "Read Story", "Joan Walsh", "in their team"):
        assert words in page


def test_reading_the_list_is_itself_a_look_at_the_names_on_it(client, officer, team, joan) -> None:
    looked(worker("Hannah Price", team), joan.pk, "story", "team")
    client.get("/looks/")
    row = AuditRow.objects.latest("seq")
    assert (row.user_name, row.record_id, row.part) == ("Ines Ferreira", joan.pk, "looks.all")


def test_a_list_of_fifty_people_is_one_line_that_says_how_many(officer, team) -> None:
    people = [make.person(of=team) for _ in range(5)]
    looked_many(worker("Hannah Price", team), [each.pk for each in people], "My people", "team")
    lines = [line for line in about(officer, worker="Hannah").lines if "list" in line.what]
    assert [line.what for line in lines] == ["Saw 5 names on a list: My people"]


def test_one_person_is_followed_through_every_list(officer, team, joan) -> None:
    others = [make.person(of=team) for _ in range(3)]
    listed = [*(each.pk for each in others), joan.pk]
    looked_many(worker("Hannah Price", team), listed, "My people", "team")
    for typed in ("Joan Walsh", "walsh", joan.record.ref, joan.record.ref.lower()):
        found = [line for line in about(officer, person=typed).lines if line.worker == "Hannah Price"]
        assert [line.about for line in found] == ["Joan Walsh"], typed


def test_a_restricted_record_is_not_named_to_somebody_who_is_not_named_on_it(client, officer, team) -> None:
    hidden = make.person(given_name="Diana", family_name="Frost", of=team)
    hannah = worker("Hannah Price", team)
    looked(hannah, hidden.pk, "now", "team")
    lead = worker("Eleanor Voss", team, "safeguarding_lead")
    access.restrict(record=hidden.record, reason="Hides from her brother.", named=[hannah.user], by=lead)
    page = text(client.get("/looks/"))
    assert "A restricted record" in page
    assert "Frost" not in page
    assert not about(officer, person="Diana Frost").lines


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"worker": "hannah"}, {"Read Now", "Changed"}),
        ({"role": "broker"}, {"Read Care and support", "Was refused: open a person's record"}),
        ({"kinds": ("refusal",)}, {"Was refused: open a person's record"}),
        ({"kinds": ("write", "refusal")}, {"Changed", "Was refused: open a person's record"}),
        ({"worker": "nobody of that name"}, set()),
    ],
)
def test_the_list_is_narrowed(officer, team, joan, narrowed, expected) -> None:
    hannah, kwame = worker("Hannah Price", team), worker("Kwame Boateng", team, "broker")
    before = AuditRow.objects.count()
    looked(hannah, joan.pk, "now", "team")
    record(hannah, "write", "person.changed", about=joan.pk, tie="team")
    looked(kwame, joan.pk, "care", "team")
    refused(kwame, "person.see", joan.pk, "not allowed")
    lines = [line for line in about(officer, **narrowed).lines if line.seq > before]
    assert {line.what for line in lines} == expected


def of(odd: Odd, rows=None) -> set[str]:
    today = NOW().date()
    rows = AuditRow.objects.filter(kind="read") if rows is None else rows
    return set(only(rows, odd, today - timedelta(days=30), today).values_list("user_name", flat=True))


def test_odd_looks_are_those_in_an_emergency_and_those_without_a_tie(team, joan) -> None:
    looked(worker("Anna In", team), joan.pk, "now", "team")
    looked(worker("Ben Emergency", team), joan.pk, "now", "opened in an emergency")
    looked(worker("Cat Role", team), joan.pk, "now", "by role, all teams")
    looked(worker("Dan Nothing", team), joan.pk, "now", "")
    assert of(Odd.EMERGENCY) == {"Ben Emergency"}
    assert of(Odd.NO_TIE) == {"Cat Role", "Dan Nothing"}


@pytest.mark.parametrize(
    ("name", "same"),
    [("Maeve Walsh", True), ("Maeve WALSH", True), ("Maeve Walshe", False), ("Walsh Price", False)],
)
def test_a_worker_with_the_surname_of_the_person_is_found(team, joan, name: str, same: bool) -> None:
    looked(worker(name, team), joan.pk, "now", "team")
    assert of(Odd.SAME) == ({name} if same else set())


def test_a_person_without_a_surname_is_nobodys_namesake(team) -> None:
    nameless = make.person(birth_date=datetime(1940, 1, 1).date(), of=team)
    looked(worker("Maeve Walsh", team), nameless.pk, "now", "team")
    assert of(Odd.SAME) == set()


def test_a_neighbour_of_a_record_that_is_closed_to_the_worker_is_found(team, joan) -> None:
    hannah, other = worker("Hannah Price", team), worker("Olu Ade", team)
    mother = make.person(family_name="Price-Jones", postcode="WB1 1AA", of=team)
    access.bar(record=mother.record, user=hannah.user, words="Her mother's record", by=make.SYSTEM)
    looked(hannah, joan.pk, "now", "team")
    looked(other, joan.pk, "now", "team")
    assert of(Odd.SAME) == {"Hannah Price"}


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (datetime(2026, 1, 10, 22, 0, tzinfo=UTC), True),
        (datetime(2026, 1, 10, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 11, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 1, 11, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 7, 10, 21, 0, tzinfo=UTC), True),  # 10pm by London's summer clock
        (datetime(2026, 7, 11, 4, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 11, 5, 0, tzinfo=UTC), False),
    ],
)
def test_night_is_told_by_londons_clock_in_winter_and_in_summer(monkeypatch, team, joan, at, night) -> None:
    monkeypatch.setattr("homefirst.foundation.audit.actions.timezone.now", lambda: at)
    before = AuditRow.objects.count()
    looked(make.SYSTEM, joan.pk, "now", "team")
    rows = AuditRow.objects.filter(seq__gt=before)
    found = only(rows, Odd.NIGHT, at.date() - timedelta(days=1), at.date() + timedelta(days=1))
    assert found.exists() == night == is_night(at)


def test_every_way_of_narrowing_stands_above_the_list_and_can_be_taken_away(client, officer) -> None:
    at = "/looks/?person=Joan&worker=Price&role=broker&kind=read&kind=write&only=night"
    at += "&since_day=1&since_month=11&since_year=2026"
    page = client.get(at).content.decode()
    removed = re.findall(r'hf-filter__remove" href="([^"]+)"', page)
    assert len(removed) == 7
    for href in removed:
        assert client.get(href.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "?since_day=31&since_month=2&since_year=2026",
        "?role=queen",
        "?page=x",
        "?page=99999999999",
        "?kind=all",
    ],
)
def test_an_address_that_means_nothing_still_gives_the_list(client, officer, query: str) -> None:
    assert client.get(f"/looks/{query}").status_code == 200


def test_the_list_takes_the_same_few_queries_whatever_the_data(
    client, officer, team, joan, django_assert_max_num_queries
) -> None:
    hannah = worker("Hannah Price", team)
    looked(hannah, joan.pk, "now", "team")
    with django_assert_max_num_queries(16) as few:
        client.get("/looks/")
    for number in range(60):
        person = make.person(of=team)
        looked(hannah, person.pk, "now", "team")
        looked_many(hannah, [joan.pk, person.pk], f"List {number}", "team")
    with django_assert_max_num_queries(16) as many:
        client.get("/looks/")
    assert len(many) <= len(few) + 1
    assert "51 to 100" in text(client.get("/looks/?page=2"))


def test_before_the_first_walk_the_page_says_so(client, officer) -> None:
    assert "The chain has not been walked yet." in text(client.get("/looks/"))


def test_the_proof_says_when_how_many_rows_and_how_many_copies(client, officer) -> None:
    keep_finding(Finding(rows=1234, anchors=3))
    page = text(client.get("/looks/"))
    assert "The chain is whole. Checked at" in page
    assert "1,234 rows" in page
    assert "3 signed copies" in page


def test_a_broken_chain_is_said_at_the_top_with_the_row_and_whom_to_ring(client, officer) -> None:
    keep_finding(Finding(rows=10, anchors=1))
    keep_finding(Finding(rows=10, anchors=1, problems=["Row 7 was changed after it was written."]))
    page = text(client.get("/looks/"))
    assert "The chain of who did what is broken. Row 7 was changed" in page
    assert "01632 960 410" in page
    assert page.index("is broken") < page.index("opened in an emergency, to review")
    assert "Last found whole:" in page


def test_the_page_does_not_walk_the_chain_but_asks_the_worker_to(client, officer) -> None:
    from homefirst.foundation.audit.jobs import check_chain_job

    assert client.post("/looks/check/").url == "/looks/"
    assert not ChainCheck.objects.exists()
    assert "It is being walked now." in text(client.get("/looks/"))
    assert check_chain_job.func()
    assert ChainCheck.objects.get().is_whole
