"""Looks that deserve a second one, as conditions on audit rows.

Odd is not wrong: a duty worker reads at night, and Smiths look after Smiths. Each is a way to narrow the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from homefirst.foundation.access.models import Tie
from homefirst.foundation.access.reach import BY_ROLE
from homefirst.foundation.access.reasons import LONDON
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people.models import Person

NIGHT_BEGINS, NIGHT_ENDS = time(22), time(6)
EMERGENCY = str(Tie.Kind.BREAK_GLASS.label)
WITHOUT_TIE = ("", BY_ROLE)


class Odd(StrEnum):
    EMERGENCY = "emergency"
    NO_TIE = "no_tie"
    SAME = "same"
    NIGHT = "night"


ODD_WORDS: Mapping[Odd, str] = {
    Odd.EMERGENCY: "Opened in an emergency",
    Odd.NO_TIE: "No tie at the time",
    Odd.SAME: "Same surname, or a neighbour of a record closed to them",
    Odd.NIGHT: "At night, 10pm to 6am",
}


def only(rows: QuerySet[AuditRow], odd: Odd, since: date, until: date) -> QuerySet[AuditRow]:
    """Reads of a person that are odd in this way, between two days."""
    reads = rows.filter(kind=AuditRow.Kind.READ, record_id__isnull=False)
    if odd is Odd.EMERGENCY:
        return reads.filter(tie=EMERGENCY)
    if odd is Odd.NO_TIE:
        return reads.filter(tie__in=WITHOUT_TIE)
    if odd is Odd.NIGHT:
        return rows.filter(_nights(since, until))
    return reads.filter(Exists(_namesakes()) | Exists(_neighbours()))


def is_night(at: datetime) -> bool:
    clock = at.astimezone(LONDON).time()
    return clock >= NIGHT_BEGINS or clock < NIGHT_ENDS


def begins(day: date) -> datetime:
    """Midnight in London, when the day begins."""
    return datetime.combine(day, time(), LONDON)


def _nights(since: date, until: date) -> Q:
    """One range of moments for each night: an index finds them, where an hour would be worked out row by row."""
    wanted = Q(pk__in=[])
    for first, last in _each_night(since, until):
        wanted |= Q(at__gte=first, at__lt=last)
    return wanted


def _each_night(since: date, until: date) -> Iterator[tuple[datetime, datetime]]:
    day = since - timedelta(days=1)
    while day <= until:
        first = datetime.combine(day, NIGHT_BEGINS, LONDON).astimezone(UTC)
        yield first, datetime.combine(day + timedelta(days=1), NIGHT_ENDS, LONDON).astimezone(UTC)
        day += timedelta(days=1)


def _namesakes() -> QuerySet[Person]:
    """The person looked at, when the worker's last name is theirs."""
    worker = Concat(Value(" "), OuterRef("user_name"), output_field=CharField())
    people = Person.objects.filter(pk=OuterRef("record_id")).exclude(family_name="")
    return people.annotate(worker=worker).filter(
        worker__iendswith=Concat(Value(" "), F("family_name"), output_field=CharField())
    )


def _neighbours() -> QuerySet[Person]:
    """The person looked at, when they live at the postcode of a record that is closed to this worker.

    No address of staff is kept here. Their own record, or their family's, stands for their street.
    """
    closed = {
        "record__ties__kind": Tie.Kind.BARRED,
        "record__ties__user_id": OuterRef(OuterRef("user_id")),
    }
    near = Person.objects.filter(**closed).exclude(postcode="")
    return Person.objects.filter(pk=OuterRef("record_id"), postcode__in=near.values("postcode"))
