"""One row of a person's record by its number, for the form that changes it."""

from __future__ import annotations

from typing import Any, TypeVar

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
