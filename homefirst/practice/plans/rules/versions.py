"""What must hold before a version of a plan is written or agreed.

That fewer hours need a cause on the record, and that a plan is agreed by the person and not for them, is what upheld
complaints to the ombudsman were about (Care Act 2014 sections 25 to 27 and their guidance).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

LEAST_WORDS: Final = 3
SAYS: Final[Mapping[str, str]] = {
    "agrees": "agrees to this plan",
    "asks": "asks a question about this plan",
    "disagrees": "does not agree to this plan",
}


def lacks_a_cause(*, before: Decimal | None, after: Decimal | None, reason: str) -> str:
    """What is wrong with writing this version; "" where nothing is."""
    if before is None or (after or Decimal(0)) >= before or len(reason.strip()) >= LEAST_WORDS:
        return ""
    now, was = _hours(after or Decimal(0)), _hours(before)
    return f"This plan has {now} hours a week where it had {was}. Say what changed and why, so that they can read it."


def contradicts(*, end: str, answer: str, name: str) -> str:
    """`end` and `answer` are agrees, asks or disagrees: the way the step ends, and what the person said; "" where the two
    are the same, or nobody wrote down an answer."""
    if not answer or answer == end:
        return ""
    return f"{name} {SAYS[answer]}. Choose the end that says so, or change the answer."


def open_questions(parts: Mapping[int, str], name: str) -> str:
    """`parts` has the answer to each part by its number. A plan is not agreed over a question that nobody answered."""
    asked = [number for number, answer in parts.items() if answer == "asks"]
    against = [number for number, answer in parts.items() if answer == "disagrees"]
    if asked:
        return f"{name} asks about part {_and(asked)}. Answer that before the plan is agreed."
    if against:
        return (
            f"{name} does not agree to part {_and(against)}. Change the plan, or choose the end that says so."
        )
    return ""


def _and(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _hours(value: Decimal) -> str:
    return f"{value.normalize():f}"
