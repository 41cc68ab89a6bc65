"""Requests to restrict somebody's liberty as figures: out of work that staff do, and moved by one person's record. The typed
rows, which the measures do not read, are the slow second way to the same numbers."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homefirst.foundation import definitions
from homefirst.foundation.accounts.models import Team
from homefirst.oversight.performance.actions import load_population, take_snapshot
from homefirst.practice.forms.actions import publish_forms
from homefirst.practice.liberty.models import LibertyRequest
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode, Step
from tests.factories import LONG_AGO, SYSTEM, acting, person, staff, team
from tests.oversight.made_up_year import ADULTS, begin, on, plain_answers
from tests.oversight.performance.test_made_up_year import YEAR, again, counts, enter, figures, text

pytestmark = pytest.mark.django_db

CAME = date(2026, 3, 2)
SUMMER = date(2026, 6, 1)
MEASURES = ("liberty-requests", "liberty-in-21-days", "liberty-granted", "liberty-waiting")
FORMS = ("liberty_request", "liberty_decision")


@dataclass
class Lived:
    ours: Team = field(default_factory=lambda: team("safeguarding"))
    numbers: int = 0

    def __post_init__(self) -> None:
        self.lead = acting(staff("safeguarding_lead", teams=(self.ours,)), "safeguarding_lead")

    def comes(self, day: date) -> Episode:
        self.numbers += 1
        somebody = person(of=self.ours, family_name=f"Kept {self.numbers}", birth_date=date(1940, 5, 1))
        return begin(somebody, "liberty", self.lead, day, dates={"received": day})

    def ends(self, episode: Episode, code: str, outcome: str, day: date, **said: Any) -> None:
        step = episode.steps.get(code=code, state__in=Step.OPEN)
        given = plain_answers(step, day) | {name: (value,) for name, value in said.items()}
        by = on(self.lead, day)
        if plain_answers(step, day):
            actions.save_answers(step=step, given=given, seen={}, by=by, on=day)
            step.refresh_from_db()
        version = step.row_version
        actions.finish_step(
            step=step, outcome=outcome, row_version=version, by=by, on=day, reason="As the home told us."
        )

    def received(self, day: date, priority: str = "medium") -> Episode:
        episode = self.comes(day)
        self.ends(episode, "receive", "standard", day, priority=priority, urgent=False)
        return episode

    def decided(self, episode: Episode, outcome: str, day: date, **said: Any) -> None:
        self.ends(episode, "assess_best_interests", "met", day)
        self.ends(episode, "assess_mental_health", "met", day)
        span = {"starts_on": day.isoformat(), "ends_on": (day + timedelta(100)).isoformat()}
        self.ends(episode, "sign_off", outcome, day, **span | {"all_met": outcome == "granted"} | said)


@pytest.fixture(scope="module")
def _lived(
    _own_data: None, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[Lived]:
    """Six requests: two granted in time, one not granted and one closed after it, and two that wait."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.publish_folder(
            folder=definitions.folder() / "pathways", from_on=LONG_AGO, by=on(SYSTEM, LONG_AGO)
        )
        folder = tmp_path_factory.mktemp("forms")
        for name in FORMS:
            shutil.copy(definitions.folder() / "forms" / f"{name}.yaml", folder)
        publish_forms(folder=folder, by=on(SYSTEM, date(2020, 1, 1)))
        load_population(year=2025, people=ADULTS, source="Made up", by=SYSTEM)
        load_population(year=2026, people=ADULTS, source="Made up", by=SYSTEM)
        lived = Lived()
        lived.decided(lived.received(CAME, "high"), "granted", CAME + timedelta(15))
        lived.decided(lived.received(CAME), "granted", CAME + timedelta(21))
        lived.decided(lived.received(CAME), "not_granted", CAME + timedelta(22), why_not="not_best")
        closed = lived.received(CAME)
        lived.ends(closed, "assess_mental_health", "closed_without_assessment", CAME + timedelta(30))
        lived.received(SUMMER, "high")
        lived.comes(YEAR - timedelta(10))
        take_snapshot(by=SYSTEM)
        yield lived
        transaction.set_rollback(True)


@pytest.fixture
def lived(_lived: Lived, db: None) -> Lived:
    return _lived


def test_each_request_that_came_counts_once_whatever_became_of_it(lived: Lived) -> None:
    assert figures()["liberty-requests"]["Total"] == "60.0"
    assert counts("liberty-requests", "order_of_risk")["Not in order yet"][0] == 1


def test_the_twenty_first_day_is_in_time_and_the_twenty_second_is_not(lived: Lived) -> None:
    assert figures()["liberty-in-21-days"]["Total"] == "50.0%"
    assert counts("liberty-in-21-days", "ended_as") == {
        "Granted": (2, 2), "Not granted: not in their best interests": (0, 1), "Closed without assessment": (0, 1),
    }  # fmt: skip


def test_what_was_not_granted_says_why_and_what_nobody_assessed_stands_apart(lived: Lived) -> None:
    assert figures()["liberty-granted"]["Total"] == "50.0%"
    found = counts("liberty-granted", "ended_as")
    assert found["Closed without assessment"] == found["Not granted: not in their best interests"] == (0, 1)


def test_who_waits_at_the_end_of_the_period_is_counted_by_how_long(lived: Lived) -> None:
    assert figures()["liberty-waiting"]["Total"] == "50.0%"
    assert counts("liberty-waiting", "waited") == {"Up to 21 days": (0, 1), "91 days to a year": (1, 1)}


def test_one_person_s_record_moves_each_of_these_figures(lived: Lived) -> None:
    waits = Episode.objects.get(liberty_request__received_on=SUMMER)
    lived.decided(waits, "granted", SUMMER + timedelta(14))
    lived.comes(SUMMER)
    again()
    after = figures()
    assert after["liberty-requests"]["Total"] == "70.0"
    assert after["liberty-in-21-days"]["Total"] == "60.0%"
    assert after["liberty-granted"]["Total"] == "60.0%"
    assert counts("liberty-waiting", "waited") == {"Up to 21 days": (0, 1), "91 days to a year": (1, 1)}
    assert counts("liberty-waiting", "order_of_risk") == {"Not in order yet": (1, 2)}


def test_the_typed_rows_say_the_same(lived: Lived) -> None:
    rows = list(LibertyRequest.objects.exclude(result=""))
    assert all(row.decided_on for row in rows)
    in_time = sum((row.decided_on - row.received_on).days <= 21 for row in rows if row.decided_on)
    results = Counter(row.result for row in rows)
    split = counts("liberty-granted", "ended_as")
    told = counts("liberty-in-21-days", "order_of_risk")
    assert (in_time, len(rows)) == (sum(n for n, _ in told.values()), sum(d or 0 for _, d in told.values()))
    assert results == {
        "granted": split["Granted"][1], "closed": split["Closed without assessment"][1],
        "not_granted": split["Not granted: not in their best interests"][1],
    }  # fmt: skip


@pytest.mark.parametrize("slug", MEASURES)
def test_each_measure_opens_to_its_people_and_says_what_is_not_confirmed(lived: Lived, slug: str) -> None:
    client = enter("principal_social_worker")
    for query in ("", "?split=ended_as", "?trend=years&trend_as=table"):
        assert "Could not be worked out" not in text(client, "measure", query, slug=slug)
    assert "Kept " in text(client, "measure_people", slug=slug)
    page = text(client, "measure", slug=slug)
    assert ("not confirmed" in page) is (slug in ("liberty-in-21-days", "liberty-waiting"))
    assert client.get(reverse("measure_csv", kwargs={"slug": slug})).status_code == 200


def test_the_queries_of_such_a_page_do_not_grow_with_the_people_behind_it(lived: Lived) -> None:
    client, found = enter("principal_social_worker"), []
    for query in ("?list=in", ""):  # two requests, and four
        address = reverse("measure_people", kwargs={"slug": "liberty-in-21-days"}) + query
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found.append(len(queries))
    assert found[0] == found[1] <= 15
