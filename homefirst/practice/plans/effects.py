"""What finishing a step writes of goals, decisions and plans.

Where a step's form promotes nothing of the kind, or it is done without its form, somebody has to write it: a promise.
"""

from __future__ import annotations

from collections.abc import Callable

from homefirst.practice.forms.definition.promotions import promoted, promotes
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.plans import actions
from homefirst.practice.plans.models.versions import Answer
from homefirst.practice.plans.rules.findings import ABOUT

_DRAFTED = "plan version"
_AGREED = "record plan agreed"


def goals(occasion: Occasion, _: str) -> None:
    form, answers = occasion.answered
    if form and promotes(form, "goal"):
        rows = promoted(form, answers, "goal")
        actions.set_goals(step=occasion.step, rows=rows, by=occasion.by, on=occasion.on)
    else:
        _by_hand(occasion, "goals")


def goal_readings(occasion: Occasion, _: str) -> None:
    _read(occasion, "goal readings", ends=False)


def goal_results(occasion: Occasion, _: str) -> None:
    _read(occasion, "goal results", ends=True)


def eligibility_decision(occasion: Occasion, _: str) -> None:
    """For an end that says neither; versions of pathways from before the two below were told apart name it."""
    _decide(occasion, None)


def eligible_needs(occasion: Occasion, _: str) -> None:
    _decide(occasion, True)


def no_eligible_needs(occasion: Occasion, _: str) -> None:
    _decide(occasion, False)


def risk_agreements(occasion: Occasion, _: str) -> None:
    """A form from before risks were typed keeps them in its answers."""
    form, answers = occasion.answered
    if form is None or not promotes(form, "risk", "risk_look"):
        return
    actions.keep_risks(
        step=occasion.step,
        rows=promoted(form, answers, "risk"),
        looks=promoted(form, answers, "risk_look"),
        by=occasion.by,
        on=occasion.on,
    )


def wishes(occasion: Occasion, _: str) -> None:
    _each(occasion, "wish", actions.keep_wish)


def wishes_met(occasion: Occasion, _: str) -> None:
    _each(occasion, "wish_met", actions.say_met)


def wishes_shared(occasion: Occasion, _: str) -> None:
    actions.say_shared(step=occasion.step, by=occasion.by, on=occasion.on)


def projected_adult_cost(occasion: Occasion, _: str) -> None:
    _each(occasion, "adult_cost", actions.keep_adult_cost)


def result_of_the_year(occasion: Occasion, _: str) -> None:
    _each(occasion, "enablement_year", actions.end_year)


def _each(occasion: Occasion, kind: str, keep: Callable[..., object]) -> None:
    """What was not said, or was answered in a form from before it was typed, stays with the answers."""
    form, answers = occasion.answered
    for row in promoted(form, answers, kind) if form else ():
        keep(step=occasion.step, row=row, by=occasion.by, on=occasion.on)


def _decide(occasion: Occasion, ended_eligible: bool | None) -> None:
    form, answers = occasion.answered
    kind = next((kind for kind in ABOUT if form and promotes(form, kind)), "")
    rows = promoted(form, answers, kind) if form and kind else []
    if not rows:
        _by_hand(occasion, "eligibility decision")
    for row in rows:
        actions.decide_eligibility(
            step=occasion.step,
            about=ABOUT[kind],
            row=row,
            by=occasion.by,
            on=occasion.on,
            ended_eligible=ended_eligible,
        )


def plan_version(occasion: Occasion, _: str) -> None:
    form, answers = occasion.answered
    rows = promoted(form, answers, "plan") if form else []
    if form is None or not rows:
        _by_hand(occasion, "plan version")
        return
    parts = promoted(form, answers, "plan_part")
    occasion.made[_DRAFTED] = actions.draft_version(
        step=occasion.step,
        row=rows[0],
        parts=parts,
        by=occasion.by,
        on=occasion.on,
        agreed=_is_agreed_as_well(occasion.step),
    )


def _is_agreed_as_well(step: Step) -> bool:
    """The same end of the step drafts the plan and goes on to say that they agree to it."""
    outcome = library.read(step.episode.version).outcomes_of(step.code)[step.outcome]
    caused = [cause.effect for cause in outcome.causes]
    return _AGREED in caused[caused.index(f"record {_DRAFTED}") :]


def budget(occasion: Occasion, _: str) -> None:
    form, answers = occasion.answered
    rows = promoted(form, answers, "budget") if form else []
    if not rows:
        _by_hand(occasion, "budget")
    for row in rows:
        actions.set_budget(step=occasion.step, row=row, by=occasion.by, on=occasion.on)


def plan_agreed(occasion: Occasion, _: str) -> None:
    _answer(occasion, Answer.AGREES, "plan agreed")


def plan_disputed(occasion: Occasion, _: str) -> None:
    _answer(occasion, Answer.DISAGREES, "plan disputed")


def plan_comments(occasion: Occasion, _: str) -> None:
    _answer(occasion, Answer.ASKS, "plan comments")


def _read(occasion: Occasion, what: str, *, ends: bool) -> None:
    form, answers = occasion.answered
    if form and promotes(form, "goal_reading"):
        rows = promoted(form, answers, "goal_reading")
        actions.read_goals(step=occasion.step, rows=rows, by=occasion.by, on=occasion.on, ends=ends)
    else:
        _by_hand(occasion, what)


def _answer(occasion: Occasion, end: Answer, what: str) -> None:
    """A form that drafts and agrees in one has no questions about the answer: the end of the step is the answer."""
    form, answers = occasion.answered
    if form is None:
        _by_hand(occasion, what)
        return
    actions.answer_plan(
        step=occasion.step,
        end=end,
        row=next(iter(promoted(form, answers, "plan_answer")), None),
        parts=promoted(form, answers, "part_answer"),
        by=occasion.by,
        on=occasion.on,
        drafted=occasion.made.get(_DRAFTED),
    )


def _by_hand(occasion: Occasion, what: str) -> None:
    promise(step=occasion.step, words=f"Record {what}", by=occasion.by, on=occasion.on)
