"""Every fact about a person with where it came from, and the names and addresses of the past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, CharField, DateField, Value

from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.people.models import Address, ContactPoint, Identifier, Person, PersonName
from homefirst.practice.people.rules import full_name

# Field, words, group, in the order of the page. Only what a return or a worker needs is here.
_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("given_name", "Given name", "Who they are"),
    ("family_name", "Family name", "Who they are"),
    ("liked_name", "Likes to be called", "Who they are"),
    ("pronouns", "Pronouns", "Who they are"),
    ("birth_date", "Born", "Who they are"),
    ("died_on", "Died", "Who they are"),
    ("nhs_number", "NHS number", "Who they are"),
    ("gender", "Gender", "About them"),
    ("gender_identity", "Gender identity", "About them"),
    ("ethnicity", "Ethnicity", "About them"),
    ("first_language", "First language", "About them"),
    ("religion", "Religion or belief", "About them"),
    ("sexual_orientation", "Sexual orientation", "About them"),
    ("postcode", "Postcode", "Home and work"),
    ("accommodation", "Where they live", "Home and work"),
    ("employment", "Work", "Home and work"),
    ("client_type", "Known as", "Care and health"),
    ("primary_support_reason", "Main reason for support", "Care and health"),
    ("funding", "Who pays", "Care and health"),
    ("has_unpaid_carer", "Has an unpaid carer", "Care and health"),
    ("autism", "Autism", "Care and health"),
    ("dementia", "Dementia", "Care and health"),
    ("visual_impairment", "Sight", "Care and health"),
    ("hearing_impairment", "Hearing", "Care and health"),
    ("gp_name", "GP practice", "Care and health"),
    ("gp_code", "GP practice code", "Care and health"),
)
_WRITES_READ = 500


@dataclass(frozen=True)
class Origin:
    """`kind` is "desk", "file" or "" where nothing is known; `by` and `at` where a desk change is on the record."""

    kind: str
    by: str = ""
    at: datetime | None = None

    @property
    def words(self) -> str:
        if self.kind == "desk":
            return f"Set by {self.by}" if self.by else "Set at the desk"
        return "From a loaded file" if self.kind == "file" else ""


@dataclass(frozen=True)
class Detail:
    """`value` is None where it is not known; a date where the field is one."""

    field: str
    label: str
    group: str
    value: str | date | None
    is_estimated: bool
    origin: Origin


@dataclass(frozen=True)
class NameThen:
    name: str
    kind: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class AddressThen:
    address_id: int
    lines: str
    postcode: str
    kind: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Reach:
    """One way to reach the person."""

    contact_point_id: int
    kind: str
    value: str
    note: str
    is_preferred: bool
    ends_on: date | None


@dataclass(frozen=True)
class Details:
    facts: tuple[Detail, ...]
    names: tuple[NameThen, ...]
    addresses: tuple[AddressThen, ...]
    reach: tuple[Reach, ...]
    numbers: tuple[tuple[str, str], ...]
    row_version: int

    def group(self, name: str) -> tuple[Detail, ...]:
        return tuple(fact for fact in self.facts if fact.group == name)

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact.group for fact in self.facts))


def details(person: Person) -> Details:
    """Two queries."""
    writers = _writers(person)
    rows = _kept(person)
    return Details(
        facts=tuple(_facts(person, writers)),
        names=tuple(
            NameThen(
                full_name(row.one, row.other),
                str(PersonName.Kind(row.kind).label),
                row.starts_on,
                row.ends_on,
            )
            for row in rows
            if row.what == "name"
        ),
        addresses=tuple(
            AddressThen(
                row.pk, row.one, row.other, str(Address.Kind(row.kind).label), row.starts_on, row.ends_on
            )
            for row in rows
            if row.what == "address"
        ),
        reach=tuple(
            Reach(row.pk, str(ContactPoint.Kind(row.kind).label), row.one, row.other, row.flag, row.ends_on)
            for row in sorted(rows, key=lambda row: not row.flag)
            if row.what == "reach"
        ),
        numbers=tuple(
            (str(Identifier.Kind(row.kind).label), row.one)
            for row in sorted(rows, key=lambda row: (row.kind, row.pk))
            if row.what == "number"
        ),
        row_version=person.row_version,
    )


class _Row(NamedTuple):
    """A name, an address, a way to reach the person or a number: what they have in common."""

    what: str
    pk: int
    kind: str
    one: str
    other: str
    starts_on: date | None
    ends_on: date | None
    flag: bool


def _kept(person: Person) -> list[_Row]:
    """The four tables in one query, the newest rows first."""
    no_day, no_words, no = Value(None, DateField()), Value("", CharField()), Value(False, BooleanField())
    addresses = person.addresses.values_list(
        Value("address"), "pk", "kind", "lines", "postcode", "starts_on", "ends_on", no
    )
    names = person.names.values_list(
        Value("name"), "pk", "kind", "given_name", "family_name", "starts_on", "ends_on", no
    )
    reach = person.contact_points.values_list(
        Value("reach"), "pk", "kind", "value", "note", no_day, "ends_on", "is_preferred"
    )
    numbers = person.identifiers.values_list(
        Value("number"), "pk", "kind", "value", no_words, no_day, no_day, no
    )
    told = addresses.union(names, reach, numbers, all=True)
    return sorted((_Row(*row) for row in told), key=lambda row: -row.pk)


def _facts(person: Person, writers: dict[str, tuple[str, datetime]]) -> Iterator[Detail]:
    for field, label, group in _FIELDS:
        value: Any = getattr(person, field)
        estimated = field == "birth_date" and person.birth_is_estimated
        yield Detail(field, label, group, value or None, estimated, _origin(person, field, value, writers))


def _origin(person: Person, field: str, value: Any, writers: dict[str, tuple[str, datetime]]) -> Origin:
    if field in person.desk_fields:
        return Origin("desk", *writers.get(field, ("", None)))
    return Origin("file") if value and person.source_key else Origin("")


def last_written(person_id: int) -> tuple[str, datetime] | None:
    """Who changed anything on this record last, and when, for somebody whose own change came second."""
    rows = AuditRow.objects.filter(record_id=person_id, kind="write").order_by("-seq")
    return rows.values_list("user_name", "at").first()


def _writers(person: Person) -> dict[str, tuple[str, datetime]]:
    """Who last wrote each field, from the audit, which keeps the names of fields and no values."""
    rows = AuditRow.objects.filter(record_id=person.pk, kind="write").order_by("-seq")
    found: dict[str, tuple[str, datetime]] = {}
    for name, at, detail in rows.values_list("user_name", "at", "detail")[:_WRITES_READ]:
        for field in detail.get("fields", ()):
            found.setdefault(field, (name, at))
    return found
