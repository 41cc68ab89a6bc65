"""What every write to a record does: ask whether it may, save without overwriting, say so in the audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import Invalid, NotAllowed, Stale
from homefirst.practice.people.models import Person


def check_edit(by: Actor, person: Person) -> str:
    """The words that say why it is allowed; raises NotAllowed."""
    return policy.check(by, "person.edit", person.record).tie


def member_of_staff(by: Actor) -> User:
    """Some facts need somebody to answer for them; the system cannot."""
    if by.user is None:
        raise NotAllowed("Only a member of staff can add this, so that somebody can be asked about it.")
    return by.user


def wrote(by: Actor, action: str, row: Model, person_id: int, tie: str, fields: Iterable[str] = ()) -> None:
    """The audit row of a write: names of fields, never their values."""
    detail = {"fields": sorted(fields)} if fields else {}
    kind, number = row._meta.model_name or "", row.pk
    audit.record(
        by, "write", action, about=person_id, object_type=kind, object_id=str(number), tie=tie, detail=detail
    )


def save_changes(row: Model, changes: Mapping[str, Any], row_version: int) -> None:
    """One UPDATE with the version in its WHERE; raises Stale with both texts when somebody saved first."""
    kept = type(row)._default_manager.filter(pk=row.pk, row_version=row_version)
    if kept.update(**changes, row_version=row_version + 1) == 0:
        row.refresh_from_db()
        raise Stale(yours=_texts(changes), theirs=_texts({name: getattr(row, name) for name in changes}))
    for name, value in {**changes, "row_version": row_version + 1}.items():
        setattr(row, name, value)


def save_new_or_changes(row: Model, changes: Mapping[str, Any]) -> None:
    """One INSERT of a row that is new, with the changes in it, or one UPDATE as above."""
    if row.pk is None:
        for name, value in changes.items():
            setattr(row, name, value)
        row.save()
    else:
        save_changes(row, changes, row.row_version)  # type: ignore[attr-defined]


def refuse_if(problems: Mapping[str, str]) -> None:
    if problems:
        raise Invalid("Something typed cannot be used. See the messages.", problems)


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    shown = {name: value for name, value in values.items() if name != "desk_fields"}
    return {name: "" if value is None else str(value) for name, value in shown.items()}
