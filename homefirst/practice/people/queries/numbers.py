"""The number by which the council knows a person, as it stands in what goes into the return."""

from __future__ import annotations

from typing import Final

from django.db.models import OuterRef, Subquery

from homefirst.foundation.access.asking import fact, fact_read, fact_written
from homefirst.practice.people.models import Identifier, Person

_NAME: Final = "council number"
_NUMBERS = (
    Identifier.objects.filter(kind=Identifier.Kind.COUNCIL).order_by("pk").values_list("value", flat=True)
)


def council_number_of(person: Person) -> str:
    """The first that they were given; "" where there is none. One query; within an act, one for all who ask."""
    return fact(person.pk, _NAME, lambda: _NUMBERS.filter(person=person).first() or "")


def council_number_beside(person: str) -> Subquery:
    """The same for a query that reads something else; `person` is the path to their key."""
    return Subquery(_NUMBERS.filter(person=OuterRef(person))[:1])


def number_read(person_id: int, number: str | None) -> None:
    """An act that has read it so does not ask for it again."""
    fact_read(person_id, _NAME, number or "")


def number_added(person: Person) -> None:
    fact_written(person.pk, _NAME)
