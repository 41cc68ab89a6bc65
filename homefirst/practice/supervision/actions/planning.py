"""When the next supervision is: planned, moved, called off."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotNow
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, save_changes
from homefirst.practice.supervision.access import check_keeps
from homefirst.practice.supervision.actions.saying import said
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.supervision.queries import ahead_with

FURTHEST = timedelta(weeks=26)
LEAST_WORDS = 10


@transaction.atomic
def plan_supervision(*, worker: User, planned_on: date | None, by: Actor, on: date) -> Supervision:
    """By a manager of one of the worker's teams, who then supervises them. One lies ahead at a time."""
    check_keeps(by, worker)
    refuse_if(day_problems(planned_on, on))
    assert planned_on is not None
    if ahead_with(worker) is not None:
        raise NotNow("A supervision is planned with them already. Move it, or call it off first.")
    return plan(worker, planned_on, by)


@transaction.atomic
def move_supervision(
    *, supervision: Supervision, planned_on: date | None, row_version: int, by: Actor, on: date
) -> Supervision:
    """Raises NotNow where it was held, Stale."""
    check_keeps(by, supervision.worker)
    still_ahead(supervision)
    refuse_if(day_problems(planned_on, on))
    save_changes(supervision, {"planned_on": planned_on}, row_version)
    said(by, "move", supervision)
    return supervision


@transaction.atomic
def call_off(*, supervision: Supervision, why: str, row_version: int, by: Actor, on: date) -> Supervision:
    """With the reason; what was typed for it goes too, since nobody but the two may read it. Raises NotNow, Stale."""
    check_keeps(by, supervision.worker)
    still_ahead(supervision)
    refuse_if({} if len(why.strip()) >= LEAST_WORDS else {"why": "Say why, in a sentence."})
    changes = {"called_off_on": on, "called_off_why": why.strip()[:200], "typed": {}, "saved_at": None}
    save_changes(supervision, changes, row_version)
    said(by, "call_off", supervision)
    return supervision


def plan(worker: User, planned_on: date, by: Actor) -> Supervision:
    """Inside a transaction that has asked whether it may be."""
    made = Supervision.objects.create(worker=worker, supervisor=member_of_staff(by), planned_on=planned_on)
    said(by, "plan", made)
    return made


def still_ahead(supervision: Supervision) -> None:
    if supervision.called_off_on is not None:
        raise NotNow("This supervision was called off.")
    if supervision.held_on is not None:
        raise NotNow("This supervision is signed. It can be added to, and no more.")


def day_problems(planned_on: date | None, on: date, box: str = "planned_on") -> dict[str, str]:
    if planned_on is None:
        return {box: "Enter the day of the supervision."}
    if planned_on < on:
        return {box: "This day has passed. Choose today or a day ahead."}
    return {} if planned_on <= on + FURTHEST else {box: "Choose a day within the next 26 weeks."}
