"""Whoever decides about a deprivation of liberty is shown the legal test of that day, and it is kept with the decision."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from homefirst.practice.pathways.models import StepAnswers
from tests.practice.liberty.walking import ASKED
from tests.practice.pathways.filling import filled
from tests.workspace.pages import words_of
from tests.workspace.working import Desk, finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
NEW, OLD = "All the circumstances: type, duration", "Continuous supervision and control"


@pytest.mark.parametrize(
    ("day", "said", "other", "source"),
    [
        (datetime(2026, 6, 1, 9, tzinfo=UTC), OLD, NEW, "P v Cheshire West, 2014"),
        (datetime(2026, 6, 2, 9, tzinfo=UTC), NEW, OLD, "Supreme Court, [2026] UKSC 16"),
    ],
)
def test_the_test_that_stands_on_that_day_is_shown_with_its_source(
    client: Client, monkeypatch: pytest.MonkeyPatch, day: datetime, said: str, other: str, source: str
) -> None:
    desk = Desk(client, role="safeguarding_lead", code="liberty")
    monkeypatch.setattr(timezone, "now", lambda: day)
    page = words_of(client.get(desk.part("receive", "about_care")))
    assert said in page
    assert source in page
    assert other not in page


def test_it_is_kept_with_what_was_decided(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(client, role="safeguarding_lead", code="liberty")
    step = filled(desk.step("receive"), desk.by, **ASKED)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 9, tzinfo=UTC))
    assert finished(desk, "receive", outcome="standard").status_code == 302
    kept = StepAnswers.objects.get(step=step)
    assert kept.facts["test_of_deprivation"].startswith(NEW)
