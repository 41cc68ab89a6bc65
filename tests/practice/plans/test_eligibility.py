"""The regulations' tests of eligibility, table by table (law.md 2.1, 2.2; vectors T051 to T058)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homefirst.practice.decisions import NotInForce
from homefirst.practice.plans.rules.eligibility import (
    ADULT_OUTCOMES,
    CARER_OUTCOMES,
    Finding,
    Unable,
    adult_eligibility,
    carer_eligibility,
)

ON = date(2026, 11, 25)
CANNOT = frozenset({Unable.CANNOT})
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(sorted(ADULT_OUTCOMES)),
        st.frozensets(st.sampled_from(list(Unable)), max_size=4),
    )
)


def found(*outcomes: str, tests: frozenset[Unable] = CANNOT) -> list[Finding]:
    return [Finding(outcome, tests) for outcome in outcomes]


@pytest.mark.parametrize(
    ("impairment", "outcomes", "impact", "eligible"),
    [
        (True, ("nutrition", "hygiene"), True, True),  # T051
        (True, ("nutrition",), True, False),  # T052
        (True, ("nutrition", "hygiene", "toilet"), False, False),  # T053
        (False, ("nutrition", "hygiene"), True, False),
        (True, ("nutrition", "nutrition"), True, False),  # one outcome told twice is one outcome
        (True, (), True, False),
        (True, tuple(ADULT_OUTCOMES), True, True),
    ],
)
def test_an_adult_is_eligible_by_all_three_conditions(
    impairment: bool, outcomes: tuple[str, ...], impact: bool, eligible: bool
) -> None:
    decision = adult_eligibility(
        from_impairment=impairment, findings=found(*outcomes), significant_impact=impact, on=ON
    )
    assert decision.answer is eligible
    assert len(decision.reasons) == 3
    assert decision.source == "SI 2015/313 regulation 2"


@pytest.mark.parametrize("way", list(Unable))
def test_any_one_way_of_being_unable_is_enough_for_an_adult(way: Unable) -> None:
    """T055: takes much longer, alone."""
    tests = frozenset({way})
    findings = found("nutrition", "hygiene", tests=tests)
    assert adult_eligibility(from_impairment=True, findings=findings, significant_impact=True, on=ON)


def test_an_outcome_without_a_way_of_being_unable_does_not_count() -> None:
    findings = [*found("nutrition"), Finding("hygiene", frozenset())]
    assert not adult_eligibility(from_impairment=True, findings=findings, significant_impact=True, on=ON)


@pytest.mark.parametrize(
    ("necessary", "health", "outcomes", "impact", "eligible"),
    [
        (True, False, ("recreation",), True, True),  # T056
        (False, True, ("recreation",), True, False),  # T058
        (True, True, (), True, True),  # health alone is enough
        (True, False, (), True, False),
        (True, True, ("recreation",), False, False),
    ],
)
def test_a_carer_is_eligible_by_all_three_conditions(
    necessary: bool, health: bool, outcomes: tuple[str, ...], impact: bool, eligible: bool
) -> None:
    decision = carer_eligibility(
        necessary_care=necessary,
        health_at_risk=health,
        findings=found(*outcomes),
        significant_impact=impact,
        on=ON,
    )
    assert decision.answer is eligible
    assert decision.source == "SI 2015/313 regulation 3"


def test_taking_longer_does_not_count_for_a_carer() -> None:
    findings = found("recreation", tests=frozenset({Unable.LONGER}))
    assert not carer_eligibility(
        necessary_care=True, health_at_risk=False, findings=findings, significant_impact=True, on=ON
    )


def test_the_reasons_name_what_is_met_and_what_is_not() -> None:
    decision = adult_eligibility(
        from_impairment=True, findings=found("hygiene"), significant_impact=False, on=ON
    )
    assert decision.reasons == (
        "The needs arise from or relate to a physical or mental impairment or illness.",
        "Unable to achieve 1 outcome (2 are needed): personal hygiene.",
        "Not met: there is, or is likely to be, a significant impact on well-being.",
    )


def test_an_outcome_that_the_regulations_do_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        adult_eligibility(from_impairment=True, findings=found("recreation"), significant_impact=True, on=ON)


def test_the_regulations_are_not_asked_about_a_day_before_them() -> None:
    with pytest.raises(NotInForce, match="in force from 1 April 2015"):
        adult_eligibility(from_impairment=True, findings=[], significant_impact=True, on=date(2015, 3, 31))


def test_there_are_ten_outcomes_for_adults_and_eight_for_carers() -> None:
    assert (len(ADULT_OUTCOMES), len(CARER_OUTCOMES)) == (10, 8)


@given(FINDINGS, FINDINGS)
def test_more_findings_never_take_eligibility_away(some: list[Finding], more: list[Finding]) -> None:
    before = adult_eligibility(from_impairment=True, findings=some, significant_impact=True, on=ON)
    after = adult_eligibility(from_impairment=True, findings=some + more, significant_impact=True, on=ON)
    assert after.answer >= before.answer


@given(FINDINGS)
def test_the_order_of_findings_does_not_matter(some: list[Finding]) -> None:
    one = adult_eligibility(from_impairment=True, findings=some, significant_impact=True, on=ON)
    assert one == adult_eligibility(from_impairment=True, findings=some[::-1], significant_impact=True, on=ON)
