"""The time of day as people type it, and what two windows typed into the same box."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

_CLOCK = re.compile(r"^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$")
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def read_time(typed: str) -> time | None:
    """'2pm', '2:30 pm', '14.30', '1430', 'noon'. None for what is no time; a bare '2' could be either, and is none."""
    said = " ".join(typed.casefold().replace("a.m.", "am").replace("p.m.", "pm").split())
    if said in _NAMED:
        return _NAMED[said]
    found = _CLOCK.match(said)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif found[2] is None:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


def clashing(held: Mapping[str, str], typed: Mapping[str, str], seen: Mapping[str, str]) -> set[str]:
    """Boxes held differently from what this page saw, though it changed them too. What was only typed on is none."""
    return {
        box
        for box, mine in typed.items()
        if mine != seen.get(box, "")
        and held.get(box, "") not in (seen.get(box, ""), mine)
        and not mine.startswith(held.get(box, ""))
    }
