"""A record is closed to all but named staff, and opened again."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.asking import ties_changed
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import User
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, wrote
from homefirst.practice.people.models import Person


@transaction.atomic
def restrict(*, person: Person, reason: str, named: Collection[User], by: Actor) -> Person:
    """Only `named` (and whoever does this) may open the record from now on, whatever their role or team."""
    tie = policy.check(by, "person.restrict", person.record).tie
    refuse_if({} if reason.strip() else {"reason": "Say why this record needs to be restricted."})
    record = person.record
    record.restriction, record.restriction_reason = Record.Restriction.RESTRICTED, reason.strip()
    record.save(update_fields=["restriction", "restriction_reason"])
    for user in {member_of_staff(by), *named}:
        Tie.objects.create(record=record, user=user, kind=Tie.Kind.NAMED, starts_at=by.at)
    ties_changed(record.pk)
    wrote(by, "person.restrict", record, person.pk, tie, ["restriction"])
    return person


@transaction.atomic
def lift_restriction(*, person: Person, reason: str, by: Actor) -> Person:
    """Open again to those with a reason; the ties of the named staff end."""
    tie = policy.check(by, "person.restrict", person.record).tie
    refuse_if({} if reason.strip() else {"reason": "Say why the restriction is no longer needed."})
    record = person.record
    record.restriction, record.restriction_reason = Record.Restriction.NORMAL, reason.strip()
    record.save(update_fields=["restriction", "restriction_reason"])
    record.ties.filter(kind=Tie.Kind.NAMED, ends_at__isnull=True).update(ends_at=by.at)
    ties_changed(record.pk)
    wrote(by, "person.lift_restriction", record, person.pk, tie, ["restriction"])
    return person
