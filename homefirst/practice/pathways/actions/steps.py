"""A step is begun, finished, agreed to or sent back. Finishing moves the episode on, causes what its file says, and counts
in the return: all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.answers import finalise
from homefirst.practice.pathways.actions.counting import count
from homefirst.practice.pathways.actions.episodes import close, open_steps, state_of
from homefirst.practice.pathways.actions.hands import check_doer, check_work, definition_of, let_go, reach
from homefirst.practice.pathways.actions.holders import check_hands, check_own
from homefirst.practice.pathways.definition import moves
from homefirst.practice.pathways.definition.shapes import Outcome
from homefirst.practice.pathways.effects import Occasion, installed
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions.writing import member_of_staff, save_changes, wrote

LEAST_WORDS = 3


@transaction.atomic
def start_step(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """Somebody has begun: a step of the team comes into their hands."""
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    if step.state not in (Step.State.NOT_STARTED, Step.State.SENT_BACK):
        raise NotNow("This was started already.")
    save_changes(step, {"state": Step.State.STARTED, "held_by": by.user or step.held_by}, row_version)
    reach(step.episode.person, step.held_by, None, by)
    wrote(by, "work.start", step, step.episode.person_id, tie)
    return step


@transaction.atomic
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
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    _may_finish(step)
    chosen = _outcome(step, outcome, reason)
    if outcome in definition_of(step).outcomes:  # whoever dies or leaves is not kept waiting by a form
        finalise(step, facts=facts or {}, by=by)
    said = {"outcome": outcome, "reason": reason.strip(), "held_by": by.user or step.held_by}
    if _must_be_agreed(step, outcome, weekly_cost, by):
        asked = {
            "state": Step.State.AGREEMENT,
            "chosen": outcome,
            "reason": said["reason"],
            "held_by": said["held_by"],
        }
        save_changes(step, asked, row_version)
        wrote(by, "work.ask_agreement", step, step.episode.person_id, tie)
        return step
    done = {"state": Step.State.DONE, "finished_on": on, "finished_by": by.user, **said}
    save_changes(step, done, row_version)
    wrote(by, "work.finish", step, step.episode.person_id, tie)
    _move_on(step, chosen, by=by, on=on)
    return step


@transaction.atomic
def agree(*, step: Step, row_version: int, by: Actor, on: date) -> Step:
    """Somebody whom the step's file names agrees to the outcome that was chosen; never who chose it."""
    tie = check_work(by, step.episode.person)
    _check_agreer(step, by)
    agreed = {
        "state": Step.State.DONE,
        "outcome": step.chosen,
        "finished_on": on,
        "finished_by": step.held_by,
        "agreed_by": member_of_staff(by),
    }
    chosen = _outcome(step, step.chosen, step.reason)
    save_changes(step, agreed, row_version)
    wrote(by, "work.agree", step, step.episode.person_id, tie)
    _move_on(step, chosen, by=by, on=on)
    return step


@transaction.atomic
def send_back(*, step: Step, words: str, row_version: int, by: Actor, on: date) -> Step:
    """Does not agree, and says what has to be different. It is in the same hands as before."""
    tie = check_work(by, step.episode.person)
    _check_agreer(step, by)
    if len(words.strip()) < LEAST_WORDS:
        raise Invalid("Say what has to be different.", {"words": "Say what has to be different."})
    back = {"state": Step.State.SENT_BACK, "chosen": "", "sent_back_words": words.strip()}
    save_changes(step, back, row_version)
    wrote(by, "work.send_back", step, step.episode.person_id, tie)
    return step


@transaction.atomic
def go_back(*, step: Step, to: str, reason: str, row_version: int, by: Actor, on: date) -> Step:
    """Opens anew a step of this episode that was done before, and returns it; the one in hand is no longer needed."""
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    if len(reason.strip()) < LEAST_WORDS:
        raise Invalid("Say why this goes back.", {"reason": "Say why this goes back."})
    if not step.episode.steps.filter(code=to, state=Step.State.DONE).exists():
        raise Invalid("Choose a step that was done before.", {"to": "Choose a step that was done before."})
    gone = {
        "state": Step.State.NOT_NEEDED,
        "finished_on": on,
        "finished_by": by.user,
        "reason": reason.strip(),
    }
    save_changes(step, gone, row_version)
    wrote(by, "work.go_back", step, step.episode.person_id, tie)
    return open_steps(step.episode, [to], by=by, on=on)[0]


@transaction.atomic
def note_to_self(*, step: Step, note: str, waiting_on: str, row_version: int, by: Actor, on: date) -> Step:
    """A line beside the work, and whom it waits for. It moves no date."""
    tie = check_work(by, step.episode.person)
    if step.state not in Step.OPEN:
        raise NotNow("This was finished already. Write what is new as a note about the person.")
    tie = check_hands(by, step, step.episode.person) or tie
    save_changes(step, {"note": note.strip(), "waiting_on": waiting_on.strip()}, row_version)
    wrote(by, "work.note", step, step.episode.person_id, tie, ["note", "waiting_on"])
    return step


def _move_on(step: Step, outcome: Outcome, *, by: Actor, on: date) -> None:
    """The episode's next state, what the outcome counts as, and what it causes."""
    episode = Episode.objects.select_for_update().get(pk=step.episode_id)
    step.episode = episode
    pathway = library.read(episode.version)
    before = state_of(episode)
    move = moves.finish(
        pathway, moves.State(before.open | {step.code}, before.gathered), step.code, outcome.code
    )
    count(step, outcome, on=on)
    if move.state.ended:
        close(episode, outcome.code, by=by, on=on)
    else:
        save_changes(episode, {"gathered": sorted(move.state.gathered)}, episode.row_version)
        again = [step.code] if move.comes_again else []
        for opened in open_steps(episode, [*move.opens, *again], by=by, on=on):
            _recur(step, opened, on)
    for cause in outcome.causes:
        effect = installed()[cause.effect]
        if not effect.keeps_at_once(definition_of(step), outcome):
            effect.run(Occasion(step, outcome.cld, by, on), cause.argument)
    let_go(episode.person, step.held_by, step.team, by)


def _recur(step: Step, opened: Step, on: date) -> None:
    """A step that comes again is due after its own interval, not after the time of its first turn."""
    recurs = definition_of(opened).recurs
    if opened.code == step.code and recurs is not None:
        save_changes(opened, {"due_on": recurs.every.due_on(on)}, opened.row_version)


def _outcome(step: Step, code: str, reason: str) -> Outcome:
    pathway = library.read(step.episode.version)
    found = pathway.outcomes_of(step.code).get(code)
    if found is None:
        raise Invalid("Choose how this ended.", {"outcome": "Choose how this ended."})
    if found.needs_reason and len(reason.strip()) < LEAST_WORDS:
        raise Invalid("This outcome needs a reason.", {"reason": "Say why, in a sentence."})
    recurs = pathway.steps[step.code].recurs
    if found.again and recurs and recurs.most and step.turn >= recurs.most:
        said = f"This has come {step.turn} times, which is the most. Choose how it goes on."
        raise Invalid(said, {"outcome": said})
    return found


def _must_be_agreed(step: Step, outcome: str, weekly_cost: Decimal | None, by: Actor) -> bool:
    approval = definition_of(step).approval
    if approval is None or by.role in approval.by or outcome not in definition_of(step).outcomes:
        return False
    if approval.outcomes and outcome not in approval.outcomes:
        return False
    if not approval.above_a_week:
        return True
    if weekly_cost is None:
        said = "Enter what it costs a week: above a limit somebody else must agree."
        raise Invalid(said, {"weekly_cost": said})
    return weekly_cost > approval.above_a_week


def _check_agreer(step: Step, by: Actor) -> None:
    approval = definition_of(step).approval
    if step.state != Step.State.AGREEMENT or approval is None:
        raise NotNow("Nothing waits for agreement here.")
    if by.role not in approval.by:
        raise NotAllowed("Somebody else must agree to this.", action="work.do", about=step.episode.person_id)
    if by.user is not None and by.user.pk == step.held_by_id:
        raise NotNow("You chose this outcome yourself. Somebody else must agree.")


def _may_finish(step: Step) -> None:
    if step.state == Step.State.AGREEMENT:
        raise NotNow("This waits for somebody to agree. It comes back to you, or goes on by itself.")
    if step.state == Step.State.PAUSED:
        raise NotNow("The clock is paused. Let it go on first.")
    if step.state not in Step.OPEN:
        raise NotNow("This was finished already. Open the record to see what comes next.")
