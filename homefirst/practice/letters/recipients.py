"""To whom somebody may write from a record: the person, and those around them who may be told something today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import day
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.practice.letters.composing import name_of
from homefirst.practice.letters.definition.shapes import AROUND, PERSON, Template
from homefirst.practice.letters.models import Letter
from homefirst.practice.people.models import Person, Relationship
from homefirst.practice.people.rules import full_name

_HIDDEN = "There is no such page, or you have no reason recorded to see it."


@dataclass(frozen=True)
class Recipient:
    """`code` stands in addresses. `told` is what they may be told, as the person said it; `why_not` why they are written
    nothing. The person is told everything and has no `row`."""

    code: str
    name: str
    tie: str = ""
    told: str = ""
    why_not: str = ""
    row: Relationship | None = None
    other: Person | None = None  # who has a record that they allow a link to, and that the reader may see

    def gets(self, template: Template) -> bool:
        return (PERSON if self.row is None else AROUND) in template.written_to


def recipients_of(actor: Actor, person: Person, on: date) -> list[Recipient]:
    """The person first, then those around them, for a role that may know who they are. One query. Whoever has no name here
    is left out: nobody could write it."""
    if not policy.can(actor, "section.people"):
        return [Recipient(PERSON, name_of(person))]
    rows = Relationship.objects.filter(
        Q(starts_on__isnull=True) | Q(starts_on__lte=on),
        Q(ends_on__isnull=True) | Q(ends_on__gt=on),
        person=person,
    )
    seen = Exists(policy.visible(actor, Person.objects.filter(pk=OuterRef("other_id"))))
    found = rows.select_related("other__record").annotate(other_seen=seen).order_by("emergency_order", "pk")
    around = (_around(row, on) for row in found)
    return [Recipient(PERSON, name_of(person)), *(each for each in around if each.name)]


def recipient_of(actor: Actor, person: Person, code: str, on: date) -> Recipient:
    """Raises NotAllowed for nobody of this record, and NotNow with the reason for one who may not be told. One query for
    somebody around the person."""
    if code == PERSON:
        return Recipient(PERSON, name_of(person))
    found = next((each for each in recipients_of(actor, person, on) if each.code == code), None)
    if found is None:
        raise NotAllowed(_HIDDEN, action="work.do", about=person.pk)
    if found.why_not:
        raise NotNow(f"{found.name} is not written to. {found.why_not}")
    return found


def may_be_told(to: Relationship | None, on: date) -> str:
    """Why whoever is meant may be told nothing today; "" where they may."""
    if to is None:
        return ""
    if to.ends_on is not None and to.ends_on <= on:
        return f"They have not been {to.tie} since {day(to.ends_on, on)}."
    if not to.may_share.strip():
        return "Nobody has written down what they may be told."
    if to.share_until is not None and to.share_until < on:
        return f"What they may be told ended on {day(to.share_until, on)}."
    return ""


def shows_where(letter: Letter, other: Person | None) -> bool:
    """Whether a reader may see where it went: the record of somebody else is not theirs because a letter went there. `other`
    is whose record they may see (`other_of`)."""
    return letter.to is None or letter.to.other_id is None or other is not None


def _around(row: Any, on: date) -> Recipient:
    seen = row.other if row.other_seen else None
    name = (full_name(seen.given_name, seen.family_name) if seen else "") or row.other_name
    other = seen if row.carer_allows_link else None
    return Recipient(str(row.pk), name, row.tie, row.may_share, may_be_told(row, on), row, other)
