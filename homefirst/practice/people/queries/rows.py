"""One row of a person's record by its number, for the form that changes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people.models import Address, Alert, CommunicationNeed, ContactPoint, Person

Row = TypeVar("Row", Address, Alert, CommunicationNeed, ContactPoint)


def one_of(model: type[Row], person: Person, number: int) -> Row:
    """Raises NotAllowed alike for a row of somebody else and for none. `person` comes from `person_by_ref`."""
    rows: Any = model._default_manager
    found: Row | None = rows.filter(person=person, pk=number).first()
    if found is None:
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="section.details", about=person.pk)
    found.person = person
    return found


def people_with_records(ids: Collection[int]) -> dict[int, Person]:
    """By id, each with their record, for lists that have asked already whom the reader may see. One query."""
    return {person.pk: person for person in Person.objects.filter(pk__in=ids).select_related("record")}


def ids_by_ref(actor: Actor, refs: Iterable[str]) -> dict[str, int]:
    """Of those whom this actor may find. One query."""
    found = policy.visible(actor, Person.objects.filter(record__ref__in=list(refs)), "person.find")
    return dict(found.values_list("record__ref", "pk"))
