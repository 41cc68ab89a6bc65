"""Whether somebody can decide one thing on one day, as the ends of a step say it (practice/plans/deciding.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from homefirst.practice.pathways.effects import Effect, Occasion

if TYPE_CHECKING:
    from homefirst.practice.forms.definition.shapes import Answers, Form
    from homefirst.practice.pathways.models import Step


def _found(what: str, *, can: bool) -> Effect:
    def run(occasion: Occasion, _: str) -> None:
        from homefirst.practice.plans import deciding

        deciding.keep(occasion, can=can)

    def foretells(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
        from homefirst.practice.plans import deciding

        return deciding.foretell(form, answers, can=can)

    def refuses(step: Step, form: Form, answers: Answers, reason: str, on: date) -> str:
        from homefirst.practice.plans import deciding

        return deciding.refuse(form, answers, can=can)

    words = f"keeps that they {what}"
    return Effect(
        f"record that they {what}",
        words,
        run,
        whole=True,
        foretells=foretells,
        refuses=refuses,
        refused_at="outcome",
    )


FINDINGS = (
    _found("decide this themselves", can=True),
    _found("cannot decide this now", can=False),
)
