"""The rows of one act are written as it ends, and only those of what was not undone."""

from __future__ import annotations

import pytest
from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.actions import looked, record, together
from homefirst.foundation.audit.anchoring import check_chain
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotNow
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def written() -> list[str]:
    return list(AuditRow.objects.order_by("seq").values_list("action", flat=True))


@transaction.atomic
def begun_and_refused(worker: Actor) -> None:
    record(worker, "write", "undone")
    with transaction.atomic():
        record(worker, "write", "undone within")
    raise NotNow("Not today.")


def test_five_rows_of_one_act_ask_for_the_head_once(django_assert_num_queries) -> None:
    worker = make.actor()
    before = len(written())
    with transaction.atomic(), together(), django_assert_num_queries(0):
        for act in "abcde":
            record(worker, "write", act)
    assert written()[before:] == list("abcde")
    assert check_chain().is_whole
    with transaction.atomic(), django_assert_num_queries(3), together():
        for act in "fgh":
            record(worker, "write", act)


def test_a_part_that_is_undone_takes_its_rows_with_it() -> None:
    worker = make.actor()
    before = len(written())
    with transaction.atomic(), together():
        record(worker, "write", "kept")
        with pytest.raises(NotNow):
            begun_and_refused(worker)
        with transaction.atomic():
            record(worker, "write", "kept too")
    assert written()[before:] == ["kept", "kept too"]
    assert check_chain().is_whole


def test_an_act_that_fails_leaves_no_row_and_the_next_is_written_at_once() -> None:
    worker = make.actor()
    before = len(written())
    with pytest.raises(NotNow):
        together()(begun_and_refused)(worker)
    looked(worker, 7, "Now", "holds the work")
    assert written()[before:] == ["person.see"]


def test_an_act_within_an_act_is_written_with_it_in_order() -> None:
    worker = make.actor()
    before = len(written())
    with transaction.atomic(), together():
        record(worker, "write", "first")
        with transaction.atomic(), together():
            record(worker, "write", "second")
        assert len(written()) == before
        record(worker, "write", "third")
    assert written()[before:] == ["first", "second", "third"]
