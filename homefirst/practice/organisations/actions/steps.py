"""The steps of an enquiry into a service: moved as all work is, and what its answers become."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import Invalid
from homefirst.practice.organisations.actions.writing import check_enquire, check_open, wrote_service
from homefirst.practice.organisations.models import ServiceAction, ServiceStep
from homefirst.practice.pathways.actions.answers import Given
from homefirst.practice.pathways.actions.apart import end_step, ending_of, go_on, keep_draft, step_in_turn
from homefirst.practice.people.actions.writing import save_changes


@transaction.atomic
def keep_service_answers(
    *, step: ServiceStep, given: Given, row_version: int, by: Actor, on: date, seen: Given | None = None
) -> ServiceStep:
    """A draft, to come back to. `seen` as in `apart.answered`. Raises Invalid, NotNow and Stale."""
    _in_turn(step, by)
    keep_draft(step, given, seen, row_version)
    wrote_service(by, "keep_answers", step)
    return step


@transaction.atomic
def finish_service_step(
    *,
    step: ServiceStep,
    given: Given,
    outcome: str,
    reason: str,
    row_version: int,
    by: Actor,
    on: date,
    seen: Given | None = None,
) -> ServiceStep:
    """Its answers become final and the enquiry goes on. Raises Invalid, NotNow and Stale."""
    user = _in_turn(step, by)
    ending = ending_of(step, outcome, reason, given, seen, row_version)
    _check_everybody_was_asked(step)
    end_step(step, ending, row_version, user=user, on=on)
    wrote_service(by, "finish_step", step)
    _promote(step, ending.answers)
    for words, due in go_on(step, ending, on=on):
        ServiceAction.objects.create(
            enquiry=step.enquiry, words=words, owner=user.name, is_providers=False, due_on=due
        )
    return step


def _in_turn(step: ServiceStep, by: Actor) -> User:
    user = check_enquire(by)
    step_in_turn(step)
    check_open(step.enquiry)
    return user


def _check_everybody_was_asked(step: ServiceStep) -> None:
    """Nobody is left out: the step that sees everybody ends when each adult concerned was asked."""
    if step.code != "people_there":
        return
    left = step.enquiry.adults.filter(asked_on__isnull=True).count()
    if left:
        said = f"{left} of the adults concerned {'was' if left == 1 else 'were'} not asked yet. Ask each of them first."
        raise Invalid(said, {"outcome": said})


def _promote(step: ServiceStep, answers: Mapping[str, Any]) -> None:
    """What is shown and counted of the answers."""
    changes: dict[str, Any] = {}
    if answers.get("new_people"):
        changes["new_people"] = bool(answers["new_people"][0])
    for name in ("findings", "conclusion"):
        if answers.get(name):
            changes[name] = str(answers[name][0])
    if changes:
        save_changes(step.enquiry, changes, step.enquiry.row_version)
