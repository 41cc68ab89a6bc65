"""What an outcome may bring about, and what a count may depend on: the shapes that the engine knows.

The tables themselves stand in `config/effects.py`, because they reach into rooms above this one; settings name them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from homefirst.foundation.access.actor import Actor
    from homefirst.practice.forms.definition.shapes import Answers, Form
    from homefirst.practice.pathways.definition.shapes import Outcome
    from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
    from homefirst.practice.pathways.models import Step, StepAnswers
    from homefirst.practice.people.models import Person


@dataclass(frozen=True)
class Occasion:
    """A step that was just finished, with its outcome: what an effect acts upon."""

    step: Step
    outcome_counts_as: str  # the return's Event Outcome of the outcome, or ""
    by: Actor
    on: date
    dates: Mapping[str, date] = field(default_factory=dict)  # that the outcome says, by name
    finalised: StepAnswers | None = None  # what is answered at the step, where the act has read it
    made: dict[str, Any] = field(default_factory=dict)  # by an effect, for those after it

    @property
    def person(self) -> Person:
        return self.step.episode.person

    @cached_property
    def answered(self) -> tuple[Form | None, Answers]:
        """The form as it was answered at this step; none where it is done without. One query at most for all
        that it causes."""
        from homefirst.practice.forms import library as forms
        from homefirst.practice.pathways.actions import answers_in
        from homefirst.practice.pathways.models import StepAnswers

        read = StepAnswers.objects.select_related("form").filter(step=self.step)
        kept = self.finalised or read.first()
        return (forms.read(kept.form), answers_in(kept)) if kept is not None else (None, {})


Refuse = Callable[["Step", "Form", "Answers", str, date], str]
Run = Callable[[Occasion, str], None]
Foretell = Callable[["Step", "Form", "Answers"], tuple[str, ...]]
Say = Callable[["Step", str, "Actor"], tuple[str, ...]]


@dataclass(frozen=True)
class Effect:
    """`refuses` says from a step, its form, the answers, the reason that was given and the day what stands against this end:
    a sentence, or "". It stands at `refused_at`: the reason, where one takes its place, or the outcome.

    `words` say what it will do, with `{}` for what it is done to. `promises` says that a person has to do it: it is put
    into somebody's hands with a date, and does not happen by itself. A `whole` effect is named with what it is done to,
    such as "record goals". `foretells` says from a step, its form and the answers so far what would be written, as
    ends of "This will ...". What has words `by_form` stands already in what was written at the step, and becomes a promise
    only where nothing was asked. What `says` gives stands in place of `words` before the end: from a step, what it is done
    to, and who ends it, also where there is no form."""

    name: str
    words: str
    run: Run
    names_a_pathway: bool = False
    promises: bool = False
    refuses: Refuse | None = None
    refused_at: Literal["reason", "outcome"] = "reason"
    whole: bool = False
    foretells: Foretell | None = None
    by_form: str = ""
    says: Say | None = None

    def keeps_at_once(self, step: StepDefinition | None, outcome: Outcome) -> bool:
        """Nothing is left to do where what was written at this very step is the record: its form's answers, or the reason
        that its outcome asks for."""
        own = step is not None and bool(step.form) and outcome.code in step.outcomes
        return bool(self.by_form) and (own or outcome.needs_reason)

    def leaves_to_do(self, step: StepDefinition | None, outcome: Outcome) -> bool:
        return self.promises and not self.keeps_at_once(step, outcome)


Effects = Mapping[str, Effect]
Condition = Callable[["Person", date], bool]
Conditions = Mapping[str, Condition]


def table(effects: Iterable[Effect]) -> Effects:
    return {effect.name: effect for effect in effects}


@cache
def installed() -> Effects:
    """The table that settings name."""
    return cast(Effects, _named("HOMEFIRST_EFFECTS"))


@cache
def conditions() -> Conditions:
    """What `unless` of a step may ask about a person, by name."""
    return cast(Conditions, _named("HOMEFIRST_CONDITIONS"))


def _named(setting: str) -> object:
    from django.conf import settings
    from django.utils.module_loading import import_string

    return import_string(getattr(settings, setting))
