"""Care that was asked for and has not begun."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from homefirst.support.services.models import Service


def care_to_start(on: date) -> QuerySet[Service]:
    """Of living people: its start lies ahead, and it has not been called off before."""
    not_called_off = Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
    return Service.objects.filter(not_called_off, starts_on__gt=on, person__died_on__isnull=True)
