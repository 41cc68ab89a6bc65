"""One decision at one time: the Mental Capacity Act 2005 sections 1 to 3, and refusing an assessment (Care Act section 11).

Stated from memory (law.md 2.3.6, 2.3.10): unconfirmed until read at its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from homefirst.practice.decisions import Decision

CAPACITY_SOURCE: Final = "Mental Capacity Act 2005 sections 1 to 3"
REFUSAL_SOURCE: Final = "Care Act 2014 section 11"


@dataclass(frozen=True)
class Functions:
    """Whether the person can, with all the help that there is, about this decision now."""

    understand: bool
    retain: bool
    weigh: bool
    communicate: bool

    @property
    def unable(self) -> tuple[str, ...]:
        said = {
            "understand the information": self.understand,
            "retain it": self.retain,
            "use or weigh it": self.weigh,
            "communicate the decision": self.communicate,
        }
        return tuple(words for words, can in said.items() if not can)


def lacks_capacity(*, functions: Functions, because_of_impairment: bool) -> Decision:
    """The functional question first, then its cause. Capacity is presumed: without both, the person decides."""
    if not functions.unable:
        reasons: tuple[str, ...] = ("The person can make this decision.",)
        return Decision(False, reasons, CAPACITY_SOURCE, confirmed=False)
    first = f"The person cannot {', nor '.join(functions.unable)}, for this decision at this time."
    if not because_of_impairment:
        second = "This is not because of an impairment of, or a disturbance in, the mind or brain."
        return Decision(False, (first, second), CAPACITY_SOURCE, confirmed=False)
    second = "This is because of an impairment of, or a disturbance in, the mind or brain."
    return Decision(True, (first, second), CAPACITY_SOURCE, confirmed=False)


def must_assess_despite_refusal(
    *,
    is_carer: bool,
    lacks_capacity_to_refuse: bool,
    is_in_best_interests: bool,
    is_at_risk_of_abuse_or_neglect: bool,
) -> Decision:
    """An adult's refusal does not end the duty where they cannot decide this and it is in their best interests, or where
    they experience or risk abuse or neglect. A carer's refusal always does."""
    reasons = []
    if not is_carer and lacks_capacity_to_refuse and is_in_best_interests:
        reasons.append("The adult lacks capacity to refuse, and the assessment is in their best interests.")
    if not is_carer and is_at_risk_of_abuse_or_neglect:
        reasons.append("The adult is experiencing, or at risk of, abuse or neglect.")
    if reasons:
        return Decision(True, tuple(reasons), REFUSAL_SOURCE, confirmed=False)
    who = "carer" if is_carer else "adult"
    said = f"The {who} refuses, and nothing takes the choice from them. Ask again when things change."
    return Decision(False, (said,), REFUSAL_SOURCE, confirmed=False)
