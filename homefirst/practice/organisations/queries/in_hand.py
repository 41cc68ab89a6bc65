"""Steps of enquiries into services that are in somebody's hands."""

from __future__ import annotations

from datetime import date

from django.db.models.expressions import Combinable

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.organisations.models import ServiceStep
from homefirst.practice.organisations.queries.enquiries import ACT
from homefirst.practice.pathways.queries.apart import in_hand, late_of, piece
from homefirst.practice.pathways.queries.lines import PieceOfWork

KIND = "service"


def service_steps(actor: Actor) -> list[PieceOfWork]:
    """In this actor's hands, and left by somebody who is no longer here. One query, none for a role that enquires into no
    service."""
    if actor.user is None or not policy.can(actor, ACT):
        return []
    found = in_hand(ServiceStep.objects.all(), actor.user, "enquiry")
    return [piece(step, KIND, step.enquiry.name, actor.on) for step in found]


def late_service_steps(on: date) -> Combinable:
    """For a query of users, for a role that enquires into services."""
    return late_of(ServiceStep.objects.all(), on, "enquiry")
