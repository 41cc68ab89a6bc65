"""When somebody who waits is rung, and how long such waits last."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homefirst.foundation import definitions
from homefirst.foundation.errors import Invalid
from homefirst.practice.waiting.definition import RISKS, read_waiting, waiting_rule
from homefirst.practice.waiting.rules import (
    gravest,
    half_wait_less_than,
    latest_next_call,
    likely_days,
    next_call_on,
)
from tests.factories import TODAY

RULE = waiting_rule()
DAY = timedelta(days=1)
_AT_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_the_gravest_risk_of_what_somebody_waits_for_counts() -> None:
    assert gravest(["low", "high", "medium"]) == "high"
    assert gravest(["low", "medium"]) == "medium"


@pytest.mark.parametrize("risk", RISKS)
def test_nobody_has_rung_so_the_first_call_is_due_so_long_after_the_wait_began(risk: str) -> None:
    said = next_call_on(RULE, risk=risk, since=TODAY, last_call_next_on=None, on=TODAY)
    assert said == TODAY + RULE.calls[risk] * DAY


def test_what_the_last_call_promised_counts_while_this_wait_lasts() -> None:
    promised = TODAY + 3 * DAY
    assert next_call_on(RULE, risk="low", since=TODAY, last_call_next_on=promised, on=TODAY) == promised


def test_a_promise_from_before_this_wait_no_longer_counts() -> None:
    old = next_call_on(RULE, risk="medium", since=TODAY, last_call_next_on=TODAY - 30 * DAY, on=TODAY)
    assert old == TODAY + RULE.calls["medium"] * DAY


def test_where_nobody_knows_since_when_somebody_waits_they_are_rung_today() -> None:
    assert next_call_on(RULE, risk="low", since=None, last_call_next_on=None, on=TODAY) == TODAY


@_AT_ANY_SPEED
@given(
    risk=st.sampled_from(RISKS),
    waited=st.integers(0, 400),
    promised=st.none() | st.integers(-400, 60),
)
def test_a_call_never_lies_further_ahead_than_its_risk_allows_or_was_promised(
    risk: str, waited: int, promised: int | None
) -> None:
    since = TODAY - waited * DAY
    last = None if promised is None else TODAY + promised * DAY
    said = next_call_on(RULE, risk=risk, since=since, last_call_next_on=last, on=TODAY)
    assert said == last or said <= since + RULE.calls[risk] * DAY
    assert said >= since


def test_where_nobody_answered_somebody_tries_again_soon_whatever_the_risk() -> None:
    tomorrow = TODAY + RULE.no_answer * DAY
    assert {latest_next_call(RULE, risk=risk, answered=False, on=TODAY) for risk in RISKS} == {tomorrow}


def test_half_wait_less_than_the_middle_wait() -> None:
    assert half_wait_less_than([]) is None
    assert half_wait_less_than([4]) == 4
    assert half_wait_less_than([1, 30]) == 1
    assert half_wait_less_than([9, 1, 5]) == 5


@_AT_ANY_SPEED
@given(days=st.lists(st.integers(0, 500), min_size=1))
def test_at_least_half_have_waited_no_longer_than_the_middle_wait(days: list[int]) -> None:
    half = half_wait_less_than(days)
    assert half is not None
    assert sum(each <= half for each in days) * 2 >= len(days)
    assert sum(each < half for each in days) * 2 <= len(days)


def test_a_likely_date_is_said_only_from_enough_waits_that_lasted_longer() -> None:
    past = [20] * 9
    assert likely_days(past, waited=0, enough=10) is None
    assert likely_days([*past, 20], waited=0, enough=10) == (20, 20)
    assert likely_days([*past, 20], waited=20, enough=10) is None


def test_a_likely_date_is_the_middle_half_of_what_is_left() -> None:
    past = list(range(11, 31))  # 11 to 30 days
    assert likely_days(past, waited=10, enough=10) == (6, 15)


@_AT_ANY_SPEED
@given(past=st.lists(st.integers(0, 300), max_size=60), waited=st.integers(0, 300))
def test_a_likely_date_always_lies_ahead(past: list[int], waited: int) -> None:
    span = likely_days(past, waited=waited, enough=5)
    assert span is None or 1 <= span[0] <= span[1]


def test_whoever_is_at_higher_risk_is_never_rung_later(tmp_path: Path) -> None:
    text = (definitions.folder() / "waiting.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "waiting.yaml"
    wrong.write_text(text.replace("high: 2", "high: 14"), encoding="utf-8")
    with pytest.raises(Invalid, match="higher risk"):
        read_waiting(wrong)


def test_a_pathway_stands_under_one_kind_of_wait_alone(tmp_path: Path) -> None:
    text = (definitions.folder() / "waiting.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "waiting.yaml"
    wrong.write_text(text.replace("a review: [review]", "a review: [review, carer]"), encoding="utf-8")
    with pytest.raises(Invalid, match="carer stands under"):
        read_waiting(wrong)


def test_a_word_that_the_file_may_not_hold_is_refused_with_its_place(tmp_path: Path) -> None:
    wrong = tmp_path / "waiting.yaml"
    wrong.write_text("calls: {high: soon}\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"waiting\.yaml, line 1: calls\.high: “soon” cannot stand here"):
        read_waiting(wrong)


def test_every_pathway_that_the_council_names_is_shipped() -> None:
    shipped = {path.stem for path in (definitions.folder() / "pathways").glob("*.yaml")}
    assert set(RULE.kinds) | set(RULE.presumed) <= shipped
