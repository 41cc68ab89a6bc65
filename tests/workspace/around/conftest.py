"""Graham, and a social worker of the team that holds his record."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.around.pages import signed_in


@pytest.fixture
def north() -> Any:
    return factories.team("north")


@pytest.fixture
def graham(north: Any) -> Person:
    return factories.person(of=north, given_name="Graham", family_name="Ashworth", gender="Male")


@pytest.fixture
def worker(north: Any) -> Client:
    return signed_in("social_worker", north)
