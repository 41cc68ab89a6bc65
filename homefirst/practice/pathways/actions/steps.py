"""A step is begun, finished or gone back from. Finishing moves the episode on, causes what its file says, and counts
in the return: all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import one_act
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.forms import library as forms
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.answers import carry_on_from, finalise
from homefirst.practice.pathways.actions.carrying import answers_in
from homefirst.practice.pathways.actions.counting import count
from homefirst.practice.pathways.actions.ending import lacks, move_on, outcome_of
from homefirst.practice.pathways.actions.episodes import (
    SoFar,
    close,
    dates_known,
    named_dates,
    open_steps,
    steps_so_far,
)
from homefirst.practice.pathways.actions.hands import check_doer, check_work, definition_of, let_go, reach
from homefirst.practice.pathways.actions.holders import check_hands, check_own
from homefirst.practice.pathways.actions.in_turn import in_turn, in_turn_with_answers
from homefirst.practice.pathways.definition import moves
from homefirst.practice.pathways.definition.said_dates import asks_the_form, own, said
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.effects import Occasion, installed
from homefirst.practice.pathways.models import Step, StepAnswers
from homefirst.practice.pathways.rules.agreement import cost_in, needs_agreement
from homefirst.practice.pathways.rules.needed import waits_for_answers
from homefirst.practice.people.actions.writing import save_changes, wrote


@transaction.atomic
def start_step(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """Somebody has begun: a step of the team comes into their hands."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    if step.state not in (Step.State.NOT_STARTED, Step.State.SENT_BACK):
        raise NotNow("This was started already.")
    save_changes(step, {"state": Step.State.STARTED, "held_by": by.user or step.held_by}, row_version)
    reach(step.episode.person, step.held_by, None, by)
    wrote(by, "work.start", step, step.episode.person_id, tie)
    return step


@one_act()
def finish_step(
    *,
    step: Step,
    outcome: str,
    row_version: int,
    by: Actor,
    on: date,
    reason: str = "",
    weekly_cost: Decimal | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Step:
    """Ends the step with an outcome of its file, or asks the one who must agree. `facts` are the standing facts that its
    form showed. Raises Invalid, NotNow and Stale."""
    answered = in_turn_with_answers(step)
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    _may_finish(step)
    chosen = chosen_outcome(step, outcome, reason)
    kept = None
    if waits_for_answers(definition_of(step), outcome):
        kept = finalise(step, answered, facts=facts or {}, by=by)
    _check_causes(step, chosen, kept, reason.strip(), on)
    said = {"outcome": outcome, "reason": reason.strip(), "held_by": by.user or step.held_by}
    if step.held_by is None:
        reach(step.episode.person, by.user, None, by)
    if _must_be_agreed(step, outcome, kept, weekly_cost, by):
        asked = {
            "state": Step.State.AGREEMENT,
            "chosen": outcome,
            "asked_on": on,
            "reason": said["reason"],
            "held_by": said["held_by"],
        }
        save_changes(step, asked, row_version)
        wrote(by, "work.ask_agreement", step, step.episode.person_id, tie)
        return step
    wrote(by, "work.finish", step, step.episode.person_id, tie)
    end_step(step, chosen, {"finished_by": by.user, **said}, row_version, by=by, on=on, finalised=kept)
    return step


@transaction.atomic
def go_back(*, step: Step, to: str, reason: str, row_version: int, by: Actor, on: date) -> Step:
    """Opens anew a step of this episode that was done before, with the answers it had, and returns it; the one in hand is no
    longer needed."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    if lacks(reason):
        raise Invalid("Say why this goes back.", {"reason": "Say why this goes back."})
    if step.state == Step.State.AGREEMENT:
        raise NotNow("This waits for somebody to agree. Take it back first.")
    before = step.episode.steps.filter(code=to, state=Step.State.DONE).order_by("-pk").first()
    if before is None:
        raise Invalid("Choose a step that was done before.", {"to": "Choose a step that was done before."})
    gone = {
        "state": Step.State.NOT_NEEDED,
        "finished_on": on,
        "finished_by": by.user,
        "reason": reason.strip(),
    }
    save_changes(step, gone, row_version)
    wrote(by, "work.go_back", step, step.episode.person_id, tie)
    step.pauses.filter(until_on__isnull=True).update(until_on=on)
    opened = open_steps(step.episode, [to], by=by, on=on, worker=step.held_by)[0]
    carry_on_from(before, opened, by=by)
    return opened


@transaction.atomic
def note_to_self(
    *, step: Step, note: str, waiting_on: str, row_version: int, by: Actor, on: date, chased: bool = False
) -> Step:
    """A line beside the work, whom it waits for and whether they were asked again that day. Since when it waits begins anew
    with another name only. It moves no due date."""
    in_turn(step)
    tie = check_work(by, step.episode.person)
    if step.state not in Step.OPEN:
        raise NotNow("This was finished already. Write what is new as a note about the person.")
    tie = check_hands(by, step, step.episode.person) or tie
    save_changes(step, {"note": note.strip(), **_waits(step, waiting_on.strip(), on, chased)}, row_version)
    wrote(by, "work.note", step, step.episode.person_id, tie, ["note", "waiting_on"])
    return step


def _waits(step: Step, for_whom: str, on: date, chased: bool) -> dict[str, Any]:
    if not for_whom:
        return {"waiting_on": "", "waiting_since": None, "chased_on": None}
    same = for_whom == step.waiting_on
    return {
        "waiting_on": for_whom,
        "waiting_since": step.waiting_since if same else on,
        "chased_on": on if same and chased else step.chased_on if same else None,
    }


def end_step(
    step: Step,
    outcome: Outcome,
    done: Mapping[str, Any],
    row_version: int,
    *,
    by: Actor,
    on: date,
    finalised: StepAnswers | None = None,
) -> None:
    """Inside the caller's transaction, which waited its turn and writes the audit row: the step is done and counts, the
    episode goes on to its next state, and what the outcome causes happens."""
    event = count(step, outcome, on=on)
    save_changes(step, {"state": Step.State.DONE, "finished_on": on, "event": event, **done}, row_version)
    episode = step.episode
    pathway = library.read(episode.version)
    so_far = steps_so_far(episode)
    move = move_on(pathway, so_far.open, episode.gathered, step.code, outcome.code)
    days = _said_dates(step, outcome, on, finalised)
    dates_known(episode=episode, days=own(days), on=on, any_open=bool(so_far.open))
    let, opened = [(step.held_by, step.team)], list[Step]()
    if move.state.ended:
        let += close(episode, outcome.code, on=on, any_open=bool(so_far.open))
    else:
        opened = _open_next(step, move, so_far, by=by, on=on)
    occasion = Occasion(step, outcome.cld, by, on, days, finalised)
    for cause in outcome.causes:
        effect = installed()[cause.effect]
        if not effect.keeps_at_once(definition_of(step), outcome):
            effect.run(occasion, cause.argument)
    go_on = {each.held_by for each in opened}
    for user, team in dict.fromkeys(
        let
    ):  # last of all: whoever goes on keeps their reason to open the record
        if user is None or user not in go_on:
            let_go(episode.person, user, team, by)


def _said_dates(step: Step, outcome: Outcome, on: date, finalised: StepAnswers | None) -> dict[str, date]:
    """One query where a date is taken from a form that was made final before."""
    if not outcome.dates:
        return {}
    kept = finalised
    if kept is None and asks_the_form(outcome):
        kept = StepAnswers.objects.filter(step=step).first()
    return said(outcome, on=on, known=named_dates(step.episode), answers=answers_in(kept))


def _open_next(step: Step, move: moves.Move, so_far: SoFar, *, by: Actor, on: date) -> list[Step]:
    """A step that comes again is due after its own interval, not after the time of its first turn."""
    episode = step.episode
    gathered = sorted(move.state.gathered)
    if gathered != episode.gathered:
        save_changes(episode, {"gathered": gathered}, episode.row_version)
    again = {step.code} if move.comes_again else frozenset[str]()
    codes = [*move.opens, *again]
    return open_steps(episode, codes, by=by, on=on, worker=step.held_by, again=again, turns=so_far.turns)


def chosen_outcome(step: Step, code: str, reason: str) -> Outcome:
    return outcome_of(library.read(step.episode.version), step.code, step.turn, code, reason)


def _check_causes(step: Step, chosen: Outcome, kept: StepAnswers | None, reason: str, on: date) -> None:
    """Before anybody is asked to agree, who could only send it back. Raises Invalid, at the reason or the outcome."""
    if kept is None:
        return
    for cause in chosen.causes:
        effect = installed()[cause.effect]
        refuses = effect.refuses
        problem = refuses(step, forms.read(kept.form), answers_in(kept), reason, on) if refuses else ""
        if problem:
            raise Invalid(problem, {effect.refused_at: problem})


def _must_be_agreed(
    step: Step, outcome: str, kept: StepAnswers | None, weekly_cost: Decimal | None, by: Actor
) -> bool:
    """What the step's form says it costs counts before what is said at its end."""
    known = cost_in(answers_in(kept))
    cost = weekly_cost if known is None else known
    must = needs_agreement(definition_of(step), outcome, role=by.role, weekly_cost=cost)
    if must is None:
        said = "Enter what it costs a week: above a limit somebody else must agree."
        raise Invalid(said, {"weekly_cost": said})
    return must


def _may_finish(step: Step) -> None:
    if step.state == Step.State.AGREEMENT:
        raise NotNow("This waits for somebody to agree. It comes back to you, or goes on by itself.")
    if step.state == Step.State.PAUSED:
        raise NotNow("The clock is paused. Let it go on first.")
    if step.state not in Step.OPEN:
        raise NotNow("This was finished already. Open the record to see what comes next.")
