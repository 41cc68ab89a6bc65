"""The texts of a plan in their order, and what pages call each."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

Texts = tuple[tuple[str, str], ...]

CRISIS: Final[Texts] = (
    ("signs", "Signs that it goes wrong"),
    ("what_helps", "What helps"),
    ("what_makes_it_worse", "What makes it worse"),
    ("whom_to_ring", "Whom to ring, in order"),
    ("not_want", "What I do not want"),
    ("where_i_would_go", "Where I would go"),
    ("pets_and_children", "Children and pets"),
    ("plan_b", "If that does not work"),
)
ABOUT: Final[Texts] = (
    ("most_important", "What is most important to me"),
    ("please_do", "Please do"),
    ("please_do_not", "Please do not"),
    ("well", "How I am when I am well"),
    ("how_and_when", "How and when to support me"),
    ("also_know", "Also worth knowing"),
    ("written_with", "Who helped me to write this"),
)
COPIES: Final[Texts] = (("copies", "Who gets a copy"), ("format", "In which form"))
OWN_WORDS: Final = frozenset(
    {
        "signs", "what_helps", "what_makes_it_worse", "not_want", "most_important", "please_do", "please_do_not", "well",
        "how_and_when", "also_know", "plan_b",
    }
)  # fmt: skip


def hours_words(hours: Decimal | None) -> str:
    """'6' or '2.5'; "" where nobody said."""
    return "" if hours is None else f"{hours.normalize():f}"
