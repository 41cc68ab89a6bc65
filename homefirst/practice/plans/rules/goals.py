"""How far a goal has come, on our own scale of help. The scale needs no licence (facts about practice, section 6.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# How much help a thing needs, from most to least. The words are those of the forms.
HELP_LEVELS: Final[Mapping[int, str]] = {
    0: "Somebody does it for me",
    1: "With hands-on help",
    2: "With a reminder",
    3: "With a tool or aid",
    4: "I do it",
}
NOBODY_HELPS: Final = 3  # with a tool or alone: without a target of its own, a goal is met from here


def state_after(*, first: int, now: int, target: int | None = None) -> str:
    """met, getting_there or not_yet. One that began where it should be is met only when it is kept."""
    if now >= (NOBODY_HELPS if target is None else target):
        return "met"
    return "getting_there" if now > first else "not_yet"


def gained(*, first: int, now: int) -> int:
    """Levels of help that are needed no more; less than nothing where more help is needed than at the start."""
    return now - first
