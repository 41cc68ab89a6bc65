"""Where Tina's plan stands, and who works on it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from homefirst.practice.people.models import Person
from tests import factories


def by(desk: Client) -> Any:
    return factories.acting(desk.user, "social_worker")  # type: ignore[attr-defined]


def plan(person: Person, query: str = "") -> str:
    return f"/people/{person.record.ref}/plan/{query}"
