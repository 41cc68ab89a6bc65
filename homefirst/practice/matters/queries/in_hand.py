"""Steps of matters that are in somebody's hands, of those that they may see. The name of somebody in a position of trust
stands on no worklist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.practice.matters.models import Matter, MatterStep, TrustNamed
from homefirst.practice.matters.reach import REVIEWS, TRUST_ALL, TRUST_NAMED, still_named, visible_matters
from homefirst.practice.pathways.queries.apart import in_hand, late_of, piece
from homefirst.practice.pathways.queries.late import opens
from homefirst.practice.pathways.queries.lines import PieceOfWork
from homefirst.practice.pathways.queries.worklist import name_of

TRUST_WORDS: Final = "Position of trust"


def matter_steps(actor: Actor) -> list[PieceOfWork]:
    """In this actor's hands, and left by somebody who is no longer here. One query, none for a role that sees no matter."""
    if actor.user is None or not (can(actor, REVIEWS) or can(actor, TRUST_NAMED)):
        return []
    seen = Q(matter__in=visible_matters(actor, Matter.Kind.TRUST).values("pk"))
    seen |= Q(matter__in=visible_matters(actor, Matter.Kind.REVIEW).values("pk"))
    found = in_hand(MatterStep.objects.filter(seen), actor.user, "matter")
    found = found.select_related("matter__review__person__record")
    return [_piece(step, actor.on) for step in found]


def _piece(step: MatterStep, on: date) -> PieceOfWork:
    if step.matter.kind == Matter.Kind.TRUST:
        return piece(step, step.matter.kind, TRUST_WORDS, on)
    review = step.matter.review
    person = review.person
    if person is None:
        return piece(step, step.matter.kind, review.name, on)
    return piece(step, step.matter.kind, name_of(person), on, person=person)


def late_matter_steps(on: date) -> Mapping[str, Combinable]:
    """For a query of users, by what their role may do: trust.all, else trust.named; and adult_reviews.keep."""
    trust = MatterStep.objects.filter(matter__kind=Matter.Kind.TRUST)
    trust = trust.exclude(matter__trust__colleague=F("matter__held_by"))
    named = TrustNamed.objects.filter(
        still_named(on), matter=OuterRef("matter"), user=OuterRef("matter__held_by")
    )
    reviews = MatterStep.objects.filter(matter__kind=Matter.Kind.REVIEW)
    nobody = Q(matter__review__person__isnull=True)
    reviews = reviews.filter(nobody | opens("matter__review__person__record", "matter__held_by"))
    return {
        TRUST_ALL: late_of(trust, on, "matter"),
        TRUST_NAMED: late_of(trust.filter(Exists(named)), on, "matter"),
        REVIEWS: late_of(reviews, on, "matter"),
    }
