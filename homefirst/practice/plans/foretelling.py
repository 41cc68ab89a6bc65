"""What the end of a step would write of goals, decisions and plans, said before it does: ends of "This will ..."."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Max
from django.utils import timezone

from homefirst.foundation.design.words import counted, day, money
from homefirst.practice.forms.definition.promotions import Row, promoted
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.models import Step
from homefirst.practice.plans.models import PlanVersion, RiskLook, Wish
from homefirst.practice.plans.queries.goals import goals_in_hand
from homefirst.practice.plans.queries.risks import risks_looked_at
from homefirst.practice.plans.rules.findings import ABOUT, worked_out
from homefirst.practice.plans.rules.goals import HELP_LEVELS
from homefirst.practice.plans.rules.wishes import PLACES

Lines = tuple[str, ...]
_ONCE_ANSWERED = "once it is answered"


def goals(step: Step, form: Form, answers: Answers) -> Lines:
    said = (
        f"keep the goal “{row['words']}”{_level(row, ', at first ')}"
        for row in promoted(form, answers, "goal")
    )
    return tuple(said) or (f"keep each goal, {_ONCE_ANSWERED}",)


def goal_readings(step: Step, form: Form, answers: Answers) -> Lines:
    """One query."""
    return tuple(_readings(step, form, answers)) or (f"keep where each goal stands, {_ONCE_ANSWERED}",)


def goal_results(step: Step, form: Form, answers: Answers) -> Lines:
    """One query."""
    return (*_readings(step, form, answers), "end the work on these goals")


def eligibility_decision(step: Step, form: Form, answers: Answers) -> Lines:
    for kind, about in ABOUT.items():
        for row in promoted(form, answers, kind):
            decision = worked_out(about, row, timezone.localdate())
            said = "eligible needs" if decision else "no eligible needs"
            reasons = " ".join(decision.reasons)
            return (
                f"keep the decision that the law gives on these answers: {said}. {reasons} ({decision.source})",
            )
    return (f"keep the decision that the law gives, {_ONCE_ANSWERED}",)


def eligible_needs(step: Step, form: Form, answers: Answers) -> Lines:
    return eligibility_decision(step, form, answers)


def no_eligible_needs(step: Step, form: Form, answers: Answers) -> Lines:
    return eligibility_decision(step, form, answers)


def risk_agreements(step: Step, form: Form, answers: Answers) -> Lines:
    """One query where a risk was looked at again."""
    return (*_new_risks(form, answers), *_risk_looks(step, form, answers))


def wishes(step: Step, form: Form, answers: Answers) -> Lines:
    return tuple(
        f"keep their wishes for the end of life: {PLACES[row['place'][0]].lower()}"
        for row in promoted(form, answers, "wish")
    )


def wishes_met(step: Step, form: Form, answers: Answers) -> Lines:
    return tuple(
        f"keep that their wishes were {'met' if row['met'][0] == Wish.Met.MET else 'not met, and why'}"
        for row in promoted(form, answers, "wish_met")
        if row["met"][0] in Wish.Met.values
    )


def wishes_shared(step: Step, form: Form, answers: Answers) -> Lines:
    return ("keep that their wishes were shared today",)


def projected_adult_cost(step: Step, form: Form, answers: Answers) -> Lines:
    return tuple(
        f"keep what help may cost a year from 18: {money(row['yearly_low'])} to {money(row['yearly_high'])}"
        for row in promoted(form, answers, "adult_cost")
    )


def result_of_the_year(step: Step, form: Form, answers: Answers) -> Lines:
    return tuple(
        f"keep what the year was worth: from {row['weekly_hours_before'].normalize():f} to"
        f" {row['weekly_hours_after'].normalize():f} hours a week"
        for row in promoted(form, answers, "enablement_year")
    )


def plan_version(step: Step, form: Form, answers: Answers) -> Lines:
    """One query."""
    parts = promoted(form, answers, "plan_part")
    if not promoted(form, answers, "plan"):
        return ()
    last = (
        PlanVersion.objects.filter(person=step.episode.person_id).aggregate(last=Max("number"))["last"] or 0
    )
    hours = sum((part["hours"] for part in parts if part.get("hours")), Decimal(0))
    a_week = f", {hours.normalize():f} hours a week" if hours else ""
    return (f"keep version {last + 1} of the plan: {counted(len(parts), 'part')}{a_week}",)


def budget(step: Step, form: Form, answers: Answers) -> Lines:
    return tuple(
        f"keep what the plan costs: {money(row['weekly_cost'])} a week, and let the person read it"
        for row in promoted(form, answers, "budget")
    )


def plan_agreed(step: Step, form: Form, answers: Answers) -> Lines:
    return ("put this version of the plan in force, as agreed; after that it changes no more",)


def plan_disputed(step: Step, form: Form, answers: Answers) -> Lines:
    return ("put this version of the plan in force as far as it is needed, and keep what is disputed",)


def plan_comments(step: Step, form: Form, answers: Answers) -> Lines:
    return ("keep what the person asks, part by part",)


def _new_risks(form: Form, answers: Answers) -> Iterator[str]:
    for row in promoted(form, answers, "risk"):
        again = f", to be looked at again on {day(row['look_again_on'])}" if row.get("look_again_on") else ""
        yield f"keep the risk that they choose to take: “{row['wants']}”{again}"


def _risk_looks(step: Step, form: Form, answers: Answers) -> Iterator[str]:
    looks = promoted(form, answers, "risk_look")
    known = dict(enumerate(risks_looked_at(step), start=1)) if looks else {}
    for row in looks:
        risk = known.get(row["number"])
        if risk is not None:
            over = row["now"][0] == RiskLook.Now.ENDED
            yield f"{'end' if over else 'go on with'} the risk that they chose: “{risk.wants}”"


def _readings(step: Step, form: Form, answers: Answers) -> Iterator[str]:
    known = dict(enumerate(goals_in_hand(step), start=1))
    for row in promoted(form, answers, "goal_reading"):
        if row["number"] in known:
            yield f"keep where “{known[row['number']].words}” stands{_level(row, ': ')}"


def _level(row: Row, lead: str) -> str:
    level = row.get("level")
    return f"{lead}{HELP_LEVELS[int(level[0])].lower().replace('i do', 'I do')}" if level else ""
