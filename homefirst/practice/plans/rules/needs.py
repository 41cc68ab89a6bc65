"""A plan says how each eligible need is met (Care Act 2014 section 25(1)): by a part of it, by the person's own strengths
and the people around them, or with a reason by nothing. Whoever decides otherwise than the regulations' answer
says why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from homefirst.practice.plans.rules.eligibility import ADULT_OUTCOMES, CARER_OUTCOMES

SOURCE: Final = "Care Act 2014 section 25(1)"
LEAST_WORDS: Final = 3


@dataclass(frozen=True)
class MetBy:
    """What a plan says of needs, by their codes: those that each part meets, by its number; those that the person meets;
    those that nothing meets, with the reason."""

    parts: Mapping[int, Collection[str]] = field(default_factory=dict)
    own: Collection[str] = ()
    not_met: Collection[str] = ()
    not_met_why: str = ""

    def is_told(self, need: str) -> bool:
        by_part = any(need in needs for needs in self.parts.values())
        return by_part or need in self.own or (need in self.not_met and bool(self.not_met_why.strip()))


def need_words(about: str, need: str) -> str:
    """As the regulations call it."""
    return (CARER_OUTCOMES if about == "carer" else ADULT_OUTCOMES).get(need, need)


def untold(needs: Iterable[str], said: MetBy) -> tuple[str, ...]:
    """Eligible needs of which the plan says nothing."""
    return tuple(need for need in needs if not said.is_told(need))


def lacks_an_answer(needs: Iterable[str], said: MetBy, *, about: str, reason: str) -> str:
    """What is wrong with putting the plan in force; "" where nothing is."""
    left = untold(needs, said)
    if not left or len(reason.strip()) >= LEAST_WORDS:
        return ""
    named = "; ".join(need_words(about, need) for need in left)
    which = "this eligible need" if len(left) == 1 else "these eligible needs"
    return f"Nothing in the plan meets {which}: {named}. Go back to the plan and say what does, or say here why nothing can."


def departs_without_a_cause(*, eligible: bool, ended_eligible: bool | None, reason: str) -> str:
    """`eligible` is the regulations' answer, `ended_eligible` what the end of the step says (None: neither)."""
    if ended_eligible is None or eligible == ended_eligible or len(reason.strip()) >= LEAST_WORDS:
        return ""
    law, end = ("eligible needs", "there are none") if eligible else ("no eligible needs", "there are some")
    return (
        f"On these answers the regulations give {law}, and this end says that {end}. Say why, in a sentence that the person "
        "could read. Both are kept."
    )
