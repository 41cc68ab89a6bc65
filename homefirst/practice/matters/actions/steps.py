"""A step of a matter: moved as all work is, and what its answers become."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.practice.matters.actions import against
from homefirst.practice.matters.actions.becoming import become, leave, offered
from homefirst.practice.matters.actions.writing import check_open, wrote_matter
from homefirst.practice.matters.models import MatterAction, MatterStep
from homefirst.practice.matters.reach import check_matter
from homefirst.practice.pathways.actions.answers import Given
from homefirst.practice.pathways.actions.apart import end_step, ending_of, go_on, keep_draft, step_in_turn
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if


@transaction.atomic
def keep_matter_answers(
    *, step: MatterStep, given: Given, row_version: int, by: Actor, on: date, seen: Given | None = None
) -> MatterStep:
    """A draft, to come back to. `seen` as in `apart.answered`. Raises Invalid, NotNow and Stale."""
    _in_turn(step, by)
    keep_draft(step, given, seen, row_version)
    wrote_matter(by, "keep_answers", step)
    return step


@transaction.atomic
def finish_matter_step(
    *,
    step: MatterStep,
    given: Given,
    outcome: str,
    reason: str,
    row_version: int,
    by: Actor,
    on: date,
    otherwise: bool = False,
    seen: Given | None = None,
) -> MatterStep:
    """Its answers become final and the matter goes on. `otherwise`: the chair decides against what the law asks by what is
    written, knowing so. Raises Invalid, NotNow and Stale."""
    user = _in_turn(step, by)
    ending = ending_of(step, outcome, reason, given, seen, row_version)
    refuse_if(against.refused(step, ending.outcome, ending.answers, otherwise=otherwise, on=on))
    end_step(step, ending, row_version, user=user, on=on)
    wrote_matter(by, "finish_step", step)
    become(step, ending.answers, by=by, on=on)
    for words, due in go_on(step, ending, on=on, offered=offered(on)):
        MatterAction.objects.create(matter=step.matter, words=words, owner=user.name, made_on=on, due_on=due)
    leave(step.matter, by=by, on=on)
    return step


def _in_turn(step: MatterStep, by: Actor) -> User:
    """Whoever may not see it waits for nobody."""
    check_matter(by, step.matter)
    step_in_turn(step)
    check_open(step.matter)
    return member_of_staff(by)
