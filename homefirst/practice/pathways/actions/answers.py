"""Answers are kept as they are typed, question by question, so that a time-out, a second tab or a second worker loses
nothing; they become final with the step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow, Stale
from homefirst.practice.forms import library as forms
from homefirst.practice.forms.definition.allowed import why_not
from homefirst.practice.forms.definition.carrying import merged_over
from homefirst.practice.forms.definition.shapes import Answer, Form
from homefirst.practice.pathways.actions.carrying import answers_in, carried_over, lasting_answers
from homefirst.practice.pathways.actions.ending import final_answers
from homefirst.practice.pathways.actions.hands import check_doer, check_work, definition_of
from homefirst.practice.pathways.actions.holders import check_own
from homefirst.practice.pathways.actions.in_turn import in_turn_with_answers
from homefirst.practice.pathways.models import Step, StepAnswers
from homefirst.practice.people.actions.writing import save_changes, wrote

Given = Mapping[str, tuple[Answer, ...]]


def save_answers(
    *, step: Step, given: Given, seen: Given, by: Actor, on: date, looked_at: bool = False
) -> StepAnswers:
    """Keeps what was changed. `seen` is what the page showed: a question that somebody else changed meanwhile to something
    else raises Stale with both texts, after the other answers were kept. `looked_at`: somebody read all that is `given`, so
    that an answer of last time which they left as it was is one of this time. Raises Invalid."""
    kept, both = _save(step, given, seen, by, looked_at)
    if both:
        present, mine = answers_in(kept), {code: tuple(given[code]) for code in both}
        own = by.user is not None and kept.saved_by_id == by.user.pk
        say_both(forms.read(kept.form), both, mine, present, own_window=own)
    return kept


@transaction.atomic
def _save(
    step: Step, given: Given, seen: Given, by: Actor, looked_at: bool
) -> tuple[StepAnswers, frozenset[str]]:
    """What is kept now, and the questions that two people changed."""
    before = in_turn_with_answers(step)
    tie = check_work(by, step.episode.person)
    check_doer(by, step)
    check_own(by, step)
    if step.state == Step.State.AGREEMENT:
        raise NotNow("These answers wait for somebody to agree. Take them back to change them.")
    if step.state not in Step.OPEN:
        raise NotNow("This was finished already; its answers stay as they are. Add what is new to a note.")
    kept = before or _draft(step, by)
    form = forms.read(kept.form)
    check_known(form, given)
    lasting = lasting_answers(step, form, kept)
    found = merged_over(lasting, answers_in(kept), given, seen, looked_at=looked_at)
    written = {code: list(values) for code, values in found.answers.items()}
    if written != kept.answers:
        save_changes(kept, {"answers": written, "saved_at": by.at, "saved_by": by.user}, kept.row_version)
        wrote(by, "work.save_answers", kept, step.episode.person_id, tie, sorted(found.changed))
    return kept, found.both


def finalise(
    step: Step, kept: StepAnswers | None, *, facts: Mapping[str, Any], by: Actor
) -> StepAnswers | None:
    """Inside the transaction that finishes the step, which read what is `kept` in its turn. Raises Invalid, naming the part,
    while an answer is still needed; None where the step has no form."""
    definition = definition_of(step)
    if kept is None and (not definition.form or forms.newest(definition.form, by.on) is None):
        return None
    kept = kept or _draft(step, by)
    form = forms.read(kept.form)
    final = final_answers(
        form,
        answers_in(kept),
        carried=carried_over(step, form, kept),
        may_have_gaps=definition.may_finish_with_gaps,
        words=lambda part, question: f"{part.text}: {question.text}",
    )
    save_changes(kept, {"answers": final, "facts": dict(facts), "final_at": by.at}, kept.row_version)
    return kept


def carry_on_from(before: Step, opened: Step, *, by: Actor) -> None:
    """Inside the transaction that opens a step again: its draft begins with what was answered, in the same version of the
    form, so that nobody asks twice."""
    kept = StepAnswers.objects.filter(step=before).select_related("form").first()
    if kept is not None:
        typed = {question.code for question in forms.read(kept.form).questions() if question.is_asked}
        answers = {code: values for code, values in kept.answers.items() if code in typed}
        StepAnswers.objects.create(
            step=opened, form=kept.form, answers=answers, saved_at=kept.saved_at, saved_by=kept.saved_by
        )


def _draft(step: Step, by: Actor) -> StepAnswers:
    version = forms.newest(definition_of(step).form, by.on)
    if version is None:
        raise NotNow("This step has no form.")
    return StepAnswers.objects.create(step=step, form=version, saved_at=by.at, saved_by=by.user)


def check_known(form: Form, given: Given) -> None:
    """Raises Invalid for what this form does not ask, and for answers that it does not allow."""
    known = {question.code: question for question in form.questions()}
    problems = {}
    for code, values in given.items():
        if code not in known or not known[code].is_asked or known[code].fact:
            raise Invalid(f"This form does not ask {code}.")
        said = why_not(known[code], values)
        if said:
            problems[code] = said
    if problems:
        raise Invalid("Something typed cannot be used. See the messages.", problems)


def say_both(form: Form, codes: Collection[str], mine: Given, theirs: Given, *, own_window: bool) -> None:
    """Raises Stale with both texts of each question."""

    def words(answers: Given) -> dict[str, str]:
        return {
            form.question(code).text: ", ".join(
                form.question(code).display_of(value) for value in answers.get(code, ())
            )
            for code in sorted(codes)
        }

    yours, saved = words(mine), words(theirs)
    if own_window:
        raise Stale("You changed this in another window. See both, then choose.", yours=yours, theirs=saved)
    raise Stale(yours=yours, theirs=saved)
