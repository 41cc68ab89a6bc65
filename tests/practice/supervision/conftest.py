"""The two of whom supervision is kept."""

from __future__ import annotations

import pytest

from tests.practice.supervision.making import Pair


@pytest.fixture
def pair() -> Pair:
    return Pair()
