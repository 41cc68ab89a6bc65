"""The boards on a fixed day, and the safeguarding team's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Episode
from tests import factories as make
from tests.factories import NOW, TODAY, acting
from tests.practice.safeguarding.walking import concern
from tests.workspace.desk import signed_in
from tests.workspace.pages import words_of


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


class Board:
    def __init__(self) -> None:
        self.team = make.team("safeguarding", "Safeguarding team")
        self.client = signed_in("safeguarding_lead", self.team)
        self.user: User = self.client.user  # type: ignore[attr-defined]
        self.by = acting(self.user, "safeguarding_lead", at=NOW)

    def concern(self, name: str, *, days_ago: int = 0, of: Any = None, **dates: Any) -> Episode:
        about = make.person(of=of or self.team, given_name=name, family_name="Finch")
        on = TODAY - timedelta(days=days_ago)
        return concern(self.by, about, on=on, **({"received": on} | dates))

    def page(self, query: str = "") -> str:
        return words_of(self.client.get(f"/safeguarding/{query}"))


@pytest.fixture
def board() -> Board:
    return Board()
