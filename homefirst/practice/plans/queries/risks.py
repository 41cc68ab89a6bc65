"""Risks that a person takes by choice, as pages and forms show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import RiskLook, RiskTaken
from homefirst.practice.plans.rules.risks import DECIDES, how_bad, is_due


@dataclass(frozen=True)
class RiskLine:
    """`how_bad` is in words; `looked_on` is the day of the latest look, with what was said then."""

    wants: str
    why: str
    harm: str
    how_bad: str
    chooses: str
    decides: str
    in_place: str
    told: tuple[str, ...]
    disagrees: str
    look_again_on: date | None
    taken_on: date
    taken_by: str
    ended_on: date | None
    ended_because: str
    looked_on: date | None = None
    looked_words: str = ""

    def is_due(self, on: date) -> bool:
        return is_due(self.look_again_on, self.ended_on, on)


def risks_of(person: Person) -> list[RiskLine]:
    """Those in force first, in the order in which they were taken, then those that ended. One query."""
    mine = RiskLook.objects.filter(risk=OuterRef("pk")).order_by("-on", "-pk")
    rows = RiskTaken.objects.filter(person=person).select_related("taken_by").order_by("taken_on", "pk")
    latest = rows.annotate(looked_on=Subquery(mine.values("on")[:1]), said=Subquery(mine.values("words")[:1]))
    lines = [_line(risk, risk.looked_on, risk.said) for risk in latest]
    return sorted(lines, key=lambda line: line.ended_on is not None)


def risks_in_force(person: Person) -> list[RiskTaken]:
    """One query."""
    rows = RiskTaken.objects.filter(person=person, ended_on__isnull=True)
    return list(rows.order_by("taken_on", "pk"))


def risks_looked_at(step: Step) -> list[RiskTaken]:
    """Those that a look at this step is about, by number: taken elsewhere, and in force until a step of this code in this
    episode ended them, so that a number means the same risk when the step is done again. One query."""
    here = Q(step__episode=step.episode_id, step__code=step.code)
    ended_here = Q(ended_step__episode=step.episode_id, ended_step__code=step.code)
    rows = RiskTaken.objects.filter(person=step.episode.person_id).exclude(here)
    rows = rows.filter(Q(ended_on__isnull=True) | ended_here)
    return list(rows.select_related("ended_step").order_by("taken_on", "pk"))


def risks_words(risks: Iterable[RiskTaken]) -> str:
    """Each in one line for a form that shows and does not ask."""
    return "; ".join(
        f"“{risk.wants}”{f' In place: {risk.in_place}' if risk.in_place else ''}".rstrip(".")
        for risk in risks
    )


def _line(risk: RiskTaken, looked_on: date | None, said: str | None) -> RiskLine:
    return RiskLine(
        wants=risk.wants,
        why=risk.why,
        harm=risk.harm,
        how_bad=how_bad(risk.likely, risk.serious),
        chooses=risk.chooses,
        decides=DECIDES.get(risk.decides, ""),
        in_place=risk.in_place,
        told=tuple(risk.told),
        disagrees=risk.disagrees,
        look_again_on=risk.look_again_on,
        taken_on=risk.taken_on,
        taken_by=risk.taken_by.name if risk.taken_by else "",
        ended_on=risk.ended_on,
        ended_because=risk.ended_because,
        looked_on=looked_on,
        looked_words=said or "",
    )
