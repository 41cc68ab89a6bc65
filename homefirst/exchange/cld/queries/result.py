"""What a load held back and what it found odd, by reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from homefirst.exchange.cld.models import HeldBackRow, RowWarning, Submission
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.insight.cld.fields import BY_NAME

SHOWN = 10
_BEGINNING = 40  # signs of a line


@dataclass(frozen=True)
class Reason:
    """`rows` are the first SHOWN: number, field as in the file's header, value."""

    words: str
    total: int
    rows: Sequence[tuple[int, str, str]]


@dataclass(frozen=True)
class WarningLine:
    """`first` is the first row's number, and `example` its value."""

    field: str
    words: str
    total: int
    confirmed: bool
    first: int
    example: str


def held_back_by_reason(actor: Actor, submission: Submission) -> list[Reason]:
    """Two queries, whatever was held back."""
    policy.check(actor, "files.load")
    held = HeldBackRow.objects.filter(submission=submission)
    totals = dict(held.values_list("reason").annotate(total=Count("pk")).order_by("-total", "reason")[:SHOWN])
    place = Window(RowNumber(), partition_by=F("reason"), order_by=F("number").asc())
    first = held.filter(reason__in=totals).annotate(place=place).filter(place__lte=SHOWN).order_by("number")
    rows: dict[str, list[tuple[int, str, str]]] = {reason: [] for reason in totals}
    for one in first:
        rows[one.reason].append((one.number, _header(one.field), one.value or _beginning(one)))
    return [Reason(reason, total, rows[reason]) for reason, total in totals.items()]


def warnings_by_check(actor: Actor, submission: Submission) -> list[WarningLine]:
    """What was loaded as it stands and is odd, the most frequent first. Two queries."""
    policy.check(actor, "files.load")
    found = RowWarning.objects.filter(submission=submission)
    counted = found.values_list("check_code", "field", "words", "confirmed").annotate(total=Count("pk"))
    place = Window(RowNumber(), partition_by=[F("check_code"), F("field")], order_by=F("number").asc())
    firsts = {(one.check_code, one.field): one for one in found.annotate(place=place).filter(place=1)}
    return [
        WarningLine(
            field=_header(field),
            words=words,
            total=total,
            confirmed=confirmed,
            first=firsts[code, field].number,
            example=firsts[code, field].value,
        )
        for code, field, words, confirmed, total in counted.order_by("-total", "field", "check_code")
    ]


def _beginning(one: HeldBackRow) -> str:
    """What stands first in a row that could not be read."""
    return "" if one.field else f"{one.line[:_BEGINNING]} ..." if len(one.line) > _BEGINNING else one.line


def _header(name: str) -> str:
    return BY_NAME[name].header if name in BY_NAME else "The whole row"
