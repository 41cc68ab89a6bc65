"""The eligible needs of a person, and what their plan says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from homefirst.foundation.access.asking import fact
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import EligibilityDecision, PlanPart, PlanVersion
from homefirst.practice.plans.rules.needs import MetBy, need_words, untold

_ASKED: Final = frozenset({("plan_part", "meets"), ("plan", "own_needs"), ("plan", "not_met")})


@dataclass(frozen=True)
class NeedLine:
    """`parts` are (number, what they want, who does it, whether care is paid for it); `is_own`: the person meets it with
    their own strengths. Neither, and no `because`: the plan says nothing of it."""

    words: str
    parts: tuple[tuple[int, str, tuple[str, ...], bool], ...]
    is_own: bool
    own_how: str
    because: str

    @property
    def is_untold(self) -> bool:
        return not (self.parts or self.is_own or self.because)


def decision_in_force(person: Person, about: str) -> EligibilityDecision | None:
    """The latest about their needs as an adult or as a carer. One query; within an act, one for all who ask."""
    found = EligibilityDecision.objects.filter(person=person, about=about)
    return fact(person.pk, decided(about), found.order_by("-decided_on", "-pk").first)


def decided(about: str) -> tuple[str, str]:
    """By what an act remembers it; who decides anew says so."""
    return ("decision in force", about)


def needs_in_force(person: Person, about: str) -> tuple[str, ...]:
    """Codes of the eligible needs. One query."""
    decision = decision_in_force(person, about)
    return decision.needs if decision else ()


def needs_asked(step: Step, form: Form) -> Mapping[str, frozenset[str]]:
    """By question that ties needs to the plan, the codes of the needs that are eligible: none where nobody decided that any
    is. No query for a form that asks nothing of the kind; else one."""
    asks = [
        source.question
        for each in form.promotes
        for name, source in each.fields.items()
        if (each.to, name) in _ASKED
    ]
    if not asks:
        return {}
    about = library.read(step.episode.version).about
    needs = frozenset(needs_in_force(step.episode.person, about))
    return dict.fromkeys(asks, needs)


def met_by(version: PlanVersion | None, parts: list[PlanPart]) -> MetBy:
    if version is None:
        return MetBy()
    by_part = {part.number: part.meets for part in parts}
    return MetBy(by_part, version.own_needs, version.not_met, version.not_met_why)


def met_by_rows(plan: Row, parts: list[Row]) -> MetBy:
    """The same of what a form promotes."""
    by_part = {part["number"]: part.get("meets", ()) for part in parts}
    return MetBy(
        by_part, plan.get("own_needs", ()), plan.get("not_met", ()), plan.get("not_met_why", "") or ""
    )


def need_lines(
    decision: EligibilityDecision | None, version: PlanVersion, parts: list[PlanPart]
) -> list[NeedLine]:
    """Each eligible need of the decision, with what meets it in this version. No query."""
    if decision is None:
        return []
    said = met_by(version, parts)
    left = untold(decision.needs, said)
    return [
        NeedLine(
            words=need_words(decision.about, need),
            parts=tuple(
                (part.number, part.wants, tuple(part.who), bool(part.hours))
                for part in parts
                if need in part.meets
            ),
            is_own=need in version.own_needs,
            own_how=version.own_how if need in version.own_needs else "",
            because=version.not_met_why if need in version.not_met and need not in left else "",
        )
        for need in decision.needs
    ]
