"""Graham, and two workers who may change what is known of him."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from homefirst.foundation.accounts.models import Team
from homefirst.practice.people.models import Person
from tests import factories
from tests.workspace.desk import signed_in


@pytest.fixture
def north(db: None) -> Team:
    return factories.team("north", "North team")


@pytest.fixture
def worker(north: Team) -> Client:
    return signed_in(
        "social_worker", user=factories.staff("social_worker", name="Hannah Price", teams=(north,))
    )


@pytest.fixture
def other(north: Team) -> Client:
    return signed_in(
        "social_worker", user=factories.staff("social_worker", name="Amara Cole", teams=(north,))
    )


@pytest.fixture
def graham(north: Team) -> Person:
    return factories.person(
        of=north, given_name="Graham", family_name="Ashworth", birth_date=date(1944, 3, 14), gender="Male"
    )
