"""The people around a person, for the picture and the table."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people import rules
from homefirst.practice.people.codes import relationship_ties
from homefirst.practice.people.models import Person, Relationship
from homefirst.practice.people.rules import full_name

NAMELESS = "Name not known"  # somebody out of sight whom nobody has named here
_CARED_FOR = "person cared for"


@dataclass(frozen=True)
class Around:
    """One tie. `link` is the ref of the other's own record, where the carer allows it and the actor may see it.

    `helps` says who helps whom: "they help", "is helped", "both" or "" (the arrow of the picture). A tie that
    was written on the other's record has `is_from_other` and can be changed only there.
    """

    relationship_id: int
    row_version: int
    name: str
    link: str
    tie: str
    group: str
    group_words: str
    helps: str
    is_informal_carer: bool
    is_key_contact: bool
    lives_with: bool
    how_often: str
    how_often_words: str
    how_it_is: str
    how_it_is_words: str
    helps_with: str
    telephone: str
    may_share: str
    share_until: date | None
    may_share_now: bool
    legal_role: str
    legal_role_words: str
    evidence_seen_on: date | None
    emergency_order: int | None
    starts_on: date | None
    ends_on: date | None
    is_from_other: bool


@dataclass(frozen=True)
class Network:
    """Those now, whoever to ring first at the top; and those before."""

    now: tuple[Around, ...]
    before: tuple[Around, ...]

    @property
    def household(self) -> tuple[Around, ...]:
        return tuple(each for each in self.now if each.lives_with)


def network(actor: Actor, person: Person, on: date) -> Network:
    """One query. Ties written on somebody else's record appear only where that record may be seen."""
    rows = list(_ties(actor, person))
    own = [row for row in rows if row.person_id == person.pk]
    named = {row.other_id for row in own if row.other_id}
    told = [
        row for row in rows if row.other_id == person.pk and row.person_seen and row.person_id not in named
    ]
    cared_for = {
        row.person_id
        for row in rows
        if row.other_id == person.pk and row.person_seen and row.is_informal_carer
    }
    found = [_own(row, on, cared_for) for row in own] + [_told(row, on) for row in told]
    found.sort(key=_order)
    now = tuple(each for each in found if each.ends_on is None or each.ends_on > on)
    return Network(now, tuple(each for each in found if each not in now))


def relationship_of(actor: Actor, person: Person, relationship_id: int) -> Relationship:
    """One tie written on this person's record. Raises NotAllowed alike for none and for one out of sight."""
    rows = policy.visible(actor, Relationship.objects.filter(person=person), path="person__record")
    found = rows.filter(pk=relationship_id).select_related("person__record", "other__record").first()
    if found is None:
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action="section.people", about=person.pk)
    return found


def person_by_number(actor: Actor, typed: str) -> Person | None:
    """Whom a whole NHS number, council number or record reference means; None alike for nobody and one out of sight."""
    number = "".join(typed.split())
    meant = Q(record__ref=number.upper()) | Q(identifiers__value__iexact=number)
    digits = rules.nhs_digits(number)
    if digits:
        meant |= Q(nhs_number=digits)
    found = policy.visible(actor, Person.objects.filter(meant)).select_related("record").distinct()[:2]
    return found[0] if len(found) == 1 else None


def _ties(actor: Actor, person: Person) -> QuerySet[Any]:
    """From both ends; `other_seen` and `person_seen` say whose record this actor may see."""
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person))
    return rows.select_related("other__record", "person__record").annotate(
        other_seen=Exists(policy.visible(actor, Person.objects.filter(pk=OuterRef("other_id")))),
        person_seen=Exists(policy.visible(actor, Person.objects.filter(pk=OuterRef("person_id")))),
    )


def _own(row: Any, on: date, cared_for: Container[int]) -> Around:
    """Whom this person looks after stands on the other's record; the arrow points to whoever is helped on both."""
    other = row.other if row.other_seen else None
    name = full_name(other.given_name, other.family_name) if other else ""
    link = other.record.ref if other and row.carer_allows_link else ""
    shown = _around(row, name or row.other_name or NAMELESS, link, row.tie, on)
    if row.other_id not in cared_for:
        return shown
    return replace(shown, helps="both" if shown.helps in ("they help", "both") else "is helped")


def _told(row: Relationship, on: date) -> Around:
    """Seen from the other end: 'daughter' there has no one word back, so it is told as it stands."""
    known = relationship_ties().get(row.tie)
    back = known.back if known else ""
    name = full_name(row.person.given_name, row.person.family_name) or NAMELESS
    tie = back or f"has this person as {row.tie}"
    # Where this person is the one cared for, the record that says so is the carer's own.
    private = row.tie == _CARED_FOR and not row.carer_allows_link
    return _around(row, name, "" if private else row.person.record.ref, tie, on, is_from_other=True)


def _around(
    row: Relationship, name: str, link: str, tie: str, on: date, *, is_from_other: bool = False
) -> Around:
    return Around(
        relationship_id=row.pk,
        row_version=row.row_version,
        name=name,
        link=link,
        tie=tie,
        group=row.group,
        group_words=str(row.get_group_display()),
        helps=_helps(row, is_from_other),
        is_informal_carer=row.is_informal_carer and not is_from_other,
        is_key_contact=row.is_key_contact and not is_from_other,
        lives_with=row.lives_with,
        how_often=row.how_often,
        how_often_words=str(row.get_how_often_display()),
        how_it_is=row.how_it_is,
        how_it_is_words=str(row.get_how_it_is_display()),
        helps_with=row.helps_with,
        telephone="" if is_from_other else row.telephone,
        may_share="" if is_from_other else row.may_share,
        share_until=None if is_from_other else row.share_until,
        may_share_now=not is_from_other
        and bool(row.may_share)
        and (row.share_until is None or row.share_until >= on),
        legal_role="" if is_from_other else row.legal_role,
        legal_role_words="" if is_from_other or not row.legal_role else str(row.get_legal_role_display()),
        evidence_seen_on=None if is_from_other else row.evidence_seen_on,
        emergency_order=None if is_from_other else row.emergency_order,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        is_from_other=is_from_other,
    )


def _helps(row: Relationship, is_from_other: bool) -> str:
    they_help = row.is_informal_carer or bool(row.helps_with) or row.group == Relationship.Group.PAID
    is_helped = row.tie == _CARED_FOR
    if they_help and is_helped:
        return "both"
    if is_from_other:
        they_help, is_helped = is_helped, they_help
    return "they help" if they_help else "is helped" if is_helped else ""


def _order(each: Around) -> tuple[int, bool, bool, bool, str]:
    first = each.emergency_order if each.emergency_order is not None else 999
    return first, not each.is_key_contact, not each.is_informal_carer, not each.lives_with, each.name


def carers_of(person_ids: Iterable[int], on: date) -> Q:
    """A condition on people: those who care for any of these now, for lists of carers."""
    now = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    rows = Relationship.objects.filter(now, person_id__in=list(person_ids), is_informal_carer=True)
    return Q(pk__in=rows.exclude(other=None).values("other_id"))
