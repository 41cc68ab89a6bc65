"""The people around somebody: who is shown, what leads to another record, and what is changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person, Relationship
from tests import factories
from tests.factories import SYSTEM, TODAY
from tests.workspace.around.pages import address, signed_in, tie
from tests.workspace.pages import form_of, send, words_of

pytestmark = pytest.mark.django_db


def test_the_table_says_who_to_ring_first_and_what_we_may_tell_them(graham: Person, worker: Client) -> None:
    tie(graham, other_name="Paul", tie="son", emergency_order=2)
    tie(
        graham,
        is_informal_carer=True,
        how_often="daily",
        helps_with="shopping",
        telephone="07700 900118",
        may_share="everything",
        share_until=date(2030, 5, 1),
        legal_role="attorney_health",
        evidence_seen_on=date(2025, 11, 2),
        emergency_order=1,
    )
    asked = worker.get(address(graham, "?shown_as=table"))
    page = words_of(asked)
    assert page.index("Ruth") < page.index("Paul")
    for said in ("shopping", "07700 900118", "everything, until 1 May 2030", "Most days", "carer"):
        assert said in page
    assert "Attorney, health and welfare Seen 2 November 2025" in page
    assert "<svg" not in asked.content.decode().split("Add somebody")[1].split("<table")[0]


def test_a_consent_that_ran_out_is_said_and_a_paper_nobody_saw_too(graham: Person, worker: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    tie(graham, may_share="everything", share_until=yesterday, legal_role="appointee")
    page = words_of(worker.get(address(graham)))
    assert "No longer: it ended on" in page
    assert "Evidence not seen" in page


@pytest.mark.parametrize("way", ["picture", "tree"])
def test_the_same_people_are_drawn(graham: Person, worker: Client, way: str) -> None:
    tie(graham)
    page = worker.get(address(graham, f"?shown_as={way}")).content.decode().split("<main")[1]
    assert "<svg" in page
    assert "<table" in page


def test_nobody_known_asks_to_add_the_first(graham: Person, worker: Client) -> None:
    page = words_of(worker.get(address(graham)))
    assert "We do not know who matters to Graham. Ask Graham, then add the first person." in page


def test_a_carers_record_is_a_link_only_where_they_allow_it_and_it_may_be_seen(
    graham: Person, north: Any, worker: Client
) -> None:
    ruth = factories.person(of=north, given_name="Ruth", family_name="Ashworth")
    hidden = factories.person(of=factories.team("south"), given_name="Paul", family_name="Ashworth")
    made = tie(graham, other=ruth)
    tie(graham, tie="son", other=hidden)
    page = worker.get(address(graham)).content.decode()
    assert f"/people/{ruth.record.ref}/" in page
    assert hidden.record.ref not in page
    assert "Paul" not in page
    change = {"carer_allows_link": False}
    people.change_relationship(relationship=made, changes=change, row_version=1, by=SYSTEM, on=TODAY)
    assert ruth.record.ref not in worker.get(address(graham)).content.decode()


def test_a_carer_whose_own_record_names_the_person_is_a_link_only_where_they_allow_it(
    graham: Person, north: Any, worker: Client
) -> None:
    ruth = factories.person(of=north, given_name="Ruth", family_name="Ashworth")
    made = tie(ruth, other=graham, tie="person cared for")
    assert f"/people/{ruth.record.ref}/" in worker.get(address(graham)).content.decode()
    change = {"carer_allows_link": False}
    people.change_relationship(relationship=made, changes=change, row_version=1, by=SYSTEM, on=TODAY)
    page = worker.get(address(graham))
    assert "Ruth Ashworth" in words_of(page)
    assert ruth.record.ref not in page.content.decode()


def test_a_change_of_tie_moves_somebody_to_the_group_it_belongs_to(graham: Person, worker: Client) -> None:
    made = tie(graham, other_name="Anna", tie="friend")
    assert send(worker, address(graham, f"{made.pk}/change/"), tie="wife").status_code == 302
    kept = Relationship.objects.get()
    assert (kept.tie, kept.group, kept.row_version) == ("wife", "family", 2)


def test_an_unticked_box_is_a_change(graham: Person, worker: Client) -> None:
    made = tie(graham, is_key_contact=True, is_informal_carer=True)
    page = address(graham, f"{made.pk}/change/")
    sent = form_of(worker.get(page))
    del sent["is_key_contact"]
    assert worker.post(page, sent).status_code == 302
    kept = Relationship.objects.get()
    assert (kept.is_key_contact, kept.is_informal_carer) == (False, True)


def test_the_second_of_two_savers_sees_both_texts(graham: Person, worker: Client) -> None:
    page = address(graham, f"{tie(graham).pk}/change/")
    mine = form_of(worker.get(page)) | {"telephone": "111"}
    send(worker, page, telephone="222")
    answer = worker.post(page, mine)
    assert answer.status_code == 400
    for said in ("111", "222", "See both, then choose."):
        assert said in words_of(answer)
    assert Relationship.objects.get().telephone == "222"


def test_an_ended_tie_stands_among_those_before(graham: Person, worker: Client) -> None:
    made = tie(graham)
    assert send(worker, address(graham, f"{made.pk}/end/")).status_code == 302
    page = words_of(worker.get(address(graham)))
    assert page.index("Before") < page.index("Ruth", page.index("Before"))
    assert "We do not know who matters to Graham." in page


def test_what_another_record_says_can_be_read_here_and_changed_only_there(
    graham: Person, north: Any, worker: Client
) -> None:
    ruth = factories.person(of=north, given_name="Ruth", family_name="Ashworth")
    made = tie(ruth, tie="person cared for", other=graham)
    page = worker.get(address(graham)).content.decode()
    assert "Written on their own record." in page
    assert f"/{made.pk}/change/" not in page
    assert worker.get(address(graham, f"{made.pk}/change/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "add/", "{}/change/", "{}/end/"])
def test_out_of_reach_and_not_there_give_the_very_same_page(graham: Person, rest: str) -> None:
    rest = rest.format(tie(graham).pk)
    stranger = signed_in("social_worker", factories.team("south"))
    hidden, missing = stranger.get(address(graham, rest)), stranger.get(f"/people/BCDFGHJK/people/{rest}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize("role", ["finance", "broker", "performance_analyst", "information_governance"])
def test_a_role_without_the_section_gets_no_page(graham: Person, north: Any, role: str) -> None:
    assert signed_in(role, north).get(address(graham)).status_code == 404


def test_the_page_takes_few_queries_however_many_people(graham: Person, north: Any, worker: Client) -> None:
    worker.get(address(graham))
    counts = []
    for more in (2, 30):
        for each in range(more):
            tie(graham, other_name=f"Friend {each}", tie="friend")
            tie(graham, other=factories.person(of=north), tie="cousin")
            tie(factories.person(of=north), other=graham, tie="cousin")
        with CaptureQueriesContext(connection) as asked:
            assert worker.get(address(graham)).status_code == 200
        counts.append(sum(not _is_bracket(each["sql"]) for each in asked.captured_queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15, counts


def _is_bracket(sql: str) -> bool:
    return sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
