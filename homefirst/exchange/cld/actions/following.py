"""What changes with a person's name or postcode: its history, and how they are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from homefirst.exchange.cld.actions import bulk
from homefirst.foundation.access.actor import Actor
from homefirst.practice.people.actions import index_people
from homefirst.practice.people.models import Address, Person, PersonName
from homefirst.practice.people.rules.names import sounds_of

NAMED = {"given_name", "family_name"}


def follow_person(person: Person, changes: Mapping[str, Any], by: Actor) -> None:
    """What else changes with these fields of one person: the history of names and addresses, and how they are found."""
    follow_history(person, changes, by)
    if changes.keys() & NAMED:
        index_people([person.pk])


def follow_history(person: Person, changes: Mapping[str, Any], by: Actor) -> None:
    """A changed name or postcode begins a new row of its history; the last one ends."""
    if changes.keys() & NAMED:
        given = changes.get("given_name", person.given_name)
        family = changes.get("family_name", person.family_name)
        usual = PersonName.objects.filter(person=person, kind=PersonName.Kind.USUAL, ends_on__isnull=True)
        usual.update(kind=PersonName.Kind.FORMER, ends_on=by.on)
        insert_names([person.pk], [{"given_name": given, "family_name": family}])
    if "postcode" in changes:
        homes = Address.objects.filter(person=person, kind=Address.Kind.HOME, ends_on__isnull=True)
        homes.update(ends_on=by.on)
        Address.objects.create(person=person, postcode=changes["postcode"], starts_on=by.on)


def insert_names(keys: Sequence[int], people: Sequence[dict[str, Any]]) -> None:
    bulk.insert(
        PersonName,
        ("person", "kind", "given_name", "family_name", "given_sound", "family_sound"),
        [
            (key, PersonName.Kind.USUAL.value, given, family, sounds_of(given), sounds_of(family))
            for key, given, family in (
                (key, p["given_name"], p["family_name"]) for key, p in zip(keys, people, strict=True)
            )
            if given or family
        ],
    )
