"""A data folder of its own for each file of tests, and the boundary files in a record with a snapshot of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from homefirst.exchange.cld.actions import load_files
from homefirst.oversight.performance.actions import load_population, take_snapshot
from homefirst.oversight.performance.models import Snapshot
from tests.factories import SYSTEM, sign_in, staff
from tests.insight.expected import expected, files

SignedIn = Callable[..., Client]


@pytest.fixture(scope="module", autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with override_settings(DATA=tmp_path_factory.mktemp("data")):
        yield


@pytest.fixture
def signed_in() -> SignedIn:
    """A client of its own for somebody in a role, with teams where given."""

    def enter(role: str, **who: Any) -> Client:
        client = Client()
        sign_in(client, staff(role, **who), role)
        return client

    return enter


@pytest.fixture(scope="module")
def _boundary(_own_data: None, django_db_setup: None, django_db_blocker: Any) -> Iterator[Snapshot]:
    """Loaded once for the tests of a file; each of them undoes what it changed, and all is undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_files(files("boundary"), by=SYSTEM)
        load_population(year=2025, people=expected("boundary")["population"], source="x", by=SYSTEM)
        yield take_snapshot(by=SYSTEM)
        transaction.set_rollback(True)


@pytest.fixture
def boundary(_boundary: Snapshot, db: None) -> Snapshot:
    """The boundary files in the record, the population that goes with them, and a snapshot."""
    return _boundary
