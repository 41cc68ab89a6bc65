"""Lists stay quick as the record grows: no page of a list reads through a table that grows with the people in it.

What the database would do is asked of the database itself, for each question of each page, so that it holds for any
number of people: a table of people, care, events or work is read by an index, never from end to end.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.pathways.actions import open_episode
from tests.factories import TODAY, acting, person, staff, team
from tests.workspace.desk import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

GROW = (
    "people_person", "people_personname", "access_record", "access_tie", "services_service", "pathways_paststep",
    "pathways_episode", "pathways_step", "pathways_promise", "pathways_handover", "pathways_stepanswers",
    "people_alert", "people_communicationneed", "people_address", "audit_auditrow", "letters_letter", "notes_note",
    "contacts_contact", "safeguarding_concern", "safeguarding_enquiry", "hospital_stay", "hospital_notice",
    "hospital_delaydays", "waiting_safetycall", "plans_goal", "plans_planversion", "cld_difference",
)  # fmt: skip
# An index of what is under way alone is short however long the record is, and may be read through.
SHORT = ("stay_in_a_bed", "notice_from_file", "one_safety_call_is_the_last")
# Waiting well proves of everybody alive that they are on a list, and knows the last call of whoever was rung.
ON_PURPOSE = {"/team/waiting/": ("people_person", "waiting_safetycall")}
PAGES = {
    "social_worker": ("/my-work/", "/my-work/?whose=team", "/people/?q=Ashworth", "/contact/"),
    "team_manager": ("/team/", "/team/?view=stage", "/team/allocate/", "/team/waiting/", "/hospital/"),
    "safeguarding_lead": ("/safeguarding/",),
}


@pytest.mark.parametrize(
    ("role", "address"), [(role, address) for role, pages in PAGES.items() for address in pages]
)
def test_a_list_reads_no_growing_table_from_end_to_end(role: str, address: str) -> None:
    ours = team()
    user = staff(role, teams=(ours,))
    _life(ours, staff("social_worker", teams=(ours,)))
    client = signed_in(role, user=user)
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    read = [found for query in asked.captured_queries for found in _read_through(query["sql"])]
    meant = ON_PURPOSE.get(address, ())
    assert not [sql for table, sql in read if not table.endswith(meant or ("nothing",))], read


def _life(ours: Team, worker: User) -> None:
    by = acting(worker, "social_worker")
    for code in ("three_conversations", "safeguarding", "hospital_discharge", "care_act_assessment"):
        somebody = person(of=ours, given_name="Graham", family_name="Ashworth")
        open_episode(person=somebody, code=code, by=by, on=TODAY)


def _read_through(sql: str) -> Iterator[tuple[str, str]]:
    """The growing tables that one question would read from end to end, each with the question."""
    if not sql.lstrip("( ").startswith("SELECT"):
        return
    for table in _sqlite(sql) if connection.vendor == "sqlite" else _postgresql(sql):
        if table.endswith(GROW):
            yield table, sql[:1500]


def _sqlite(sql: str) -> Iterator[str]:
    named = defaultdict(set)  # an alias may stand for another table in another part of one question
    for table, alias in re.findall(r'(?:FROM|JOIN) "(\w+)" ([A-Z]\d+)\b', sql):
        named[alias].add(table)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        for row in cursor.fetchall():
            found = re.match(r"SCAN (\w+)", row[3])
            tables = named.get(found[1], {found[1]}) if found else set()
            if found and not row[3].endswith(SHORT) and all(table.endswith(GROW) for table in tables):
                yield " or ".join(sorted(tables))


def _postgresql(sql: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        told = cursor.fetchone()[0]
        cursor.execute("SET LOCAL enable_seqscan = on")
    yield from _seq_scans(told if isinstance(told, list) else json.loads(told))


def _seq_scans(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _seq_scans(each)
    elif isinstance(node, dict):
        if node.get("Node Type") == "Seq Scan":
            yield node["Relation Name"]
        for each in node.values():
            yield from _seq_scans(each)


def test_the_list_of_growing_tables_names_tables_that_exist() -> None:
    there = connection.introspection.table_names()
    assert not [name for name in GROW if not any(table.endswith(name) for table in there)]
