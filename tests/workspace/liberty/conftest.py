"""The board on a fixed day."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.factories import NOW


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
