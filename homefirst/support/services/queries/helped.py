"""Whom a provider helps now."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service

_MOST = 500


def helped_by(actor: Actor, provider: str, on: date, action: str = "person.see") -> list[Person]:
    """Living people with open care of a provider of this name, whom this actor may do `action` to. One query."""
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    there = Service.objects.filter(lasts, starts_on__lte=on, provider_name__iexact=provider.strip())
    people = Person.objects.filter(pk__in=there.values("person_id"), died_on__isnull=True)
    seen = policy.visible(actor, people, action)
    return list(seen.select_related("record__team").order_by("pk")[:_MOST])
