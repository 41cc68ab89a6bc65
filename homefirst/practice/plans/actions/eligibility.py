"""The regulations' answer is worked out and kept, with its reasons, by whom and under which rule."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import fact_written
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import wrote
from homefirst.practice.plans.models import EligibilityDecision
from homefirst.practice.plans.queries.needs import decided
from homefirst.practice.plans.rules.eligibility import SINCE
from homefirst.practice.plans.rules.findings import not_achieved, worked_out
from homefirst.practice.plans.rules.needs import departs_without_a_cause


@part_of_act()
def decide_eligibility(
    *, step: Step, about: str, row: Row, by: Actor, on: date, ended_eligible: bool | None = None
) -> EligibilityDecision:
    """`about` is adult or carer; `row` is what the form promotes to that decision; `ended_eligible` is what the end of the
    step says. The law's own answer is kept beside it. Raises Invalid where the two differ and nobody says why."""
    tie = check_work(by, step.episode.person)
    decision = worked_out(about, row, on)
    problem = departs_without_a_cause(
        eligible=decision.answer, ended_eligible=ended_eligible, reason=step.reason
    )
    if problem:
        raise Invalid(problem, {"reason": problem})
    departs = ended_eligible is not None and ended_eligible != decision.answer
    made = EligibilityDecision.objects.create(
        person=step.episode.person,
        step=step,
        about=about,
        eligible=decision.answer,
        not_achieved=not_achieved(about, row),
        reasons=list(decision.reasons),
        areas=list(row.get("areas", ())),
        why=row.get("why", ""),
        ended_eligible=ended_eligible,
        departs_because=step.reason if departs else "",
        rule=decision.source,
        rule_since=SINCE,
        decided_on=on,
        decided_by=step.finished_by or by.user,
        agreed_by=step.agreed_by,
    )
    fact_written(made.person_id, decided(about))
    wrote(by, "eligibility.decide", made, made.person_id, tie)
    return made
