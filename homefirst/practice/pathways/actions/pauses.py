"""A clock stands still for a reason that the step's file allows, and goes on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.pathways.actions.hands import check_work, definition_of
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.actions.in_turn import in_turn
from homefirst.practice.pathways.models import Pause, Step
from homefirst.practice.pathways.rules.clocks import due_after_pause
from homefirst.practice.people.actions.writing import save_changes, wrote


@transaction.atomic
def pause(*, step: Step, reason: str, row_version: int, by: Actor, on: date) -> Step:
    """`reason` is one of the step's file. A time set by law has none, and runs on whatever is waited for."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    tie = check_hands(by, step, step.episode.person) or tie
    allowed = definition_of(step).pauses
    if not allowed:
        raise NotNow("The time of this step does not stop. Say whom you wait for; the clock runs on.")
    if reason not in allowed:
        raise Invalid("Choose why the clock stops.", {"reason": "Choose why the clock stops."})
    if step.state not in (Step.State.NOT_STARTED, Step.State.STARTED, Step.State.SENT_BACK):
        raise NotNow("This clock cannot be stopped now.")
    save_changes(step, {"state": Step.State.PAUSED}, row_version)
    Pause.objects.create(step=step, reason=reason, from_on=on, by=by.user)
    wrote(by, "work.pause", step, step.episode.person_id, tie)
    return step


@transaction.atomic
def go_on(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """The days that it stood still are given back."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    tie = check_hands(by, step, step.episode.person) or tie
    paused = step.pauses.filter(until_on__isnull=True).first()
    if step.state != Step.State.PAUSED or paused is None:
        raise NotNow("This clock is not stopped.")
    span = definition_of(step).within.span
    due = due_after_pause(step.due_on, span, paused_on=paused.from_on, resumed_on=on) if step.due_on else None
    save_changes(step, {"state": Step.State.STARTED, "due_on": due}, row_version)
    Pause.objects.filter(pk=paused.pk).update(until_on=on)
    wrote(by, "work.go_on", step, step.episode.person_id, tie)
    return step
