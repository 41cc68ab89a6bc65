"""Every enquiry into a service with its steps and what is to be done, and services that concerns name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.organisations.models import (
    AdultConcerned,
    ServiceAction,
    ServiceEnquiry,
    ServiceStep,
)
from homefirst.practice.pathways.queries.worklist import HIDDEN
from homefirst.practice.safeguarding.definition import safeguarding_rule
from homefirst.practice.safeguarding.models import Concern
from homefirst.practice.safeguarding.queries.reach import action_for
from homefirst.practice.safeguarding.rules.patterns import named_often, same_name

ACT = "organisations.enquire"


@dataclass(frozen=True)
class Looked:
    """`steps` in the order in which they began; `to_do` what is open, the soonest first; counts of all adults concerned,
    whoever may see them."""

    enquiry: ServiceEnquiry
    steps: tuple[ServiceStep, ...]
    to_do: tuple[ServiceAction, ...]
    adults: int
    asked: int

    @property
    def in_hand(self) -> tuple[ServiceStep, ...]:
        opened = (step for step in self.steps if step.finished_on is None and step.is_needed)
        return tuple(sorted(opened, key=lambda step: (step.due_on or date.min, step.pk)))

    def late(self, on: date) -> tuple[ServiceAction, ...]:
        return tuple(each for each in self.to_do if each.due_on < on)


def enquiries(actor: Actor, *, opened: bool = True) -> list[Looked]:
    """None for a role that enquires into no service. Open ones the oldest first, closed ones the last 50. Three queries."""
    if not policy.can(actor, ACT):
        return []
    rows = ServiceEnquiry.objects.filter(closed_on__isnull=opened)
    ordered = rows.order_by("opened_on", "pk") if opened else rows.order_by("-closed_on", "-pk")[:50]
    return [_looked(each) for each in _whole(ordered)]


def enquiry_of(actor: Actor, enquiry_id: int) -> Looked:
    """Raises NotAllowed alike for one that does not exist. Three queries."""
    found = next(iter(_whole(ServiceEnquiry.objects.filter(pk=enquiry_id))), None)
    if found is None or not policy.can(actor, ACT):
        raise NotAllowed(HIDDEN, action=ACT)
    return _looked(found)


def step_of(actor: Actor, step_id: int) -> ServiceStep:
    found = ServiceStep.objects.filter(pk=step_id).select_related("enquiry__version", "form").first()
    if found is None or not policy.can(actor, ACT):
        raise NotAllowed(HIDDEN, action=ACT)
    return found


def to_do_of(actor: Actor, action_id: int) -> ServiceAction:
    found = ServiceAction.objects.filter(pk=action_id).select_related("enquiry").first()
    if found is None or not policy.can(actor, ACT):
        raise NotAllowed(HIDDEN, action=ACT)
    return found


def adults_of(actor: Actor, enquiry: ServiceEnquiry) -> tuple[list[AdultConcerned], int]:
    """Those whom this actor may see, who was not asked yet first; and how many more there are. Two queries."""
    every = AdultConcerned.objects.filter(enquiry=enquiry)
    seen = policy.visible(actor, every, "safeguarding.all", "person__record")
    found = list(seen.select_related("person__record", "asked_by").order_by("-asked_on", "pk"))
    found.sort(key=lambda each: each.asked_on is not None)
    return found, every.count() - len(found)


def adult_of(actor: Actor, adult_id: int) -> AdultConcerned:
    seen = policy.visible(actor, AdultConcerned.objects.all(), "safeguarding.all", "person__record")
    found = seen.filter(pk=adult_id).select_related("enquiry__version", "person__record__team").first()
    if found is None or not policy.can(actor, ACT):
        raise NotAllowed(HIDDEN, action=ACT)
    return found


def services_named(actor: Actor) -> list[tuple[str, int]]:
    """(service, how many concerns) within the span of the council's pattern rule, among those this actor may see; the most
    first. One query."""
    rule = safeguarding_rule()
    since = actor.on - timedelta(days=rule.pattern_days)
    recent = Concern.objects.filter(received_on__gt=since).exclude(service_name="")
    seen = policy.visible(actor, recent, action_for(actor), "person__record")
    named = seen.values_list("service_name", "received_on")
    return named_often(named, enough=1, days=rule.pattern_days, on=actor.on)


def concerns_about(actor: Actor, enquiry: ServiceEnquiry) -> list[Concern]:
    """Every concern that named this service, whom this actor may see, the last first. One query."""
    named = Concern.objects.exclude(service_name="").select_related("person__record", "episode")
    seen = policy.visible(actor, named, action_for(actor), "person__record")
    rows = seen.order_by("-received_on", "-pk")
    return [each for each in rows if same_name(each.service_name) == enquiry.key]


def _whole(rows: QuerySet[ServiceEnquiry]) -> QuerySet[ServiceEnquiry]:
    steps = ServiceStep.objects.select_related("finished_by", "form").order_by("pk")
    opened = ServiceAction.objects.order_by("due_on", "pk")
    return (
        rows.select_related("version", "held_by", "opened_by")
        .annotate(
            all_adults=Count("adults"), adults_asked=Count("adults", filter=Q(adults__asked_on__isnull=False))
        )
        .prefetch_related(
            Prefetch("steps", steps, to_attr="steps_all"), Prefetch("to_do", opened, to_attr="to_do_all")
        )
    )


def _looked(enquiry: ServiceEnquiry) -> Looked:
    return Looked(
        enquiry=enquiry,
        steps=tuple(getattr(enquiry, "steps_all", ())),
        to_do=tuple(each for each in getattr(enquiry, "to_do_all", ()) if each.done_on is None),
        adults=int(getattr(enquiry, "all_adults", 0)),
        asked=int(getattr(enquiry, "adults_asked", 0)),
    )
