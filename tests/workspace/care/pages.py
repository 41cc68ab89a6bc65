"""Whoever opens the pages about somebody's care."""

from __future__ import annotations

from typing import Any

from django.test import Client

from homefirst.practice.people.models import Person
from tests import factories


def signed_in(role: str, *teams: Any) -> Client:
    client = Client()
    factories.sign_in(client, factories.staff(role, teams=teams))
    return client


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.record.ref}/care/{rest}"
