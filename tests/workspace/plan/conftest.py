"""Tina of the north team, and a social worker at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import Team
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import signed_in


@pytest.fixture
def north() -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def tina(north: Team) -> Person:
    return factories.person(of=north, given_name="Tina", family_name="Doyle", liked_name="Tina")


@pytest.fixture
def desk(north: Team) -> Client:
    return signed_in("social_worker", north)
