"""What finishing a step of the dynamic support register writes, and what its end foretells of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from homefirst.foundation.design.words import counted, day
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.register import actions
from homefirst.practice.register.actions.entries import one
from homefirst.practice.register.actions.panels import MOST_ACTIONS
from homefirst.practice.register.models import Colour

_WRITES: Final[Mapping[str, Callable[..., Any]]] = {
    "consent to the register": actions.keep_ground,
    "best interests in the register": actions.keep_ground,
    "place on the register": actions.keep_rating,
    "panel": actions.keep_panel,
    "crisis review": actions.keep_crisis,
}


def write(occasion: Occasion, what: str) -> None:
    """`what` is one of `_WRITES`."""
    _, answers = occasion.answered
    _WRITES[what](step=occasion.step, answers=answers, by=occasion.by, on=occasion.on)


def foretell(what: str, step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    if what == "place on the register" and one(answers, "rating"):
        return (f"put them on the dynamic support register: {_colour(answers)}",)
    return _panel(answers) if what == "panel" else ()


def _panel(answers: Answers) -> tuple[str, ...]:
    due = [
        f"{one(answers, f'action_{number}_who')} by {day(date.fromisoformat(said))}"
        for number in range(1, MOST_ACTIONS + 1)
        if (said := one(answers, f"action_{number}_by")) and one(answers, f"action_{number}_who")
    ]
    agreed = f"; {counted(len(due), 'action')}: {', '.join(due)}" if due else ""
    return (f"keep the panel on the register, {_colour(answers)}{agreed}",) if answers else ()


def _colour(answers: Answers) -> str:
    said = one(answers, "rating")
    return Colour(said).label.lower() if said in Colour.values else "colour not said"
