"""Whoever opens the pages about the people around Graham."""

from __future__ import annotations

from typing import Any

from django.test import Client

from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person, Relationship
from tests import factories
from tests.factories import SYSTEM, TODAY

WIFE = {"tie": "wife", "legal_role": "nearest_relative"}


def signed_in(role: str, *teams: Any) -> Client:
    client = Client()
    factories.sign_in(client, factories.staff(role, teams=teams))
    return client


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/people/{rest}"


def tie(person: Person, **facts: Any) -> Relationship:
    held = {"tie": "daughter"} | facts
    if "other" not in held:
        held.setdefault("other_name", "Ruth")
    return people.add_relationship(person=person, by=SYSTEM, on=TODAY, **held)
