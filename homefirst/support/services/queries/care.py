"""A person's care: now, planned and before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import visible
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service
from homefirst.support.services.queries.lines import ServiceLine, line_of
from homefirst.support.services.rules import Standing


@dataclass(frozen=True)
class Care:
    """`planned` soonest first, the others newest first."""

    now: tuple[ServiceLine, ...]
    planned: tuple[ServiceLine, ...]
    ended: tuple[ServiceLine, ...]

    @property
    def weekly_cost(self) -> Decimal:
        """Of the care now, as far as its costs are known: pounds a week."""
        return sum((line.weekly_cost for line in self.now if line.weekly_cost is not None), Decimal("0.00"))

    @property
    def costs_unknown(self) -> int:
        """How many of the services now have a cost that is not known (and is not paid once)."""
        return sum(line.weekly_cost is None and not line.is_once for line in self.now)


def care(person: Person, on: date) -> Care:
    """One query."""
    lines = [line_of(row, person, on) for row in Service.objects.filter(person=person)]
    newest = sorted(lines, key=lambda line: (line.starts_on or date.min, line.service_id), reverse=True)
    latest_end = sorted(newest, key=lambda line: line.ends_on or date.min, reverse=True)
    return Care(
        now=tuple(line for line in newest if line.standing is Standing.NOW),
        planned=tuple(line for line in reversed(newest) if line.standing is Standing.PLANNED),
        ended=tuple(line for line in latest_end if line.standing is Standing.ENDED),
    )


def service_of(actor: Actor, person: Person, service_id: int) -> Service:
    """One service of this person. Raises NotAllowed alike for one that does not exist and one out of sight."""
    rows = visible(actor, Service.objects.filter(person=person), path="person__record")
    found = rows.filter(pk=service_id).select_related("person__record").first()
    if found is None:
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="section.care", about=person.pk)
    return found


def service_line(service: Service, on: date) -> ServiceLine:
    return line_of(service, service.person, on)


def has_open_long_term_support(person: Person, on: date) -> bool:
    """Somebody with long-term support who gets in touch is reviewed, not counted as a new request. One query."""
    running = Service.objects.filter(
        person=person, service_type__istartswith="Long term support", starts_on__lte=on
    )
    return running.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).exists()
