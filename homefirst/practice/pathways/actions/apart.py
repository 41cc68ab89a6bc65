"""Work that stands on nobody's record moves as an episode does: its steps are opened with their clocks, answered, ended with
an outcome of the file, and lead on. Who may, what else an end asks for and the audit row are for the room that keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import F, Model

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import RoleHolding, User, current
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import Invalid, NotNow, Stale
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition.merging import merged
from homefirst.practice.forms.definition.shapes import Answer
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.answers import Given, check_known, say_both
from homefirst.practice.pathways.actions.ending import final_answers, lacks, move_on, outcome_of
from homefirst.practice.pathways.actions.promises import promised
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.models import StepApart, WorkApart
from homefirst.practice.pathways.rules.clocks import due_of
from homefirst.practice.pathways.rules.needed import waits_for_answers
from homefirst.practice.people.actions.writing import refuse_if, save_changes

# What another's verb may have changed since the page was drawn.
_STEP_MOVED: Final = (
    "answers",
    "outcome",
    "reason",
    "finished_on",
    "finished_by",
    "is_needed",
    "row_version",
)
_WORK_MOVED: Final = ("held_by", "gathered", "closed_on", "ending", "row_version")


@dataclass(frozen=True)
class Ending:
    """How a step is about to end: an outcome of its file, and its answers as they are kept for good."""

    pathway: Pathway
    outcome: Outcome
    answers: dict[str, list[Answer]]
    reason: str


def in_turn(work: WorkApart) -> None:
    """First in a verb's transaction: two who are at the same work at once go one after the other, and the second sees what
    the first did. Two queries on PostgreSQL, one on SQLite, where writers stand in a queue already."""
    rows = type(work)._default_manager.filter(pk=work.pk)
    if connection.features.has_select_for_update:
        list(rows.select_for_update(no_key=True).values_list("pk"))
    work.refresh_from_db(fields=_WORK_MOVED, from_queryset=rows.select_related("held_by"))


def step_in_turn(step: StepApart) -> None:
    """The same for a step and its work: three queries and two."""
    in_turn(step.work)
    step.refresh_from_db(fields=_STEP_MOVED)


def check_in_hand(step: StepApart) -> None:
    if not step.is_open:
        raise NotNow("This step was finished already. Its answers stay as they are.")


def keep_draft(step: StepApart, given: Given, seen: Given | None, row_version: int) -> list[str]:
    """Inside the caller's transaction. The questions that were changed. As `answered`."""
    check_in_hand(step)
    answers, changed = answered(step, given, seen, row_version)
    save_changes(step, {"answers": answers}, row_version)
    return changed


def answered(
    step: StepApart, given: Given, seen: Given | None, at: int
) -> tuple[dict[str, list[Answer]], list[str]]:
    """What the answers are with `given`, and the questions that were changed; `seen` is what the page showed, None where all
    that is given counts, and `at` the version of the row that it showed. Raises Stale, with both texts of what two people
    changed, where the step was kept meanwhile, and Invalid."""
    form = forms.read(step.form) if step.form else None
    if form is not None:
        check_known(form, given)
    present = answers_of(step)
    found = merged(present, given, present if seen is None else seen)
    if form is not None and found.both:
        say_both(form, found.both, given, present, own_window=False)
    if step.row_version != at:
        raise Stale
    return {code: list(values) for code, values in found.answers.items()}, sorted(found.changed)


def ending_of(
    step: StepApart, outcome: str, reason: str, given: Given, seen: Given | None, row_version: int
) -> Ending:
    """Raises Invalid for an outcome that the step does not have, a reason or an answer that it lacks; NotNow and Stale."""
    check_in_hand(step)
    pathway = library.read(step.work.version)
    chosen = outcome_of(pathway, step.code, step.turn, outcome, reason)
    answers, _ = answered(step, given, seen, row_version)
    definition = pathway.steps[step.code]
    if step.form is not None:
        final = final_answers(
            forms.read(step.form),
            {code: tuple(values) for code, values in answers.items()},
            may_have_gaps=definition.may_finish_with_gaps or not waits_for_answers(definition, outcome),
            words=lambda part, question: "This needs an answer.",
        )
        return Ending(pathway, chosen, final, reason.strip())
    return Ending(pathway, chosen, {}, reason.strip())


def end_step(step: StepApart, ending: Ending, row_version: int, *, user: User, on: date) -> None:
    """Inside the caller's transaction: done, with its answers for good."""
    done = {
        "answers": ending.answers,
        "outcome": ending.outcome.code,
        "reason": ending.reason,
        "finished_on": on,
        "finished_by": user,
    }
    save_changes(step, done, row_version)


def go_on(
    step: StepApart, ending: Ending, *, on: date, offered: Mapping[str, Any] | None = None
) -> list[tuple[str, date]]:
    """Inside the caller's transaction, after `end_step`: the next steps open, or the work closes and what is open of it is
    no longer needed. What the outcome leaves to do, and by when each. `offered` as in `open_steps`."""
    work, chosen = step.work, ending.outcome
    waiting = work.own_steps().filter(StepApart.WAITS)
    open_now = waiting.values_list("code", flat=True)
    move = move_on(ending.pathway, list(open_now), work.gathered, step.code, chosen.code)
    changes: dict[str, Any] = {"gathered": sorted(move.state.gathered)}
    if move.state.ended:
        changes |= {"closed_on": on, "ending": chosen.code}
        waiting.update(is_needed=False, row_version=F("row_version") + 1)
    save_changes(work, changes, work.row_version)
    open_steps(work, move.opens, on=on, offered=offered)
    if move.comes_again:
        open_steps(work, [step.code], on=on, again=True, offered=offered)
    definition = ending.pathway.steps[step.code]
    left = [each for each in chosen.causes if installed()[each.effect].leaves_to_do(definition, chosen)]
    return [promised(str(cause).capitalize(), on) for cause in left]


def pass_on(work: WorkApart, user: User, why: str, row_version: int, *, sees: bool, words: str) -> None:
    """Inside the caller's transaction: what is open of it is theirs from now on. `words` say why not where they may not see
    it. Raises Invalid and Stale."""
    refuse_if({"why": "Say why."} if lacks(why) else {})
    if not (sees and user.is_active):
        raise Invalid(words, {"user": words})
    save_changes(work, {"held_by": user}, row_version)


def in_each_role(user: User, by: Actor) -> list[Actor]:
    """This user in every role that they hold today, to ask what they may see. One query."""
    held = RoleHolding.objects.filter(current(by.on), user=user).values_list("role", flat=True)
    return [Actor(user=user, role=role, at=by.at) for role in held]


def open_steps(
    work: WorkApart,
    codes: Iterable[str],
    *,
    on: date,
    again: bool = False,
    offered: Mapping[str, Any] | None = None,
) -> None:
    """Inside the caller's transaction. Each gets its day by the clock of the file; `offered` are first answers of a step, by
    its code, to be left or changed."""
    pathway = library.read(work.version)
    for code in codes:
        definition = pathway.steps[code]
        work.own_steps().create(
            code=code,
            turn=work.own_steps().filter(code=code).count() + 1,
            opened_on=on,
            due_on=due_of(definition, opened_on=on, dates={}, again=again),
            form=forms.newest(definition.form, on) if definition.form else None,
            answers=(offered or {}).get(code, {}),
        )


def answers_of(step: StepApart) -> dict[str, tuple[Answer, ...]]:
    return {code: tuple(values) for code, values in step.answers.items()}


def wrote_apart(by: Actor, action: str, row: Model, fields: Iterable[str] = ()) -> None:
    """The audit row of a write that is about nobody's record: names of fields, never their values."""
    detail = {"fields": sorted(fields)} if fields else {}
    kind = row._meta.model_name or ""
    audit.record(by, "write", action, object_type=kind, object_id=str(row.pk), detail=detail)
