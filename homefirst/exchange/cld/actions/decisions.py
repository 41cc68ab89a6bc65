"""An analyst decides where the desk and a file differ: the desk is right, or the file's value is taken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import DateField, DecimalField, Field, Model

from homefirst.exchange.cld.actions.differences import as_text
from homefirst.exchange.cld.actions.following import follow_person
from homefirst.exchange.cld.models import Difference
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import NotNow, Stale
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.people.models import Person
from homefirst.support.services.models import Service

_MODELS: dict[str, type[Model]] = {"person": Person, "service": Service, "paststep": PastStep}
_DECIDED = "Somebody has decided about this already. Open the list again to see what is left."


@transaction.atomic
def keep_desk_value(*, difference: Difference, by: Actor) -> None:
    """Right as it is: the same value of a later file is not asked about again."""
    policy.check(by, "files.differences")
    _decide(difference, Difference.State.KEPT, by)
    _wrote(by, "files.keep_desk_value", difference)


@transaction.atomic
def take_file_value(*, difference: Difference, by: Actor) -> None:
    """The file's value goes into the record, and later files may change it again. Raises Stale when the desk has changed
    the value since the difference was found."""
    policy.check(by, "files.differences")
    policy.check(by, "person.edit", difference.person.record)
    row: Any = (
        _MODELS[difference.object_type]._default_manager.select_for_update().get(pk=difference.object_id)
    )
    if as_text(getattr(row, difference.field)) != difference.desk_value:
        raise Stale(
            yours={difference.field: difference.file_value},
            theirs={difference.field: as_text(getattr(row, difference.field))},
        )
    changes = {difference.field: _value(row, difference.field, difference.file_value)}
    type(row)._default_manager.filter(pk=row.pk).update(
        **changes,
        desk_fields=[name for name in row.desk_fields if name != difference.field],
        row_version=row.row_version + 1,
    )
    if isinstance(row, Person):
        follow_person(row, changes, by)
    _decide(difference, Difference.State.TAKEN, by)
    _wrote(by, "files.take_file_value", difference)


def _decide(difference: Difference, state: Difference.State, by: Actor) -> None:
    still_open = Difference.objects.filter(pk=difference.pk, state=Difference.State.OPEN)
    if not still_open.update(state=state, decided_by=by.user, decided_at=by.at):
        raise NotNow(_DECIDED)


def _value(row: Model, name: str, text: str) -> date | Decimal | str | None:
    field = row._meta.get_field(name)
    assert isinstance(field, Field)
    if text == "" and field.null:
        return None
    if isinstance(field, DateField):
        return date.fromisoformat(text)
    return Decimal(text) if isinstance(field, DecimalField) else text


def _wrote(by: Actor, action: str, difference: Difference) -> None:
    audit.record(
        by,
        "write",
        action,
        about=difference.person_id,
        object_type=difference.object_type,
        object_id=str(difference.object_id),
        detail={"fields": [difference.field], "difference": difference.pk},
    )
