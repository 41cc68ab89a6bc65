"""Capacity for one decision, and refusing an assessment (law.md 2.3.6, 2.3.10); from memory, so never shown as confirmed."""

from __future__ import annotations

from itertools import product

import pytest

from homefirst.practice.plans.rules.capacity import Functions, lacks_capacity, must_assess_despite_refusal


@pytest.mark.parametrize(("can", "cause"), list(product(product((True, False), repeat=4), (True, False))))
def test_capacity_is_lacking_only_by_function_and_by_cause(can: tuple[bool, ...], cause: bool) -> None:
    decision = lacks_capacity(functions=Functions(*can), because_of_impairment=cause)
    assert decision.answer is (not all(can) and cause)
    assert not decision.confirmed


@pytest.mark.parametrize(
    ("is_carer", "lacks", "best", "risk", "duty"),
    [
        (False, False, False, False, False),
        (False, True, True, False, True),
        (False, True, False, False, False),
        (False, False, False, True, True),
        (True, True, True, True, False),
    ],
)
def test_a_refusal_ends_the_duty_but_for_the_two_exceptions_of_adults(
    is_carer: bool, lacks: bool, best: bool, risk: bool, duty: bool
) -> None:
    decision = must_assess_despite_refusal(
        is_carer=is_carer,
        lacks_capacity_to_refuse=lacks,
        is_in_best_interests=best,
        is_at_risk_of_abuse_or_neglect=risk,
    )
    assert decision.answer is duty
    assert not decision.confirmed
