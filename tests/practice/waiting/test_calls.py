"""A safety call is written down once and for good, with the risk now and the day of the next one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from homefirst.practice.waiting.actions import record_call
from homefirst.practice.waiting.models import SafetyCall
from homefirst.practice.waiting.queries import calls_of, last_calls
from tests.factories import TODAY, actor, team
from tests.practice.pathways.walks import worker

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SAID: dict[str, Any] = {
    "answered": True,
    "spoke_to": "Graham",
    "how": "Tired, but he eats.",
    "risk": "medium",
    "risk_reason": "",
    "risk_before": "medium",
    "next_on": TODAY + 7 * DAY,
}


def rung(person: Person, by: Any, **other: Any) -> SafetyCall:
    return record_call(person=person, by=by, on=TODAY, **(SAID | other))


def wrong(person: Person, by: Any, **other: Any) -> set[str]:
    with pytest.raises(Invalid) as problem:
        rung(person, by, **other)
    assert not SafetyCall.objects.exists()
    return set(problem.value.fields)


def test_the_last_call_says_when_somebody_rings_again_and_the_one_before_stays() -> None:
    by, graham = worker()
    rung(graham, by)
    rung(graham, by, risk="high", risk_reason="Fell twice since", next_on=TODAY + DAY)
    assert last_calls()[graham.pk].next_on == TODAY + DAY
    assert [(call.risk, call.is_last) for call in calls_of(graham)] == [("high", True), ("medium", False)]


def test_a_call_leaves_a_row_in_the_audit_that_names_what_changed_and_no_words() -> None:
    by, graham = worker()
    rung(graham, by, risk="low", risk_reason="Sister has moved in", next_on=TODAY + 28 * DAY)
    row = AuditRow.objects.get(action="safety_call.record")
    assert (row.record_id, row.detail) == (graham.pk, {"fields": ["risk"]})


def test_a_change_of_risk_says_why() -> None:
    by, graham = worker()
    assert wrong(graham, by, risk="low") == {"risk_reason"}


def test_whoever_answered_is_named_and_said_something() -> None:
    by, graham = worker()
    assert wrong(graham, by, spoke_to=" ", how="") == {"spoke_to", "how"}


def test_the_next_call_lies_ahead_and_no_further_than_the_risk_allows() -> None:
    by, graham = worker()
    assert wrong(graham, by, next_on=TODAY) == {"next_on"}
    assert wrong(graham, by, next_on=TODAY + 8 * DAY) == {"next_on"}


def test_where_nobody_answered_somebody_tries_again_the_next_day() -> None:
    by, graham = worker()
    assert wrong(graham, by, answered=False, spoke_to="", how="") == {"next_on"}
    call = rung(graham, by, answered=False, spoke_to="", how="", next_on=TODAY + DAY)
    assert (call.spoke_to, last_calls()[graham.pk].answered) == ("", False)


def test_nobody_rings_for_somebody_who_has_died() -> None:
    by, graham = worker()
    people.change_person(
        person=graham, changes={"died_on": TODAY}, row_version=graham.row_version, by=by, on=TODAY
    )
    graham.refresh_from_db()
    with pytest.raises(NotNow, match="has died"):
        rung(graham, by)


def test_a_worker_without_a_reason_to_open_the_record_records_no_call() -> None:
    _, graham = worker()
    with pytest.raises(NotAllowed):
        rung(graham, actor("social_worker", teams=(team(),)))


def test_a_call_is_never_recorded_twice_as_the_last() -> None:
    by, graham = worker()
    for _ in range(3):
        rung(graham, by)
    assert SafetyCall.objects.filter(is_last=True).count() == 1
