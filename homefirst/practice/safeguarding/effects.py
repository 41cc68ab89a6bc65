"""What finishing a step of the safeguarding pathway writes, and what its end foretells of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.safeguarding import actions
from homefirst.practice.safeguarding.rules.enquiry import SOURCE, Suspected, enquiry_duty

_ADULT = 18

_WRITES: Final[Mapping[str, Callable[..., Any]]] = {
    "concern": actions.keep_concern,
    "the adult's wishes": actions.keep_wishes,
    "decision with its tests": actions.decide,
    "enquiry plan": actions.plan_enquiry,
    "findings of the enquiry": actions.keep_findings,
    "end of the enquiry": actions.conclude,
    "risk outcome": actions.keep_risk,
}


def write(occasion: Occasion, what: str) -> None:
    """`what` is one of `_WRITES`."""
    _, answers = occasion.answered
    _WRITES[what](step=occasion.step, answers=answers, by=occasion.by, on=occasion.on)


def foretell(what: str, step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    said = _SAID.get(what)
    return said(form, answers) if said else ()


def _concern(form: Form, answers: Answers) -> tuple[str, ...]:
    kinds = [form.question("kinds").display_of(code).lower() for code in answers.get("kinds", ())]
    about = f" of {' and '.join(kinds)}" if kinds else ""
    return (f"put the concern{about} on the safeguarding board",)


def _tests(form: Form, answers: Answers) -> tuple[str, ...]:
    """What the law gives on these answers; the decision itself is the hand's."""
    if not all(answers.get(test) for test in ("in_the_area", "needs", "risk", "unable")):
        return ()
    told = {test: bool(answers[test][0]) for test in ("in_the_area", "needs", "risk", "unable")}
    decision = enquiry_duty(
        Suspected(
            age=_ADULT,
            is_in_the_area=told["in_the_area"],
            has_care_and_support_needs=told["needs"],
            is_experiencing_or_at_risk=told["risk"],
            is_unable_to_protect_themselves=told["unable"],
        )
    )
    said = "there is a duty to enquire" if decision else "there is no duty to enquire"
    return (f"keep the tests: {said}. {' '.join(decision.reasons)} ({SOURCE})",)


_SAID: Final[Mapping[str, Callable[[Form, Answers], tuple[str, ...]]]] = {
    "concern": _concern,
    "decision with its tests": _tests,
}
