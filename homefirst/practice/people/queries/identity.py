"""Who a person is: what stands at the top of every page about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people import rules
from homefirst.practice.people.models import (
    Address,
    ContactPoint,
    Identifier,
    Person,
)

_CARER = ("carer", "unpaid carer")


@dataclass(frozen=True)
class Identity:
    """The identity bar. `first_name` is what headings call the person: the liked name, else the given one."""

    person_id: int
    ref: str
    name: str
    liked_name: str
    first_name: str
    pronouns: str
    birth_date: date | None
    birth_is_estimated: bool
    died_on: date | None
    age: str
    nhs_number: str
    council_numbers: tuple[str, ...]
    telephone: str
    address: str
    is_carer: bool
    restriction_reason: str
    row_version: int

    @property
    def is_restricted(self) -> bool:
        return bool(self.restriction_reason)


def person_by_ref(actor: Actor, ref: str, action: str = "person.see") -> Person:
    """The person of a page's address. Raises NotAllowed alike for one who does not exist and one out of sight."""
    people = policy.visible(actor, Person.objects.filter(record__ref=ref.upper()), action)
    person = people.select_related("record__team").first()
    if person is None:
        about = Record.objects.filter(ref=ref.upper()).values_list("pk", flat=True).first()
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action=action, about=about)
    return person


def identity(person: Person, on: date) -> Identity:
    """One query. `person` comes from `person_by_ref`."""
    record = person.record
    council_numbers, telephone, address = _reached_by(person, on)
    return Identity(
        person_id=person.pk,
        ref=record.ref,
        name=rules.full_name(person.given_name, person.family_name) or f"Name not known, record {record.ref}",
        liked_name=person.liked_name,
        first_name=person.liked_name or person.given_name or "this person",
        pronouns=person.pronouns,
        birth_date=person.birth_date,
        birth_is_estimated=person.birth_is_estimated,
        died_on=person.died_on,
        age=rules.age_words(
            person.birth_date, on, died_on=person.died_on, is_estimated=person.birth_is_estimated
        ),
        nhs_number=person.nhs_number or "",
        council_numbers=council_numbers,
        telephone=telephone,
        address=address,
        is_carer=person.client_type.casefold().startswith(_CARER),
        restriction_reason=_restriction(record),
        row_version=person.row_version,
    )


def _reached_by(person: Person, on: date) -> tuple[tuple[str, ...], str, str]:
    """Council numbers, the telephone to ring and where they are to be found, in one query: a row for each number."""
    told = Person.objects.filter(pk=person.pk).annotate(
        number=FilteredRelation("identifiers", condition=Q(identifiers__kind=Identifier.Kind.COUNCIL)),
        telephone=Subquery(_telephones(on).values("value")[:1]),
        lines=Subquery(_addresses(on).values("lines")[:1]),
        code=Subquery(_addresses(on).values("postcode")[:1]),
    )
    rows = list(told.order_by("number__pk").values_list("number__value", "telephone", "lines", "code"))
    _, telephone, lines, code = rows[0]
    address = ", ".join(part for part in (lines, code) if part) if lines is not None else person.postcode
    return tuple(number for number, *_ in rows if number), telephone or "", address


def _telephones(on: date) -> QuerySet[ContactPoint]:
    spoken = (ContactPoint.Kind.PHONE, ContactPoint.Kind.MOBILE, ContactPoint.Kind.TEXT_RELAY)
    points = ContactPoint.objects.filter(_lasting("ends_on", on), person=OuterRef("pk"), kind__in=spoken)
    return points.order_by("-is_preferred", "-pk")


def _addresses(on: date) -> QuerySet[Address]:
    """Where they stay for now comes before where they live."""
    held = Address.objects.filter(_lasting("ends_on", on), person=OuterRef("pk"))
    return held.exclude(kind=Address.Kind.POST).order_by("-kind", "-starts_on", "-pk")


def _restriction(record: Record) -> str:
    restricted = record.restriction == Record.Restriction.RESTRICTED
    return (record.restriction_reason or "Restricted to named staff") if restricted else ""


def _lasting(ends: str, on: date) -> Q:
    return Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": on})
