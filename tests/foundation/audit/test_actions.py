from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from homefirst.foundation.audit.actions import looked, looked_many, record, searched
from homefirst.foundation.audit.anchoring import check_chain
from homefirst.foundation.audit.models import AuditRow
from tests import factories as make


@pytest.mark.django_db
@pytest.mark.parametrize("value", [1.5, b"x", object(), {1: 2}, "a\x00b", [1.5]])
def test_a_detail_that_a_database_would_hand_back_otherwise_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="audit row"):
        record(make.actor(), "write", "x", detail={"value": value})


@pytest.mark.django_db
def test_looking_at_a_list_of_fifty_is_one_insert(django_assert_num_queries) -> None:
    worker = make.actor()
    with django_assert_num_queries(3):
        looked_many(worker, list(range(1, 51)), "Find", "team")
    rows = AuditRow.objects.filter(part="Find")
    assert rows.count() == 50
    assert set(rows.values_list("tie", flat=True)) == {"team"}


@pytest.mark.django_db
def test_a_row_says_who_in_which_role_and_why() -> None:
    worker = make.actor("broker", name="Lin Obi")
    looked(worker, 7, "Now", "holds the work")
    row = AuditRow.objects.latest("seq")
    assert (row.user_name, row.role, row.record_id, row.part, row.tie, row.kind) == (
        "Lin Obi", "broker", 7, "Now", "holds the work", "read",
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_write_recorded_outside_a_transaction_is_a_mistake_in_the_code() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(make.SYSTEM, "write", "person.edit")


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_row_and_the_chain_whole() -> None:
    worker = make.actor()
    with transaction.atomic():
        record(worker, "write", "person.edit", about=1)
        transaction.set_rollback(True)
    looked(worker, 1, "Now", "team")
    assert not AuditRow.objects.filter(action="person.edit").exists()
    assert check_chain().is_whole


@pytest.mark.django_db(transaction=True)
def test_rows_written_by_many_at_once_form_one_chain() -> None:
    worker, problems = make.actor(), []

    def look_often() -> None:
        try:
            for number in range(15):
                looked(worker, number, "Now", "team")
        except Exception as problem:  # a thread's error would pass unseen
            problems.append(problem)
        finally:
            connection.close()

    before = AuditRow.objects.count()
    threads = [threading.Thread(target=look_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert AuditRow.objects.count() == before + 60
    assert check_chain().is_whole


@pytest.mark.django_db
def test_a_search_and_the_people_it_showed_are_written_together() -> None:
    worker = make.actor()
    searched(worker, "person.find", "search", [7, 8], {"found": 2})
    rows = AuditRow.objects.filter(user_id=worker.user.pk).order_by("seq")
    assert list(rows.values_list("kind", "action", "record_id")) == [
        ("search", "person.find", None),
        ("read", "person.names", 7),
        ("read", "person.names", 8),
    ]
