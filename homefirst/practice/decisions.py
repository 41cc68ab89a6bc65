"""What a rule of law answers: yes or no, why in sentences, by which rule, and whether that rule was read at its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Decision:
    """`reasons` are sentences fit for a letter. `confirmed` is False where the rule is stated from memory."""

    answer: bool
    reasons: tuple[str, ...]
    source: str
    confirmed: bool = True

    def __bool__(self) -> bool:
        return self.answer


class NotInForce(ValueError):
    """The rule does not apply on this day; the message says from or until when it does."""


def in_force(on: date, *, since: date | None = None, until: date | None = None, what: str) -> None:
    """Raises NotInForce outside [since, until]."""
    if since and on < since:
        raise NotInForce(f"{what} is in force from {since.day} {since:%B %Y}.")
    if until and on > until:
        raise NotInForce(f"{what} was in force until {until.day} {until:%B %Y}.")
