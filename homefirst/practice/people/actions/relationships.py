"""People around a person. What one is to the other is dated and ends; it is never removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.practice.people.actions.writing import check_edit, refuse_if, save_changes, wrote
from homefirst.practice.people.codes import relationship_ties
from homefirst.practice.people.models import Person, Relationship

# What change_relationship may set; who the other is does not change: end it and add another.
EDITABLE = frozenset(
    {
        "other_name", "tie", "group", "is_informal_carer", "is_key_contact", "lives_with", "how_often",
        "how_it_is", "helps_with", "telephone", "may_share", "share_until", "legal_role", "evidence_seen_on",
        "emergency_order", "carer_allows_link", "starts_on",
    }
)  # fmt: skip


@transaction.atomic
def add_relationship(
    *,
    person: Person,
    tie: str,
    by: Actor,
    on: date,
    other: Person | None = None,
    other_name: str = "",
    **facts: Any,
) -> Relationship:
    """`other` is what `tie` says to `person`. Somebody without a record has `other_name` only."""
    allowed = check_edit(by, person)
    if other is not None and other.pk != person.pk:
        policy.check(by, "person.see", other.record)
    _only(facts)
    known = relationship_ties().get(tie.strip())
    made = Relationship(
        person=person, other=other, other_name=other_name.strip(), tie=tie.strip(), starts_on=on
    )
    made.group = known.group if known else Relationship.Group.FAMILY
    _set(made, facts)
    refuse_if(_problems(made, on))
    made.save(force_insert=True)
    wrote(by, "person.add_relationship", made, person.pk, allowed)
    return made


@transaction.atomic
def change_relationship(
    *, relationship: Relationship, changes: Mapping[str, Any], row_version: int, by: Actor, on: date
) -> Relationship:
    allowed = check_edit(by, relationship.person)
    _only(changes)
    wanted = Relationship.objects.get(pk=relationship.pk)
    _set(wanted, changes)
    refuse_if(_problems(wanted, on))
    save_changes(relationship, {name: getattr(wanted, name) for name in changes}, row_version)
    wrote(by, "person.change_relationship", relationship, relationship.person_id, allowed, changes)
    return relationship


@transaction.atomic
def end_relationship(
    *, relationship: Relationship, row_version: int, by: Actor, on: date, ends_on: date | None = None
) -> Relationship:
    """From `ends_on` (else `on`) it stands among those before."""
    allowed = check_edit(by, relationship.person)
    last = ends_on or on
    if relationship.starts_on and last < relationship.starts_on:
        refuse_if({"ends_on": "This would end before it starts. Check the day."})
    save_changes(relationship, {"ends_on": last}, row_version)
    wrote(by, "person.end_relationship", relationship, relationship.person_id, allowed, ["ends_on"])
    return relationship


def _problems(wanted: Relationship, on: date) -> dict[str, str]:
    problems = {}
    if wanted.other_id is not None and wanted.other_id == wanted.person_id:
        problems["other"] = "This is the person's own record. Choose somebody else."
    elif wanted.other_id is None and not wanted.other_name:
        problems["other_name"] = "Enter the name, or find their record."
    if not wanted.tie:
        problems["tie"] = "Say what they are to each other, like daughter."
    if wanted.evidence_seen_on and wanted.evidence_seen_on > on:
        problems["evidence_seen_on"] = "This day is in the future. Enter the day on which you saw it."
    if wanted.share_until and not wanted.may_share:
        problems["may_share"] = "Say what may be shared until that day."
    if wanted.legal_role == Relationship.Legal.NEAREST_RELATIVE and not problems:
        problems |= _nearest_relative_problem(wanted, on)
    return problems


def _nearest_relative_problem(wanted: Relationship, on: date) -> dict[str, str]:
    """Only one person is the nearest relative at a time (Mental Health Act 1983 section 26)."""
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    others = Relationship.objects.filter(
        still, person_id=wanted.person_id, legal_role=Relationship.Legal.NEAREST_RELATIVE
    ).exclude(pk=wanted.pk)
    for held in others.select_related("other"):
        if (held.other_id, held.other_name) != (wanted.other_id, wanted.other_name):
            words = f"Somebody else ({held.tie}) is the nearest relative. End that first, then add this one."
            return {"legal_role": words}
    return {}


def _set(wanted: Relationship, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(wanted, name, value.strip() if isinstance(value, str) else value)


def _only(facts: Mapping[str, Any]) -> None:
    unknown = set(facts) - EDITABLE
    if unknown:
        raise TypeError(f"not set here: {', '.join(sorted(unknown))}")
