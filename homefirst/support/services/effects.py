"""What finishing a step does to a person's care: starts a service, or ends it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from homefirst.foundation.definitions.codes import values
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service, end_service
from homefirst.support.services.models import Service

_ALL = "all services"
_ENDED_AS_PLANNED = "NFA: Support ended as planned"
# Which kind of care a component is, where a pathway starts it. That equipment is ongoing low level support is our reading
# (practice.md 23, unconfirmed).
_KIND = {
    "Reablement": "Short term support: ST-Max",
    "Equipment": "Short term support: Ongoing low level",
    "Emergency support": "Short term support: Other short term",
    "Short term residential care": "Short term support: Other short term",
    "Short term nursing care": "Short term support: Other short term",
    "Other short term support": "Short term support: Other short term",
    "End of life care": "Short term support: Other short term",
    "Professional support: Social worker": "Long term support: Community",
    "Other unpaid carer support": "Unpaid carer support: Direct to unpaid carer",
}


def start(occasion: Occasion, component: str) -> None:
    """Starts the component today. What is running already is left; what a pathway cannot know (such as the services of a
    plan) becomes a promise of whoever finished the step."""
    if component not in _KIND or component not in values("cld/service_component"):
        promise(step=occasion.step, words=f"Start {component}", by=occasion.by, on=occasion.on)
        return
    if not _running(occasion.person, occasion.on).filter(service_component=component).exists():
        add_service(
            person=occasion.person,
            service_type=_KIND[component],
            service_component=component,
            starts_on=occasion.on,
            outcome="Continuation of support or services",
            by=occasion.by,
            on=occasion.on,
        )


def end(occasion: Occasion, component: str) -> None:
    """Ends the component today, or all care; the outcome is the step's own where that is final."""
    running = _running(occasion.person, occasion.on)
    if component != _ALL:
        running = running.filter(service_component=component)
    final = occasion.outcome_counts_as or _ENDED_AS_PLANNED
    for service in running.order_by("pk"):
        end_service(
            service=service,
            outcome=final,
            reason=occasion.step.reason,
            row_version=service.row_version,
            by=occasion.by,
            on=occasion.on,
        )


def _running(person: Person, on: date) -> QuerySet[Service]:
    """Begun, and not ended before or on that day; an end that lies ahead is only planned."""
    going_on = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    return Service.objects.filter(going_on, person=person, starts_on__lte=on)
