"""Tina, and a social worker of the team that holds her record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.care.pages import signed_in


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def tina(north: Any) -> Person:
    return factories.person(of=north, given_name="Tina", family_name="Marsh", birth_date=date(1982, 5, 3))


@pytest.fixture
def worker(north: Any) -> Client:
    return signed_in("social_worker", north)
