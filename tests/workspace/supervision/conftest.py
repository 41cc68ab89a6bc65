"""The two of whom supervision is kept, each at their desk, on one day."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import NOW
from tests.practice.supervision.making import Pair
from tests.workspace.supervision.desk import desk


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def pair() -> Pair:
    return Pair()


@pytest.fixture
def amara(pair: Pair) -> Client:
    return desk(pair.manager, "team_manager")


@pytest.fixture
def nadia(pair: Pair) -> Client:
    return desk(pair.worker, "social_worker")
