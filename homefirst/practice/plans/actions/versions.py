"""A version of a plan is drafted, gets its budget, and is replaced by the next; once agreed it changes no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, Sum

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.plans.actions.risks import risks_now
from homefirst.practice.plans.models import PlanPart, PlanVersion
from homefirst.practice.plans.models.versions import Answer
from homefirst.practice.plans.rules.versions import lacks_a_cause

_TEXTS = (
    "most_important", "please_do", "please_do_not", "well", "signs", "what_helps", "what_makes_it_worse", "not_want",
    "where_i_would_go", "pets_and_children", "format", "own_how", "not_met_why",
    "how_and_when", "also_know", "written_with", "plan_b",
)  # fmt: skip
_MONEY = ("weekly_cost", "paid_by_health", "how_taken", "why_fair")
NONE_IN_HAND = "There is no version of the plan to answer. Draft it together first."


class Drafted(NamedTuple):
    """A version with its parts in their order. `is_alone`: every other was replaced by it already."""

    version: PlanVersion
    parts: list[PlanPart]
    is_alone: bool = False


@part_of_act()
def draft_version(
    *, step: Step, row: Row, parts: Iterable[Row], by: Actor, on: date, agreed: bool = False
) -> Drafted:
    """The next version, whole. One that was still in hand is replaced by it; one in force stays until the person agrees to
    this one. `agreed`: they agree to it in this very act, which goes on to say so: each part is written with that answer,
    and the one in force is replaced at once. Raises Invalid where hours go and nobody says why."""
    person = step.episode.person
    tie = check_work(by, person)
    parts = list(parts)
    reason = row.get("reason", "") or step.reason
    hours = sum((part["hours"] for part in parts if part.get("hours")), Decimal(0))
    versions = _versions(person)
    problem = lacks_a_cause(before=_hours_in_force(versions), after=hours, reason=reason)
    if problem:
        raise Invalid(problem, {"reason": problem})
    gone = PlanVersion.IN_HAND | PlanVersion.IN_FORCE if agreed else PlanVersion.IN_HAND
    if any(version.state in gone for version in versions):
        _replace(person, gone, on)
    made = PlanVersion.objects.create(
        person=person,
        step=step,
        number=max((version.number for version in versions), default=0) + 1,
        drafted_on=on,
        drafted_by=by.user,
        reason=reason,
        look_again_on=row.get("look_again_on"),
        whom_to_ring=list(row.get("whom_to_ring", ())),
        copies=list(row.get("copies", ())),
        own_needs=list(row.get("own_needs", ())),
        not_met=list(row.get("not_met", ())),
        risks=risks_now(person),
        **{name: row.get(name, "") for name in _TEXTS},
    )
    answer = str(Answer.AGREES) if agreed else ""
    written = PlanPart.objects.bulk_create(_part(made, part, answer) for part in parts)
    wrote(by, "plan.draft", made, person.pk, tie)
    return Drafted(made, sorted(written, key=lambda part: part.number), is_alone=agreed)


@part_of_act()
def set_budget(*, step: Step, row: Row, by: Actor, on: date) -> PlanVersion:
    """What the version in hand costs a week, how it is taken and why that is fair. Then the person reads it."""
    person = step.episode.person
    tie = check_work(by, person)
    version = in_hand(person)
    changes = {name: row[name] for name in _MONEY if name in row and row[name] is not None}
    save_changes(version, {**changes, "state": PlanVersion.State.TO_READ}, version.row_version)
    wrote(by, "plan.budget", version, person.pk, tie, changes)
    return version


def in_hand(person: Person) -> PlanVersion:
    """Raises NotNow where none is being drafted or read."""
    found = (
        PlanVersion.objects.select_for_update().filter(person=person, state__in=PlanVersion.IN_HAND).first()
    )
    if found is None:
        raise NotNow(NONE_IN_HAND)
    return found


def take_force(drafted: Drafted, person: Person, changes: Mapping[str, Any], on: date) -> None:
    """Inside the transaction of the answer: the version in force until now is replaced, and this one changes no more."""
    version = drafted.version
    if not drafted.is_alone:
        _replace(person, PlanVersion.IN_FORCE, on)
    save_changes(version, changes, version.row_version)


def _replace(person: Person, states: Iterable[str], on: date) -> None:
    """One query. Whoever else is at this person's work waits until this act is over."""
    gone = PlanVersion.objects.filter(person=person, state__in=states)
    gone.update(state=PlanVersion.State.REPLACED, replaced_on=on, row_version=F("row_version") + 1)


class _Version(NamedTuple):
    state: str
    number: int
    hours: Decimal | None


def _versions(person: Person) -> list[_Version]:
    """One query."""
    found = PlanVersion.objects.filter(person=person).annotate(hours=Sum("parts__hours"))
    return [_Version(*row) for row in found.values_list("state", "number", "hours")]


def _hours_in_force(versions: Iterable[_Version]) -> Decimal | None:
    """None where no version is in force, or where it names no hours."""
    said = [each.hours for each in versions if each.state in PlanVersion.IN_FORCE and each.hours is not None]
    return sum(said, Decimal(0)) if said else None


def _part(version: PlanVersion, row: Row, answer: str) -> PlanPart:
    return PlanPart(
        version=version,
        number=row["number"],
        wants=row["wants"],
        does=row.get("does", ""),
        who=list(row.get("who", ())),
        hours=row.get("hours"),
        meets=list(row.get("meets", ())),
        answer=answer,
    )
