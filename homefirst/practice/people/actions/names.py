"""Names change by marriage, by choice and by mistake; every name that was used is still found."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.practice.people.actions.index import index_people
from homefirst.practice.people.actions.writing import check_edit, refuse_if, save_changes, wrote
from homefirst.practice.people.models import Person, PersonName
from homefirst.practice.people.rules.names import sounds_of

_EMPTY = "Enter a given name, a family name or both."


@transaction.atomic
def change_name(
    *,
    person: Person,
    given_name: str,
    family_name: str,
    row_version: int,
    by: Actor,
    on: date,
    starts_on: date | None = None,
    was_mistake: bool = False,
) -> PersonName:
    """The usual name from `starts_on` (else `on`). The last stays as former; a mistake is mended."""
    tie = check_edit(by, person)
    given, family, since = given_name.strip(), family_name.strip(), starts_on or on
    refuse_if(_problems(given, family, since, on))
    desk = sorted({*person.desk_fields, "given_name", "family_name"})
    save_changes(person, {"given_name": given, "family_name": family, "desk_fields": desk}, row_version)
    usual = person.names.filter(kind=PersonName.Kind.USUAL, ends_on__isnull=True)
    if was_mistake:
        since_before = usual.values_list("starts_on", flat=True).first()
        usual.delete()
        name = _add(person, PersonName.Kind.USUAL, given, family, since_before)
    else:
        usual.update(kind=PersonName.Kind.FORMER, ends_on=since)
        name = _add(person, PersonName.Kind.USUAL, given, family, since)
    index_people([person.pk])
    wrote(by, "person.change_name", name, person.pk, tie, ["given_name", "family_name"])
    return name


@transaction.atomic
def add_alias(*, person: Person, given_name: str, family_name: str, by: Actor, on: date) -> PersonName:
    """Another name that the person is known by; the usual one stays."""
    tie = check_edit(by, person)
    given, family = given_name.strip(), family_name.strip()
    refuse_if(_problems(given, family, on, on))
    name = _add(person, PersonName.Kind.ALIAS, given, family, None)
    index_people([person.pk])
    wrote(by, "person.add_alias", name, person.pk, tie)
    return name


def _add(person: Person, kind: str, given: str, family: str, since: date | None) -> PersonName:
    return PersonName.objects.create(
        person=person,
        kind=kind,
        given_name=given,
        family_name=family,
        given_sound=sounds_of(given),
        family_sound=sounds_of(family),
        starts_on=since,
    )


def _problems(given: str, family: str, since: date, on: date) -> dict[str, str]:
    problems = {} if given or family else {"family_name": _EMPTY}
    if since > on:
        problems["starts_on"] = "This day is in the future. Change the name when the day has come."
    return problems
