"""From what a form found about each outcome to the decision of the regulations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from homefirst.practice.decisions import Decision
from homefirst.practice.plans.rules.eligibility import (
    ADULT_OUTCOMES,
    CARER_OUTCOMES,
    CARER_TESTS,
    Finding,
    Unable,
    adult_eligibility,
    carer_eligibility,
)

ADULT, CARER = "adult", "carer"
# What a form promotes to, and whose needs that decision is about.
ABOUT: Mapping[str, str] = {"adult_eligibility": ADULT, "carer_eligibility": CARER}
_TESTS: Mapping[str, Unable] = {
    "cannot": Unable.CANNOT,
    "distress": Unable.DISTRESS,
    "danger": Unable.DANGER,
    "longer": Unable.LONGER,
}


def worked_out(about: str, row: Mapping[str, Any], on: date) -> Decision:
    """`row` holds yes and no, and the ways of being unable either for each outcome or for all that are named as `unable`.
    A carer's form does not ask in which way, since any of the three tests will do."""
    any_way = CARER_TESTS if about == CARER else frozenset()
    found = [
        Finding(outcome, frozenset(_TESTS[way] for way in ways) or any_way)
        for outcome, ways in not_achieved(about, row).items()
    ]
    impact = bool(row["significant_impact"])
    if about == CARER:
        return carer_eligibility(
            necessary_care=bool(row["necessary_care"]),
            health_at_risk=bool(row["health_at_risk"]),
            findings=found,
            significant_impact=impact,
            on=on,
        )
    return adult_eligibility(
        from_impairment=bool(row["from_impairment"]), findings=found, significant_impact=impact, on=on
    )


def not_achieved(about: str, row: Mapping[str, Any]) -> dict[str, list[str]]:
    """Outcome: the ways of being unable to achieve it (none where nobody asked in which), in the order of the
    regulations."""
    outcomes = CARER_OUTCOMES if about == CARER else ADULT_OUTCOMES
    named, ways = set(row.get("unable", ())), row.get("ways", ())
    each = {outcome: row.get(outcome) or () for outcome in outcomes}
    return {outcome: list(each[outcome] or ways) for outcome in outcomes if each[outcome] or outcome in named}
