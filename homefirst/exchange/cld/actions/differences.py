"""Where the desk and a file disagree the desk's value stands, and the difference is listed until an analyst decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from homefirst.exchange.cld.models import Difference, Submission
from homefirst.practice.people.models import Person


@dataclass(frozen=True)
class Laid:
    """A row of the record and what a file changes in it."""

    row: Any
    changes: dict[str, Any]


def lay_over_desk(row: Any, facts: Mapping[str, Any], submission: Submission, person: int) -> Laid:
    """Which of `facts` change `row`; those set at the desk do not, and are listed where they differ."""
    changes: dict[str, Any] = {}
    for name, value in facts.items():
        if same(getattr(row, name), value) or _says_nothing(row, name, value):
            continue
        if name in row.desk_fields:
            _list(row, name, value, submission, person)
        else:
            changes[name] = value
    return Laid(row, changes)


def _says_nothing(row: Model, name: str, value: Any) -> bool:
    """A file that has no name or number for somebody does not deny what the desk knows. A death it would have to say."""
    return isinstance(row, Person) and name != "died_on" and value in (None, "") and name in row.desk_fields


def _list(row: Model, name: str, value: Any, submission: Submission, person: int) -> None:
    Difference.objects.get_or_create(
        object_type=row._meta.model_name,
        object_id=row.pk,
        field=name,
        file_value=as_text(value),
        defaults={
            "submission": submission,
            "person_id": person,
            "desk_value": as_text(getattr(row, name)),
        },
    )


def same(here: Any, said: Any) -> bool:
    """Whether a value of the record is what the file says (days and sums come as text)."""
    return as_text(here) == as_text(said)


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return str(value)
