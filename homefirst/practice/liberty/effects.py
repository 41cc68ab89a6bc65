"""What finishing a step of a deprivation of liberty writes, and what its end foretells of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from homefirst.foundation.design.words import day
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.liberty import actions
from homefirst.practice.liberty.actions.authorisations import conditions_in
from homefirst.practice.liberty.actions.requests import day_of
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step

_WRITES: Final[Mapping[str, Callable[..., Any]]] = {
    "liberty request": actions.keep_request,
    "liberty assessments": actions.keep_assessments,
    "liberty decision": actions.keep_decision,
    "liberty representative": actions.keep_representative,
    "liberty check": actions.keep_check,
    "liberty review": actions.keep_review,
    "liberty ended": actions.keep_ended,
}


def write(occasion: Occasion, what: str) -> None:
    """`what` is one of `_WRITES`. The queries of the writing."""
    _, answers = occasion.answered
    _WRITES[what](step=occasion.step, answers=answers, by=occasion.by, on=occasion.on)


def foretell(what: str, step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    if what == "liberty request":
        return _request(step, answers)
    if what == "liberty decision":
        return _decision(answers)
    if what == "liberty review" and next(iter(answers.get("vary", ())), False):
        return ("keep the review, and put these conditions in the place of those before",)
    return ()


def _request(step: Step, answers: Answers) -> tuple[str, ...]:
    until = day_of(answers, "urgent_until")
    said = ["keep the request on the board of deprivation of liberty"]
    if until:
        said.append(f"let every assessment be due by {day(until)}, when the urgent authorisation ends")
    if "received" not in step.episode.dates:
        opened = day(step.episode.opened_on)
        said.append(f"count the 21 days from {opened}, when this was opened, since no other day was said")
    return tuple(said)


def _decision(answers: Answers) -> tuple[str, ...]:
    starts, ends = day_of(answers, "starts_on"), day_of(answers, "ends_on")
    if starts is None or ends is None:
        return ()
    said = [
        f"authorise it from {day(starts)} to {day(ends)}, and ask four weeks before whether another is needed"
    ]
    said += [
        f"set the condition “{words}”: {who} by {day(due)}" for words, who, due in conditions_in(answers)
    ]
    return tuple(said)
