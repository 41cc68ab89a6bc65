"""Who a person is, how to speak to them and what is dangerous: what stands at the top of every page about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.people import rules
from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.models import (
    Address,
    Alert,
    CommunicationNeed,
    ContactPoint,
    Identifier,
    Person,
)

_CARER = ("carer", "unpaid carer")


@dataclass(frozen=True)
class Identity:
    """The identity bar. `first_name` is what headings call the person: the liked name, else the given one."""

    person_id: int
    ref: str
    name: str
    liked_name: str
    first_name: str
    pronouns: str
    birth_date: date | None
    birth_is_estimated: bool
    died_on: date | None
    age: str
    nhs_number: str
    council_numbers: tuple[str, ...]
    telephone: str
    address: str
    is_carer: bool
    restriction_reason: str
    row_version: int

    @property
    def is_restricted(self) -> bool:
        return bool(self.restriction_reason)


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


def person_by_ref(actor: Actor, ref: str, action: str = "person.see") -> Person:
    """The person of a page's address. Raises NotAllowed alike for one who does not exist and one out of sight."""
    people = policy.visible(actor, Person.objects.filter(record__ref=ref.upper()), action)
    person = people.select_related("record__team").first()
    if person is None:
        about = Record.objects.filter(ref=ref.upper()).values_list("pk", flat=True).first()
        words = "There is no such page, or you have no reason recorded to see it."
        raise NotAllowed(words, action=action, about=about)
    return person


def identity(person: Person, on: date) -> Identity:
    """One query. `person` comes from `person_by_ref`."""
    record = person.record
    council_numbers, telephone, address = _reached_by(person, on)
    return Identity(
        person_id=person.pk,
        ref=record.ref,
        name=rules.full_name(person.given_name, person.family_name) or f"Name not known, record {record.ref}",
        liked_name=person.liked_name,
        first_name=person.liked_name or person.given_name or "this person",
        pronouns=person.pronouns,
        birth_date=person.birth_date,
        birth_is_estimated=person.birth_is_estimated,
        died_on=person.died_on,
        age=rules.age_words(
            person.birth_date, on, died_on=person.died_on, is_estimated=person.birth_is_estimated
        ),
        nhs_number=person.nhs_number or "",
        council_numbers=council_numbers,
        telephone=telephone,
        address=address,
        is_carer=person.client_type.casefold().startswith(_CARER),
        restriction_reason=_restriction(record),
        row_version=person.row_version,
    )


def how_to_speak(person: Person, on: date) -> HowToSpeak:
    """One query; in the order of the list of ways, adjustments last."""
    needs = CommunicationNeed.objects.filter(_lasting("ended_on", on), person=person)
    order = list(communication_needs())
    found = sorted(
        needs.select_related("recorded_by"),
        key=lambda need: (need.is_adjustment, order.index(need.code) if need.code in order else 999, need.pk),
    )
    made = tuple(_communication_line(need, on) for need in found)
    return HowToSpeak(made, person.first_language, person.accessible_information_asked_on)


def alerts(person: Person, on: date, *, ended: bool | None = False) -> list[AlertLine]:
    """One query; the newest first. `ended` gives those that are over; None gives both."""
    rows = Alert.objects.filter(person=person).select_related("added_by")
    if ended is not None:
        rows = rows.filter(ended_on__isnull=not ended)
    return [
        AlertLine(
            alert_id=row.pk,
            words=row.words,
            added_by=row.added_by.name,
            added_on=row.added_on,
            check_on=row.check_on,
            is_due=row.check_on <= on,
            ended_on=row.ended_on,
            end_reason=row.end_reason,
            row_version=row.row_version,
        )
        for row in rows.order_by("-added_on", "-pk")
    ]


def _communication_line(need: CommunicationNeed, on: date) -> CommunicationLine:
    return CommunicationLine(
        need_id=need.pk,
        code=need.code,
        words=need.words,
        is_adjustment=need.is_adjustment,
        may_share=need.may_share,
        met_how=need.met_how,
        recorded_by=need.recorded_by.name if need.recorded_by else "",
        recorded_on=need.recorded_on,
        review_on=need.review_on,
        is_due=need.review_on is not None and need.review_on <= on,
        row_version=need.row_version,
    )


def _reached_by(person: Person, on: date) -> tuple[tuple[str, ...], str, str]:
    """Council numbers, the telephone to ring and where they are to be found, in one query: a row for each number."""
    told = Person.objects.filter(pk=person.pk).annotate(
        number=FilteredRelation("identifiers", condition=Q(identifiers__kind=Identifier.Kind.COUNCIL)),
        telephone=Subquery(_telephones(on).values("value")[:1]),
        lines=Subquery(_addresses(on).values("lines")[:1]),
        code=Subquery(_addresses(on).values("postcode")[:1]),
    )
    rows = list(told.order_by("number__pk").values_list("number__value", "telephone", "lines", "code"))
    _, telephone, lines, code = rows[0]
    address = ", ".join(part for part in (lines, code) if part) if lines is not None else person.postcode
    return tuple(number for number, *_ in rows if number), telephone or "", address


def _telephones(on: date) -> QuerySet[ContactPoint]:
    spoken = (ContactPoint.Kind.PHONE, ContactPoint.Kind.MOBILE, ContactPoint.Kind.TEXT_RELAY)
    points = ContactPoint.objects.filter(_lasting("ends_on", on), person=OuterRef("pk"), kind__in=spoken)
    return points.order_by("-is_preferred", "-pk")


def _addresses(on: date) -> QuerySet[Address]:
    """Where they stay for now comes before where they live."""
    held = Address.objects.filter(_lasting("ends_on", on), person=OuterRef("pk"))
    return held.exclude(kind=Address.Kind.POST).order_by("-kind", "-starts_on", "-pk")


def _restriction(record: Record) -> str:
    restricted = record.restriction == Record.Restriction.RESTRICTED
    return (record.restriction_reason or "Restricted to named staff") if restricted else ""


def _lasting(ends: str, on: date) -> Q:
    return Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": on})
