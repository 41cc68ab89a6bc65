"""An outcome that somebody chose waits for another to agree: who agrees, sends it back, or takes it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.acts import one_act
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.pathways.actions.hands import check_work, definition_of
from homefirst.practice.pathways.actions.holders import check_hands
from homefirst.practice.pathways.actions.in_turn import in_turn, in_turn_with_answers
from homefirst.practice.pathways.actions.steps import chosen_outcome, end_step
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import member_of_staff, save_changes, wrote


@one_act()
def agree(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """Somebody whom the step's file names agrees to the outcome that was chosen; never who chose it."""
    answered = in_turn_with_answers(step)
    tie = check_work(by, step.episode.person)
    _check_agreer(step, by)
    chosen = chosen_outcome(step, step.chosen, step.reason)
    agreed = {"outcome": step.chosen, "finished_by": step.held_by, "agreed_by": member_of_staff(by)}
    wrote(by, "work.agree", step, step.episode.person_id, tie)
    end_step(step, chosen, agreed, row_version, by=by, on=on, finalised=answered)
    return step


@transaction.atomic
def send_back(*, step: Step, words: str, row_version: int, by: Actor, on: date) -> Step:
    """Does not agree, and says what has to be different. It is in the same hands as before."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    _check_agreer(step, by)
    if lacks(words):
        raise Invalid("Say what has to be different.", {"words": "Say what has to be different."})
    back = {"state": Step.State.SENT_BACK, "chosen": "", "sent_back_words": words.strip()}
    save_changes(step, back, row_version)
    wrote(by, "work.send_back", step, step.episode.person_id, tie)
    return step


@transaction.atomic
def take_back(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """Whoever asked no longer does, while nobody has agreed; the answers are theirs to change again."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    if step.state != Step.State.AGREEMENT:
        raise NotNow("Nothing waits for agreement here.")
    tie = check_hands(by, step, step.episode.person) or tie
    save_changes(step, {"state": Step.State.STARTED, "chosen": ""}, row_version)
    wrote(by, "work.take_back", step, step.episode.person_id, tie)
    return step


def why_not_agree(step: Step, by: Actor) -> str:
    """ "" for somebody who may agree."""
    approval = definition_of(step).approval
    if approval is None:
        return "Nothing waits for agreement here."
    if by.user is not None and by.user.pk == step.held_by_id:
        return "You chose this outcome yourself. Somebody else must agree."
    if by.role not in approval.by:
        wanted = " or ".join(roles()[role].title.lower() for role in approval.by)
        return f"Agreeing to this is for a {wanted}."
    return ""


def _check_agreer(step: Step, by: Actor) -> None:
    if step.state != Step.State.AGREEMENT:
        raise NotNow("Nothing waits for agreement here.")
    approval = definition_of(step).approval
    said = why_not_agree(step, by)
    if said and approval is not None and by.role not in approval.by:
        raise NotAllowed(said, action="work.do", about=step.episode.person_id)
    if said:
        raise NotNow(said)
