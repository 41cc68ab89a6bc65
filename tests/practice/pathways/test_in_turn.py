"""Two at the same person's work at one moment go one after the other, to the end of each act."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import one_act
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotNow
from homefirst.practice.letters.models import Letter
from homefirst.practice.pathways.actions import finish_step
from homefirst.practice.pathways.actions.episodes import open_steps
from homefirst.practice.pathways.actions.in_turn import wait_for_others
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person
from tests import factories as make
from tests.factories import TODAY
from tests.practice.pathways.walks import begun

pytestmark = pytest.mark.usefixtures("pathways_alone")


@pytest.mark.django_db(transaction=True)
def test_of_several_who_end_a_step_at_one_moment_one_does_and_the_others_are_told() -> None:
    by, joan = _worker()
    step = _only(begun(by, joan, "support_plan"), "arrange", by)
    refused = _at_once(*[_ends(step, "started_paid", by)] * 3)
    assert [type(each) for each in refused] == [NotNow, NotNow]
    assert AuditRow.objects.filter(action="work.finish", record_id=joan.pk).count() == 1
    assert Letter.objects.filter(person=joan).count() == 1
    for code in ("review", "direct_payment"):
        assert Episode.objects.filter(person=joan, code=code).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_ends_at_one_moment_that_ask_for_the_same_work_begin_it_once() -> None:
    by, joan = _worker()
    ends = {"reablement": ("final_review", "long_term"), "review": ("yearly", "needs_changed")}
    acts = [
        _ends(_only(begun(by, joan, code), step, by), outcome, by) for code, (step, outcome) in ends.items()
    ]
    assert not _at_once(*acts)
    assert AuditRow.objects.filter(action="work.finish", record_id=joan.pk).count() == 2
    assert Episode.objects.filter(person=joan, code="care_act_assessment").count() == 1


@pytest.mark.django_db
def test_an_act_waits_once_for_a_person_and_anew_where_that_part_of_it_was_undone() -> None:
    joan, graham = make.person(), make.person()
    if (
        not connection.features.has_select_for_update
    ):  # SQLite's writers stand in a queue: nobody waits for a row
        assert _waited(joan, graham, joan) == 0
        return
    with one_act():
        with transaction.atomic():
            assert _waited(joan, joan) == 1
            transaction.set_rollback(True)
        assert _waited(joan, joan, graham) == 2
        with transaction.atomic():
            assert _waited(joan, graham) == 0
    with one_act():
        assert _waited(joan) == 1


def _waited(*people: Person) -> int:
    with CaptureQueriesContext(connection) as caught:
        for person in people:
            wait_for_others(person.pk)
    return len(caught.captured_queries)


def _worker() -> tuple[Actor, Person]:
    ours = make.team()
    return make.actor("social_worker", teams=(ours,)), make.person(of=ours)


def _only(episode: Episode, code: str, by: Actor) -> Step:
    episode.steps.exclude(code=code).update(state=Step.State.NOT_NEEDED)
    return episode.steps.filter(code=code).first() or open_steps(episode, [code], by=by, on=TODAY)[0]


def _ends(step: Step, outcome: str, by: Actor) -> Callable[[], Step]:
    """By somebody who opened its page before: each holds a copy of the step."""

    def end() -> Step:
        held = Step.objects.get(pk=step.pk)
        return finish_step(
            step=held, outcome=outcome, row_version=step.row_version, by=by, on=TODAY, reason="It was time."
        )

    return end


def _at_once(*acts: Callable[[], Any]) -> list[Exception]:
    """Each in a thread and a connection of its own; gives what was refused."""
    refused: list[Exception] = []
    together = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> None:
        try:
            together.wait(timeout=60)
            act()
        except Exception as problem:  # a thread's error would pass unseen
            refused.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=partial(run, act)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused
