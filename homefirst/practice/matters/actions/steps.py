"""A step of a matter: kept as a draft, and ended with its answers, what they become, and where it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotNow
from homefirst.practice.forms.definition.shapes import Answer
from homefirst.practice.matters.actions import against
from homefirst.practice.matters.actions.becoming import become, leave
from homefirst.practice.matters.actions.following import final, merged, open_steps, problems_of
from homefirst.practice.matters.actions.writing import check_keep, wrote_matter
from homefirst.practice.matters.models import MatterAction, MatterStep
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.promises import promised
from homefirst.practice.pathways.definition import moves
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.effects import installed
from homefirst.practice.people.actions.writing import refuse_if, save_changes

Given = Mapping[str, tuple[Answer, ...]]


@transaction.atomic
def keep_matter_answers(
    *, step: MatterStep, given: Given, row_version: int, by: Actor, on: date
) -> MatterStep:
    """A draft, to come back to. Raises Stale and NotNow."""
    _check_in_hand(step, by)
    save_changes(step, {"answers": merged(step, given)}, row_version)
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
) -> MatterStep:
    """Its answers become final and the matter goes on. `otherwise`: the chair decides against what the law asks by what is
    written, knowing so. Raises Invalid, NotNow and Stale."""
    user = _check_in_hand(step, by)
    pathway = library.read(step.matter.version)
    chosen = pathway.outcomes_of(step.code).get(outcome)
    answers = final(step, merged(step, given))
    refuse_if(problems_of(chosen, reason))
    assert chosen is not None
    refuse_if(against.refused(step, chosen, answers, otherwise=otherwise, on=on))
    done = {
        "answers": answers,
        "outcome": outcome,
        "reason": reason.strip(),
        "finished_on": on,
        "finished_by": user,
    }
    save_changes(step, done, row_version)
    wrote_matter(by, "finish_step", step)
    become(step, answers, by=by, on=on)
    _go_on(step, pathway, chosen, user, on)
    leave(step.matter, by=by, on=on)
    return step


def _check_in_hand(step: MatterStep, by: Actor) -> User:
    user = check_keep(by, step.matter)
    if step.finished_on is not None or not step.is_needed:
        raise NotNow("This step was finished already. Its answers stay as they are.")
    return user


def _go_on(step: MatterStep, pathway: Pathway, chosen: Outcome, user: User, on: date) -> None:
    matter = step.matter
    in_hand = matter.steps.filter(finished_on__isnull=True, is_needed=True)
    before = moves.State(
        frozenset({*in_hand.values_list("code", flat=True), step.code}), frozenset(matter.gathered)
    )
    move = moves.finish(pathway, before, step.code, chosen.code)
    changes: dict[str, Any] = {"gathered": sorted(move.state.gathered)}
    if move.state.ended:
        changes |= {"closed_on": on, "ending": chosen.code}
        in_hand.update(is_needed=False)
    save_changes(matter, changes, matter.row_version)
    open_steps(matter, move.opens, on=on)
    if move.comes_again:
        open_steps(matter, [step.code], on=on, again=True)
    for cause in chosen.causes:
        if installed()[cause.effect].leaves_to_do(pathway.steps[step.code], chosen):
            words, due = promised(str(cause).capitalize(), on)
            MatterAction.objects.create(matter=matter, words=words, owner=user.name, made_on=on, due_on=due)
