"""Whom a supervision may speak about: people whose work the worker holds, and whom the reader may see."""

from __future__ import annotations

from collections.abc import Collection

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.models import Person


def people_of_worker(actor: Actor, worker: User) -> list[Person]:
    """With open work or a promise in the worker's hands, by name. One query."""
    steps = Step.objects.filter(held_by=worker, state__in=Step.OPEN).order_by().values("episode__person")
    promises = Promise.objects.filter(held_by=worker, kept_on__isnull=True).order_by().values("person")
    found = policy.visible(actor, Person.objects.filter(pk__in=steps.union(promises)), "person.see", "record")
    return list(found.select_related("record").order_by("family_name", "given_name", "pk"))


def people_by_id(actor: Actor, ids: Collection[int]) -> dict[int, Person]:
    """Those of them whom this reader may see. One query, none for nobody."""
    if not ids:
        return {}
    found = policy.visible(actor, Person.objects.filter(pk__in=ids), "person.see", "record")
    return {person.pk: person for person in found.select_related("record")}
