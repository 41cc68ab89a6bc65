"""What finishing a step does to a person's care: starts a service, or ends it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from homefirst.foundation.definitions.codes import values
from homefirst.practice.forms.definition.promotions import Row, promoted
from homefirst.practice.forms.definition.shapes import Answers, Form
from homefirst.practice.pathways.actions import promise
from homefirst.practice.pathways.effects import Occasion
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.support.services.actions import add_service, care_of, change_service, end_service
from homefirst.support.services.models import Service

_ALL = "all services"
_ENDED_AS_PLANNED = "NFA: Support ended as planned"
_NAME, _WORDS = 200, 400  # characters that a provider's name and a description may have
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
    """Starts the component today, or on the day that its form says, in the form's own words of what it is. What is running
    already is left, but for things that are new in it; what a pathway cannot know (such as the services of a plan) becomes
    a promise of whoever finished the step."""
    if component not in _KIND or component not in values("cld/service_component"):
        promise(step=occasion.step, words=f"Start {component}", by=occasion.by, on=occasion.on)
        return
    said = next(iter(_promoted(occasion, "care")), {})
    what = said.get("what", ())
    care = care_of(occasion.person.pk, component)
    running = next((each for each in care if _is_running(each, component, occasion.on)), None)
    if running is not None:
        _add_things(running, what, occasion)
        return
    add_service(
        person=occasion.person,
        service_type=_KIND[component],
        service_component=component,
        starts_on=said.get("starts_on") or occasion.on,
        description=_things("", what),
        provider_name=said.get("provider", "")[:_NAME],
        outcome="Continuation of support or services",
        known=care,
        by=occasion.by,
        on=occasion.on,
    )


def hours(occasion: Occasion, _: str) -> None:
    """The care that is given by the hour gets the hours of the step; its start never moves. Where the step does not say
    how many, or it cannot be told which care is meant, somebody has to change it: a promise."""
    care, wanted = _by_the_hour(occasion.person, occasion.on), _hours_said(_promoted(occasion, "hours"))
    if care is None or wanted is None:
        promise(step=occasion.step, words=_change_hours(wanted), by=occasion.by, on=occasion.on)
    elif care.planned_units != wanted:
        change_service(
            service=care,
            changes={"planned_units": wanted},
            row_version=care.row_version,
            by=occasion.by,
            on=occasion.on,
        )


def foretell_hours(step: Step, form: Form, answers: Answers) -> tuple[str, ...]:
    """One query."""
    care = _by_the_hour(step.episode.person, timezone.localdate())
    wanted = _hours_said(promoted(form, answers, "hours"))
    if care is None or wanted is None:
        return (f"leave to you: {_change_hours(wanted).lower()}",)
    before = f"{care.planned_units.normalize():f} to " if care.planned_units is not None else ""
    name = care.service_component or care.service_type
    return (
        (f"change {name} from {before}{wanted.normalize():f} hours a week",)
        if before
        else (f"set {name} to {wanted.normalize():f} hours a week",)
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


def _is_running(service: Service, component: str, on: date) -> bool:
    """The same of care that is read already."""
    begun = service.starts_on is not None and service.starts_on <= on
    return (
        begun and service.service_component == component and not (service.ends_on and service.ends_on <= on)
    )


def _by_the_hour(person: Person, on: date) -> Service | None:
    """The one line of care whose hours can be meant; None where there is none, or more than one."""
    found = list(_running(person, on).filter(cost_frequency__istartswith="hour").order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


def _hours_said(rows: Iterable[Row]) -> Decimal | None:
    return next((row["a_week"] for row in rows), None)


def _change_hours(wanted: Decimal | None) -> str:
    return "Change the hours of care" + (f" to {wanted.normalize():f} a week" if wanted is not None else "")


def _promoted(occasion: Occasion, to: str) -> list[Row]:
    form, answers = occasion.answered
    return promoted(form, answers, to) if form is not None else []


def _things(known: str, what: Iterable[str]) -> str:
    """In a few words; what is named already is not named again."""
    new = [thing for thing in what if thing.casefold() not in known.casefold()]
    return "; ".join([*([known] if known else []), *new])[:_WORDS]


def _add_things(running: Service, what: Iterable[str], occasion: Occasion) -> None:
    described = _things(running.description, what)
    if described != running.description:
        change_service(
            service=running,
            changes={"description": described},
            row_version=running.row_version,
            by=occasion.by,
            on=occasion.on,
        )
