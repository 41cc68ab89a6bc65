"""A letter to somebody around a person shows how they are written to: their own record is looked at as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.actions import looked, together
from homefirst.practice.people.models import Person

_WHY = "a letter about somebody close to them"


@contextmanager
def also_looked_at(actor: Actor, other: Person | None) -> Iterator[None]:
    """Around the drawing of the page, so that both looks are written at once."""
    if other is None:
        yield
        return
    with transaction.atomic(), together():
        looked(actor, other.pk, "letters", _WHY)
        yield
