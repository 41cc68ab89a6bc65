"""A worker of each trade, with a person of their team."""

from __future__ import annotations

import pytest

from tests.practice.pathways.walks import Worker, worker


@pytest.fixture
def helper() -> Worker:
    return worker("reablement")


@pytest.fixture
def social() -> Worker:
    return worker("social_worker")
