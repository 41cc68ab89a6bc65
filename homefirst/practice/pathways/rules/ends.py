"""When an event ended, as far as anyone knows (the method of the return: facts of cld 6.2 and 6.3)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date


def known_end(
    *,
    event_key: str | None,
    desk_fields: Collection[str],
    person_desk_fields: Collection[str],
    starts_on: date | None,
    ends_on: date | None,
    presumed_end_on: date | None,
    died_on: date | None,
) -> date | None:
    """What the files gave, unless the desk has since said when it ended or that the person died."""
    told_at_desk = event_key is None or "ends_on" in desk_fields or "died_on" in person_desk_fields
    if not told_at_desk:
        return presumed_end_on or ends_on
    died_during = died_on and starts_on and starts_on <= died_on and (ends_on is None or died_on < ends_on)
    return died_on if died_during else ends_on
