"""Whom a look was about: found by what is typed, and named where this reader may name them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.audit.actions import looked_many
from homefirst.practice.people import rules
from homefirst.practice.people.models import Identifier, Person, PersonWord

PART = "looks.all"


def people_called(text: str, actor: Actor) -> QuerySet[Person]:
    """Those whom this actor may find, by reference, NHS number, council number, or every word of a name."""
    known = Identifier.objects.filter(value__iexact=text)
    by_number = Q(record__ref=text.upper()) | Q(pk__in=known.values("person_id"))
    digits = rules.nhs_digits(text)
    if digits:
        by_number |= Q(nhs_number=digits)
    words = rules.name_words(text)
    by_name = Q(pk__isnull=False) if words else Q(pk__in=[])
    for word in words:
        by_name &= Q(pk__in=PersonWord.objects.filter(word__word=word).values("person_id"))
    return policy.visible(actor, Person.objects.filter(by_number | by_name), "person.names")


def people_named(actor: Actor, record_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Name and reference of those whom this actor may name, by record; the look at their names is kept.

    One query, and those of the audit.
    """
    wanted = set(record_ids)
    if not wanted:
        return {}
    people = policy.visible(actor, Person.objects.filter(pk__in=wanted), "person.names")
    listed = list(people.select_related("record").order_by("pk"))
    looked_many(actor, [person.pk for person in listed], PART, [_tie(person) for person in listed])
    return {person.pk: (_name(person), person.record.ref) for person in listed}


def _name(person: Person) -> str:
    return rules.full_name(person.given_name, person.family_name) or f"Record {person.record.ref}"


def _tie(person: Person) -> str:
    """Whoever reads all looks reaches every record by role, and a restricted one by being named on it."""
    restricted = person.record.restriction == Record.Restriction.RESTRICTED
    return str(Tie.Kind.NAMED.label) if restricted else BY_ROLE
