"""What stands against an end of a step before anybody is asked to agree to it: "" where nothing does."""

from __future__ import annotations

from datetime import date

from homefirst.practice.forms.definition.promotions import promoted, promotes
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import Step
from homefirst.practice.plans.models import PlanVersion
from homefirst.practice.plans.queries.needs import met_by, met_by_rows, needs_in_force
from homefirst.practice.plans.rules.findings import ABOUT, worked_out
from homefirst.practice.plans.rules.needs import MetBy, departs_without_a_cause, lacks_an_answer


def eligible_needs(step: Step, form: Form, answers: Answers, reason: str, on: date) -> str:
    return _departs(form, answers, reason, on, ended_eligible=True)


def no_eligible_needs(step: Step, form: Form, answers: Answers, reason: str, on: date) -> str:
    return _departs(form, answers, reason, on, ended_eligible=False)


def plan_agreed(step: Step, form: Form, answers: Answers, reason: str, on: date) -> str:
    """One query where no need is eligible; else two more, none of them where the plan is drafted at this very step."""
    about = library.read(step.episode.version).about
    needs = needs_in_force(step.episode.person, about)
    if not needs:
        return ""
    return lacks_an_answer(needs, _said(step, form, answers), about=about, reason=reason)


def _said(step: Step, form: Form, answers: Answers) -> MetBy:
    if promotes(form, "plan"):
        rows = promoted(form, answers, "plan")
        return met_by_rows(rows[0] if rows else {}, promoted(form, answers, "plan_part"))
    version = PlanVersion.objects.filter(person=step.episode.person_id, state__in=PlanVersion.IN_HAND).first()
    return met_by(version, list(version.parts.all()) if version else [])


def _departs(form: Form, answers: Answers, reason: str, on: date, *, ended_eligible: bool) -> str:
    for kind, about in ABOUT.items():
        for row in promoted(form, answers, kind):
            answer = worked_out(about, row, on).answer
            return departs_without_a_cause(eligible=answer, ended_eligible=ended_eligible, reason=reason)
    return ""
