"""Whether the council must make enquiries: Care Act 2014 section 42(1). The three tests are about an adult in the area;
where they ordinarily live does not matter, nor whether they get services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from homefirst.practice.decisions import Decision

SOURCE: Final = "Care Act 2014 section 42"
ADULT: Final = 18


@dataclass(frozen=True)
class Suspected:
    """What there is reasonable cause to suspect."""

    age: int
    is_in_the_area: bool
    has_care_and_support_needs: bool
    is_experiencing_or_at_risk: bool
    is_unable_to_protect_themselves: bool


def enquiry_duty(suspected: Suspected) -> Decision:
    """All three tests: a duty. Without all three another enquiry may still be made, by choice."""
    if suspected.age < ADULT:
        return Decision(
            False, (f"Not an adult: {suspected.age} years old. Tell children's services.",), SOURCE
        )
    tests = (
        (suspected.is_in_the_area, "is in the area"),
        (suspected.has_care_and_support_needs, "has needs for care and support, met or not"),
        (suspected.is_experiencing_or_at_risk, "is experiencing, or at risk of, abuse or neglect"),
        (suspected.is_unable_to_protect_themselves, "cannot protect themselves because of those needs"),
    )
    reasons = tuple(f"The adult {words}." if met else f"Not met: the adult {words}." for met, words in tests)
    return Decision(all(met for met, _ in tests), reasons, SOURCE)
