"""How to speak to a person and what is dangerous: the white lines under the identity bar, in one query for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BooleanField, CharField, QuerySet, Value

from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.models import Alert, CommunicationNeed, Person


@dataclass(frozen=True)
class CommunicationLine:
    """One way of speaking to the person, or one thing to adjust. `is_due` when it is time to ask again."""

    need_id: int
    code: str
    words: str
    is_adjustment: bool
    may_share: bool | None
    met_how: str
    recorded_by: str
    recorded_on: date
    review_on: date | None
    is_due: bool
    row_version: int


@dataclass(frozen=True)
class HowToSpeak:
    """`asked_on` None means nobody has asked yet; asked with no lines means that nothing was needed."""

    lines: tuple[CommunicationLine, ...]
    first_language: str
    asked_on: date | None

    @property
    def words(self) -> str:
        said = [line.words for line in self.lines]
        if self.first_language and self.first_language.lower() != "english":
            said.insert(0, f"Speaks {self.first_language}")
        return ". ".join(said) or ("Asked: nothing needed" if self.asked_on else "Not asked yet")


@dataclass(frozen=True)
class AlertLine:
    alert_id: int
    words: str
    added_by: str
    added_on: date
    check_on: date
    is_due: bool
    ended_on: date | None
    end_reason: str
    row_version: int


class _Row(NamedTuple):
    """A need or an alert: what they have in common. `more` is how the need is met, or why the alert ended."""

    what: str
    pk: int
    code: str
    words: str
    is_adjustment: bool
    may_share: bool | None
    more: str
    by: str | None
    since: date
    again_on: date | None
    ended_on: date | None
    version: int


def speak_and_alerts(person: Person, on: date) -> tuple[HowToSpeak, list[AlertLine]]:
    """One query for both. Among the alerts are those that ended."""
    rows = [_Row(*row) for row in _needs(person).union(_alerts(person), all=True)]
    return _speak(person, rows, on), _danger(rows, on)


def how_to_speak(person: Person, on: date) -> HowToSpeak:
    """One query; in the order of the list of ways, adjustments last."""
    return _speak(person, [_Row(*row) for row in _needs(person)], on)


def alerts(person: Person, on: date, *, ended: bool | None = False) -> list[AlertLine]:
    """One query; the newest first. `ended` gives those that are over; None gives both."""
    found = _danger([_Row(*row) for row in _alerts(person)], on)
    return [line for line in found if ended is None or (line.ended_on is not None) is ended]


def _needs(person: Person) -> QuerySet[CommunicationNeed, Any]:
    told = CommunicationNeed.objects.filter(person=person)
    return told.values_list(
        Value("need"), "pk", "code", "words", "is_adjustment", "may_share", "met_how", "recorded_by__name",
        "recorded_on", "review_on", "ended_on", "row_version",
    )  # fmt: skip


def _alerts(person: Person) -> QuerySet[Alert, Any]:
    no_code, no, unasked = Value("", CharField()), Value(False, BooleanField()), Value(None, BooleanField())
    return Alert.objects.filter(person=person).values_list(
        Value("alert"), "pk", no_code, "words", no, unasked, "end_reason", "added_by__name",
        "added_on", "check_on", "ended_on", "row_version",
    )  # fmt: skip


def _speak(person: Person, rows: Iterable[_Row], on: date) -> HowToSpeak:
    order = {code: place for place, code in enumerate(communication_needs())}
    lasting = [row for row in rows if row.what == "need" and (row.ended_on is None or row.ended_on > on)]
    lasting.sort(key=lambda row: (row.is_adjustment, order.get(row.code, len(order)), row.pk))
    made = tuple(_need(row, on) for row in lasting)
    return HowToSpeak(made, person.first_language, person.accessible_information_asked_on)


def _need(row: _Row, on: date) -> CommunicationLine:
    return CommunicationLine(
        need_id=row.pk,
        code=row.code,
        words=row.words,
        is_adjustment=row.is_adjustment,
        may_share=row.may_share,
        met_how=row.more,
        recorded_by=row.by or "",
        recorded_on=row.since,
        review_on=row.again_on,
        is_due=row.again_on is not None and row.again_on <= on,
        row_version=row.version,
    )


def _danger(rows: Iterable[_Row], on: date) -> list[AlertLine]:
    told = [row for row in rows if row.what == "alert"]
    return [_alert(row, on) for row in sorted(told, key=lambda row: (row.since, row.pk), reverse=True)]


def _alert(row: _Row, on: date) -> AlertLine:
    assert row.again_on is not None
    return AlertLine(
        alert_id=row.pk,
        words=row.words,
        added_by=row.by or "",
        added_on=row.since,
        check_on=row.again_on,
        is_due=row.again_on <= on,
        ended_on=row.ended_on,
        end_reason=row.more,
        row_version=row.version,
    )
