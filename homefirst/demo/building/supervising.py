"""Supervision is kept: planned, held, agreed and signed by the managers and workers of the made-up council."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN, MANAGERS, SIGN_INS, SOCIAL_WORKERS, Worker
from homefirst.demo.stories import supervision as told
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import keep_promise
from homefirst.practice.people.models import Person
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.models import Agreed, Supervision

_NAMED = {met.worker for met in told.MET}


def keep_supervision(by: Actor) -> int:
    """Does nothing where any was kept. Returns how many were held."""
    if not Supervision.objects.exists():
        for met in told.MET:
            _meet(met, by)
        for place, worker in enumerate(one for one in SOCIAL_WORKERS if _name(one) not in _NAMED):
            _meet(_like_others(worker, place), by)
    return Supervision.objects.filter(held_on__isnull=False).count()


def _meet(met: told.Met, by: Actor) -> None:
    manager, worker = acting(f"{met.manager}@{DOMAIN}", by), acting(f"{met.worker}@{DOMAIN}", by)
    then = _ago(manager, met.days_ago)
    assert worker.user is not None
    made = actions.plan_supervision(worker=worker.user, planned_on=then.on, by=then, on=then.on)
    held = _held(met, worker, then, by)
    actions.sign_as_supervisor(supervision=made, held=held, row_version=made.row_version, by=then, on=then.on)
    if met.both_signed:
        later = _ago(worker, met.days_ago - 1)
        actions.sign_as_worker(supervision=made, by=later, on=later.on)
    for agrees in met.agrees:
        if agrees.done:
            _do(made, agrees, _ago(worker, max(met.days_ago - agrees.days, 0)))
    if met.brings:
        ahead = Supervision.objects.get(worker=worker.user, held_on=None)
        typed = {actions.BROUGHT: met.brings}
        actions.keep_typed(supervision=ahead, typed=typed, seen={}, by=worker, on=worker.on)


def _held(met: told.Met, worker: Actor, then: Actor, by: Actor) -> actions.Held:
    assert worker.user is not None
    return actions.Held(
        held_on=then.on,
        workload=met.workload,
        wellbeing=met.wellbeing,
        learning=met.learning,
        about=tuple(
            actions.About(_person(spoke.la_id), spoke.words, spoke.decided, to_record=True)
            for spoke in met.spoke
        ),
        tasks=tuple(
            actions.Task(
                words=agrees.words,
                due_on=then.on + timedelta(days=agrees.days),
                held_by=worker.user,
                person=_person(agrees.la_id) if agrees.la_id else None,
            )
            for agrees in met.agrees
        ),
        next_on=None if met.next_in is None else by.on + timedelta(days=met.next_in),
    )


def _do(made: Supervision, agrees: told.Agrees, by: Actor) -> None:
    agreed = Agreed.objects.select_related("promise__person__record", "supervision").get(
        supervision=made, words=agrees.words
    )
    if agreed.promise is not None:
        promise = agreed.promise
        keep_promise(made=promise, words=agrees.done, row_version=promise.row_version, by=by, on=by.on)
    else:
        actions.do_agreed(agreed=agreed, words=agrees.done, row_version=agreed.row_version, by=by, on=by.on)


def _like_others(worker: Worker, place: int) -> told.Met:
    """One to five weeks ago; the next is six weeks after. Every seventh has none planned, and is late by now."""
    weeks = place % 5 + 1
    is_late = place % 7 == 6
    return told.Met(
        _name(worker),
        _manager_of(worker),
        7 * weeks + (21 if is_late else 0),
        told.OTHERS_WORKLOAD,
        told.OTHERS_WELLBEING,
        next_in=None if is_late else 7 * (6 - weeks),
    )


def _manager_of(worker: Worker) -> str:
    managers = [one for one in (*SIGN_INS, *MANAGERS) if one.role == "team_manager"]
    return _name(next(one for one in managers if set(one.teams) & set(worker.teams)))


def _name(worker: Worker) -> str:
    return worker.email.partition("@")[0]


def _person(la_id: str) -> Person:
    return number_of(la_id).person


def _ago(by: Actor, days: int) -> Actor:
    """The same hands at the same hour of an earlier day."""
    return replace(by, at=by.at - timedelta(days=days))
