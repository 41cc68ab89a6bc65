"""Open steps of work that stands on nobody's record, as lines of a worklist. Who may see them is asked by the room that
keeps the work."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways import library
from homefirst.practice.pathways.models import StepApart
from homefirst.practice.pathways.queries.lines import Apart, PieceOfWork, group_of
from homefirst.practice.pathways.queries.worklist import how_far
from homefirst.practice.people.models import Person

S = TypeVar("S", bound=StepApart)


def in_hand(rows: QuerySet[S], user: User, work: str) -> QuerySet[S]:
    """Of these steps those that wait in this user's hands, or in those of somebody who has left, so that none is lost."""
    here = Q(**{f"{work}__held_by": user}) | Q(**{f"{work}__held_by__is_active": False})
    found = rows.filter(StepApart.WAITS, here, **{f"{work}__closed_on__isnull": True})
    return found.select_related(f"{work}__version", f"{work}__held_by", "form")


def piece(step: StepApart, kind: str, name: str, on: date, *, person: Person | None = None) -> PieceOfWork:
    """`name` says what it is about; `person` is given where that is somebody with a record here."""
    pathway = library.read(step.work.version)
    return PieceOfWork(
        step_id=None,
        promise_id=None,
        person_id=person.pk if person else None,
        ref=person.record.ref if person else "",
        name=name,
        born=person.birth_date if person else None,
        what=pathway.steps[step.code].title,
        pathway=pathway.title,
        due_on=step.due_on,
        state="",
        held_by=step.work.held_by.name,
        waiting_on="",
        note="",
        progress=how_far(step.form, step.answers) if step.form and step.answers else "",
        group=group_of(step.due_on, "", on),
        apart=Apart(kind, step.work.pk, step.pk, left=not step.work.held_by.is_active),
    )


def late_of(rows: QuerySet[Any], on: date, work: str) -> Combinable:
    """For a query of users: how many of these steps are late in their hands."""
    holder = f"{work}__held_by"
    late = rows.filter(
        StepApart.WAITS, due_on__lt=on, **{f"{work}__closed_on__isnull": True, holder: OuterRef("pk")}
    )
    counted = late.order_by().values(holder).annotate(late=Count("pk")).values("late")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
