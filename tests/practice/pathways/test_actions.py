"""Putting right a step that was done before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, Stale
from homefirst.practice.pathways.actions import correct_step, fields_of
from homefirst.practice.pathways.models import PastStep
from homefirst.practice.pathways.queries import past_steps
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, person, team

pytestmark = pytest.mark.django_db
BEGAN, DONE = date(2026, 5, 4), date(2026, 5, 20)
OUTCOME = "NFA: Information and advice or signposting"


@pytest.fixture
def north() -> Any:
    return team("north")


@pytest.fixture
def worker(north: Any) -> Actor:
    return actor(teams=(north,))


@pytest.fixture
def joan(north: Any) -> Person:
    return person(of=north, given_name="Joan")


def step(whose: Person, **facts: Any) -> PastStep:
    held = {
        "kind": PastStep.Kind.REQUEST,
        "starts_on": BEGAN,
        "ends_on": DONE,
        "event_key": "a",
        "file_digest": "b",
    }
    return PastStep.objects.create(person=whose, **(held | facts))


def test_dates_and_outcome_are_put_right_and_marked_as_the_desks(joan: Person, worker: Actor) -> None:
    mended = {"starts_on": date(2026, 5, 5), "outcome": OUTCOME}
    correct_step(step=step(joan), changes=mended, row_version=1, by=worker, on=TODAY)
    kept = PastStep.objects.get()
    assert (kept.starts_on, kept.outcome, kept.ends_on) == (date(2026, 5, 5), OUTCOME, DONE)
    assert kept.desk_fields == ["outcome", "starts_on"]
    row = AuditRow.objects.latest("seq")
    assert (row.action, row.record_id, row.object_type, row.tie) == (
        "step.correct",
        joan.pk,
        "paststep",
        "team",
    )
    assert row.detail == {"fields": ["outcome", "starts_on"]}
    assert past_steps(joan)[0].outcome == "Information and advice or signposting"


def test_nobody_out_of_reach_puts_anything_right(joan: Person) -> None:
    made, count = step(joan), AuditRow.objects.count()
    with pytest.raises(NotAllowed):
        correct_step(
            step=made, changes={"outcome": OUTCOME}, row_version=1, by=actor(teams=(team(),)), on=TODAY
        )
    assert PastStep.objects.get().outcome == ""
    assert AuditRow.objects.filter(action="step.correct").count() == 0
    assert AuditRow.objects.count() >= count


def test_the_second_of_two_savers_sees_both_texts(joan: Person, worker: Actor) -> None:
    made = step(joan)
    first = {"outcome": OUTCOME}
    correct_step(step=PastStep.objects.get(), changes=first, row_version=1, by=worker, on=TODAY)
    with pytest.raises(Stale) as stale:
        correct_step(step=made, changes={"outcome": "NFA: Other"}, row_version=1, by=worker, on=TODAY)
    assert stale.value.yours == {"What it led to": "NFA: Other"}
    assert stale.value.theirs == {"What it led to": OUTCOME}
    assert PastStep.objects.get().outcome == OUTCOME


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": BEGAN - timedelta(days=1)}, "ends_on"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
        ({"ends_on": TODAY + timedelta(days=1)}, "ends_on"),
        ({"outcome": "Went away"}, "outcome"),
        ({"outcome": "Release 1 specification only: Not mapped"}, "outcome"),
        ({"route_of_access": "Carrier pigeon"}, "route_of_access"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    joan: Person, worker: Actor, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as problem:
        correct_step(step=step(joan), changes=changes, row_version=1, by=worker, on=TODAY)
    assert set(problem.value.fields) == {field}
    assert PastStep.objects.get().row_version == 1


def test_a_step_has_only_the_facts_of_its_kind(joan: Person, worker: Actor) -> None:
    review = step(joan, kind=PastStep.Kind.REVIEW)
    assert "review_reason" in fields_of(review.kind)
    assert "route_of_access" not in fields_of(review.kind)
    with pytest.raises(TypeError, match="not set here"):
        correct_step(step=review, changes={"route_of_access": "Prison"}, row_version=1, by=worker, on=TODAY)


def test_an_odd_day_from_a_file_stands_while_another_fact_is_mended(joan: Person, worker: Actor) -> None:
    made = step(joan, ends_on=None)
    correct_step(step=made, changes={"outcome": OUTCOME}, row_version=1, by=worker, on=TODAY)
    assert PastStep.objects.get().ends_on is None
