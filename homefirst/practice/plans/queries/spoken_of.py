"""What the questions of a form speak of: the goals that are set, the risks that were taken, the parts of the plan that is
read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from homefirst.practice.forms.definition.promotions import promotes
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.pathways.models import Step
from homefirst.practice.plans.models import Goal, PlanPart, PlanVersion
from homefirst.practice.plans.queries.risks import risks_looked_at
from homefirst.practice.plans.rules.goals import HELP_LEVELS


@dataclass(frozen=True)
class SpokenOf:
    """The person's own words; and for a goal what was read of it last, when and at which step of a pathway's file."""

    words: str
    level: str = ""
    read_on: date | None = None
    read_at: str = ""


def spoken_of(step: Step, form: Form) -> tuple[Mapping[str, SpokenOf], frozenset[str]]:
    """By question what it speaks of, and the questions that speak of nothing that there is. No query for a form that speaks
    of neither; one for each."""
    known: dict[str, dict[int, SpokenOf]] = {}
    if promotes(form, "goal_reading"):
        known["goal_reading"] = _goals(step)
    if promotes(form, "risk_look"):
        known["risk_look"] = {
            number: SpokenOf(risk.wants) for number, risk in enumerate(risks_looked_at(step), start=1)
        }
    if promotes(form, "part_answer"):
        known["part_answer"] = _parts(step)
    found: dict[str, SpokenOf] = {}
    nothing: set[str] = set()
    for each in form.promotes:
        if each.to in known:
            codes = {source.question for source in each.fields.values()}
            about = known[each.to].get(each.number)
            if about is None:
                nothing |= codes
            else:
                found |= dict.fromkeys(codes, about)
    return found, frozenset(nothing)


def _goals(step: Step) -> dict[int, SpokenOf]:
    """As `goals_in_hand`, each with its latest reading. One query."""
    rows = (
        Goal.objects.filter(person=step.episode.person_id, ended_on__isnull=True)
        .order_by("set_on", "pk", "readings__read_on", "readings__pk")
        .values_list(
            "pk", "words", "step__episode_id", "readings__level", "readings__read_on", "readings__step__code"
        )
    )
    own: dict[int, SpokenOf] = {}
    others: dict[int, SpokenOf] = {}
    for goal, words, episode, level, on, code in rows:
        said = "" if level is None else HELP_LEVELS[level]
        (own if episode == step.episode_id else others)[goal] = SpokenOf(words, said, on, code or "")
    return dict(enumerate((own or others).values(), start=1))


def _parts(step: Step) -> dict[int, SpokenOf]:
    """Of the version that is in hand."""
    parts = PlanPart.objects.filter(
        version__person=step.episode.person_id, version__state__in=PlanVersion.IN_HAND
    )
    return {part.number: SpokenOf(part.wants) for part in parts}
