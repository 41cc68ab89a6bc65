"""A risk is taken, is looked at again, and ends with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.audit.actions import record as audit
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import RiskLook, RiskTaken
from homefirst.practice.plans.queries.risks import risks_in_force, risks_looked_at

_WORDS = ("wants", "why", "harm", "chooses", "in_place", "disagrees")
_CODES = ("likely", "serious", "decides")
NO_REASON = "Say why this risk is over, so that nobody wonders what became of it."


@part_of_act()
def keep_risks(
    *, step: Step, rows: Iterable[Row], looks: Iterable[Row], by: Actor, on: date
) -> list[RiskTaken]:
    """`rows` are those of `risk`, `looks` those of `risk_look`, whose numbers are those of `risks_looked_at`. A step that is
    done again says its own risks anew. Raises Invalid where one ends without a reason."""
    tie = check_work(by, step.episode.person)
    touched = [*_look(step, looks, by, on), *(_take(step, row, by, on) for row in rows)]
    if touched:
        audit(
            by, "write", "risk.keep", about=step.episode.person_id, object_type="step", object_id=step.pk, tie=tie,
            detail={"risks": [risk.pk for risk in touched]},
        )  # fmt: skip
    return touched


def risks_now(person: Person) -> list[dict[str, str]]:
    """As they stand in the version of the plan that is drafted now: what they choose to do, and what is in place."""
    return [{"wants": risk.wants, "in_place": risk.in_place} for risk in risks_in_force(person)]


def _take(step: Step, row: Row, by: Actor, on: date) -> RiskTaken:
    said: dict[str, Any] = {name: row.get(name, "") for name in _WORDS}
    said |= {name: next(iter(row.get(name) or ()), "") for name in _CODES}
    said |= {"told": list(row.get("told", ())), "look_again_on": row.get("look_again_on")}
    before = RiskTaken.objects.filter(
        step__episode=step.episode_id, step__code=step.code, number=row["number"], ended_on__isnull=True
    ).first()
    if before is not None:
        save_changes(before, said, before.row_version)
        return before
    return RiskTaken.objects.create(
        person=step.episode.person, step=step, number=row["number"], taken_on=on, taken_by=by.user, **said
    )


def _look(step: Step, looks: Iterable[Row], by: Actor, on: date) -> list[RiskTaken]:
    known = dict(enumerate(risks_looked_at(step), start=1))
    found = []
    for row in looks:
        risk = known.get(row["number"])
        if risk is None:
            continue
        now = row["now"][0]
        _keep_look(risk, now, row, step, on)
        RiskLook.objects.create(
            risk=risk, step=step, now=now, words=row.get("words", ""), in_place=row.get("in_place", ""),
            on=on, by=by.user,
        )  # fmt: skip
        found.append(risk)
    return found


def _keep_look(risk: RiskTaken, now: str, row: Row, step: Step, on: date) -> None:
    changes: dict[str, Any]
    if now == RiskLook.Now.ENDED:
        if not row.get("words", "").strip():
            raise Invalid(NO_REASON, {f"risk_look.{row['number']}.words": NO_REASON})
        changes = {
            "ended_on": risk.ended_on or on,
            "ended_because": row["words"].strip(),
            "ended_step": risk.ended_step or step,
        }
    else:
        changes = {"ended_on": None, "ended_because": "", "ended_step": None}
        changes |= {name: row[name] for name in ("in_place", "look_again_on") if row.get(name)}
    if any(getattr(risk, name) != value for name, value in changes.items()):
        save_changes(risk, changes, risk.row_version)
