"""Within one act whoever may is asked once; a tie that changes on the way is seen at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.access.actions import allocate, end_allocation
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import fact, fact_read, fact_written, ties_changed
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.models import Team
from homefirst.foundation.acts import one_act, part_of_act
from homefirst.foundation.errors import Invalid
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Actor:
    return make.actor("social_worker", teams=(make.team(),))


def test_the_same_question_is_asked_once_an_act_and_again_in_the_next(worker: Actor) -> None:
    record = make.person(of=make.team()).record
    with CaptureQueriesContext(connection) as caught:
        for _ in range(2):
            with one_act():
                assert not can(worker, "person.edit", record)
                assert not can(worker, "work.do", record)
    assert sum("access_tie" in query["sql"] for query in caught.captured_queries) == 2


def test_what_one_worker_may_do_is_not_remembered_for_another(worker: Actor) -> None:
    ours = make.team()
    record, colleague = make.person(of=ours).record, make.actor("social_worker", teams=(ours,))
    with one_act():
        assert can(colleague, "person.edit", record)
        assert not can(worker, "person.edit", record)


def test_a_tie_that_begins_or_ends_within_an_act_is_seen_in_it(worker: Actor) -> None:
    ours = make.team()
    record, manager = make.person(of=ours).record, make.actor("team_manager", teams=(ours,))
    assert worker.user is not None
    with one_act():
        assert not can(worker, "person.edit", record)
        allocate(record=record, user=worker.user, by=manager)
        assert can(worker, "person.edit", record)
        end_allocation(record=record, user=worker.user, by=manager)
        assert not can(worker, "person.edit", record)


def test_a_tie_that_was_undone_within_an_act_opens_nothing(worker: Actor) -> None:
    ours = make.team()
    record, manager = make.person(of=ours).record, make.actor("team_manager", teams=(ours,))
    assert worker.user is not None
    with one_act():
        with transaction.atomic():
            allocate(record=record, user=worker.user, by=manager)
            assert can(worker, "person.edit", record)
            transaction.set_rollback(True)
        assert not can(worker, "person.edit", record)


def test_a_fact_is_read_once_an_act_and_anew_once_somebody_wrote_it_also_where_that_is_undone() -> None:
    answers = iter(("before", "within", "undone", "alone", "anew"))

    def asked() -> str:
        return fact(1, "a word", lambda: next(answers))

    with one_act():
        assert [asked(), asked()] == ["before", "before"]
        with transaction.atomic():
            fact_written(1, "a word")
            assert asked() == "within"
            transaction.set_rollback(True)
        assert asked() == "undone"
    assert asked() == "alone"
    with one_act():
        assert asked() == "anew"


def test_a_fact_that_was_read_on_the_way_is_not_asked_for_and_no_tie_changes_it() -> None:
    with one_act():
        fact_read(1, "a word", "on the way")
        ties_changed(1)
        assert fact(1, "a word", lambda: "asked") == "on the way"


def test_a_part_of_an_act_that_fails_fails_the_act_and_one_alone_undoes_itself(worker: Actor) -> None:
    with pytest.raises(Invalid):
        _fail(make.team)
    make.team("stands")
    with pytest.raises(transaction.TransactionManagementError):
        _go_on_after_a_failure()
    assert list(Team.objects.filter(code__in=("undone", "stands", "after")).values_list("code")) == [
        ("stands",)
    ]


@part_of_act()
def _fail(write: Callable[[str], object]) -> None:
    write("undone")
    raise Invalid("No.")


@one_act()
def _go_on_after_a_failure() -> None:
    with suppress(Invalid):
        _fail(make.team)
    make.team("after")
