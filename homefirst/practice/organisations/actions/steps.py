"""The steps of an enquiry into a service: the same file, forms, clocks and moves as a person's pathway has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition import logic
from homefirst.practice.forms.definition.shapes import Answer
from homefirst.practice.organisations.actions.writing import check_enquire, check_open, wrote_service
from homefirst.practice.organisations.models import ServiceAction, ServiceEnquiry, ServiceStep
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.promises import promised
from homefirst.practice.pathways.definition import moves
from homefirst.practice.pathways.definition.shapes import Outcome, Pathway
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.rules.clocks import due_on
from homefirst.practice.people.actions.writing import refuse_if, save_changes

_LEAST_WORDS = 3
Given = Mapping[str, tuple[Answer, ...]]


@transaction.atomic
def keep_service_answers(
    *, step: ServiceStep, given: Given, row_version: int, by: Actor, on: date
) -> ServiceStep:
    """A draft, to come back to. Raises Stale and NotNow."""
    check_enquire(by)
    _check_in_hand(step)
    save_changes(step, {"answers": _merged(step, given)}, row_version)
    wrote_service(by, "organisations.keep_answers", step)
    return step


@transaction.atomic
def finish_service_step(
    *, step: ServiceStep, given: Given, outcome: str, reason: str, row_version: int, by: Actor, on: date
) -> ServiceStep:
    """Its answers become final and the enquiry goes on. Raises Invalid, NotNow and Stale."""
    user = check_enquire(by)
    _check_in_hand(step)
    pathway = library.read(step.enquiry.version)
    chosen = pathway.outcomes_of(step.code).get(outcome)
    answers = _final(step, _merged(step, given))
    refuse_if(_problems(chosen, reason))
    assert chosen is not None
    _check_everybody_was_asked(step, chosen)
    done = {
        "answers": answers,
        "outcome": outcome,
        "reason": reason.strip(),
        "finished_on": on,
        "finished_by": user,
    }
    save_changes(step, done, row_version)
    wrote_service(by, "organisations.finish_step", step)
    _promote(step, answers)
    _go_on(step, pathway, chosen, user, on)
    return step


def open_steps(enquiry: ServiceEnquiry, codes: Iterable[str], *, on: date, again: bool = False) -> None:
    """Inside the caller's transaction. Each gets its day by the clock of the file."""
    pathway = library.read(enquiry.version)
    for code in codes:
        definition = pathway.steps[code]
        recurs = definition.recurs if again else None
        due = recurs.every.due_on(on) if recurs else due_on(definition.within, opened_on=on, dates={})
        ServiceStep.objects.create(
            enquiry=enquiry,
            code=code,
            turn=enquiry.steps.filter(code=code).count() + 1,
            opened_on=on,
            due_on=due,
            form=forms.newest(definition.form, on) if definition.form else None,
        )


def answers_of(step: ServiceStep) -> dict[str, tuple[Answer, ...]]:
    return {code: tuple(values) for code, values in step.answers.items()}


def _check_in_hand(step: ServiceStep) -> None:
    check_open(step.enquiry)
    if step.finished_on is not None or not step.is_needed:
        raise NotNow("This step was finished already. Its answers stay as they are.")


def _merged(step: ServiceStep, given: Given) -> dict[str, list[Answer]]:
    return {**step.answers, **{code: list(values) for code, values in given.items()}}


def _final(step: ServiceStep, answers: Mapping[str, Any]) -> dict[str, list[Answer]]:
    """What the form asked. Raises Invalid with a message for each question that lacks its answer."""
    if step.form is None:
        return {}
    form, said = forms.read(step.form), {code: tuple(values) for code, values in answers.items()}
    lacking = {
        each.code: "This needs an answer." for part in logic.progress(form, said) for each in part.missing
    }
    refuse_if(lacking)
    return {code: list(values) for code, values in logic.kept(form, said).items()}


def _problems(chosen: Outcome | None, reason: str) -> dict[str, str]:
    if chosen is None:
        return {"outcome": "Choose how this ended."}
    if chosen.needs_reason and len(reason.strip()) < _LEAST_WORDS:
        return {"reason": "Say why, in a sentence."}
    return {}


def _check_everybody_was_asked(step: ServiceStep, chosen: Outcome) -> None:
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


def _go_on(step: ServiceStep, pathway: Pathway, chosen: Outcome, user: User, on: date) -> None:
    enquiry = step.enquiry
    in_hand = enquiry.steps.filter(finished_on__isnull=True, is_needed=True)
    before = moves.State(
        frozenset({*in_hand.values_list("code", flat=True), step.code}), frozenset(enquiry.gathered)
    )
    move = moves.finish(pathway, before, step.code, chosen.code)
    changes: dict[str, Any] = {"gathered": sorted(move.state.gathered)}
    if move.state.ended:
        changes |= {"closed_on": on, "ending": chosen.code}
        in_hand.update(is_needed=False)
    save_changes(enquiry, changes, enquiry.row_version)
    open_steps(enquiry, move.opens, on=on)
    if move.comes_again:
        open_steps(enquiry, [step.code], on=on, again=True)
    for cause in chosen.causes:
        if installed()[cause.effect].leaves_to_do(pathway.steps[step.code], chosen):
            words, due = promised(str(cause).capitalize(), on)
            ServiceAction.objects.create(
                enquiry=enquiry, words=words, owner=user.name, is_providers=False, due_on=due
            )
