"""From chosen rows to unique events, the Joined table (6.3)."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from .people import Event
from .words import ASSESSMENT, OUTCOMES, REQUEST, REVIEW, SERVICE

JUNE = "2026-06"
AUGUST = "2026-08"


def unique_events(rows: list[Event], method: str = JUNE) -> list[Event]:
    """One event for each key, sorted by record number."""
    by_key: dict[Hashable, list[Event]] = defaultdict(list)
    for row in rows:
        by_key[event_key(row, method)].append(row)
    ref_ends = sorted({row.ref_end for row in rows if row.ref_end})
    kept = [original(closed_when_missing(same, ref_ends)) for same in by_key.values()]
    return sorted(kept, key=lambda event: event.record_number)


def event_key(row: Event, method: str) -> Hashable:
    """6.3 step 1. June 2026 compares values as submitted, August 2026 the Release 2 values."""
    client, route, assessment, service, component = row.as_submitted
    if method == AUGUST:
        client, route, assessment, service, component = (
            row.client_type,
            row.route_of_access,
            row.assessment_type,
            row.service_type,
            row.service_component,
        )
    what_else = {
        REQUEST: (row.submitted_end, route),
        ASSESSMENT: (row.submitted_end, assessment),
        REVIEW: (row.submitted_end,),
        SERVICE: (service, component),
    }.get(row.event_type or "", (row.submitted_end,))
    return row.la_code, row.person_id, row.event_start, client, row.event_type, what_else


def closed_when_missing(same: list[Event], ref_ends: list[date]) -> list[Event]:
    """6.3 step 2: a service open at the end of one period and missing from the next ended with the first."""
    seen = {row.ref_end for row in same}
    return [
        replace(row, event_end=row.ref_end) if goes_on(row) and missing_next(row, seen, ref_ends) else row
        for row in same
    ]


def goes_on(row: Event) -> bool:
    return row.event_type == SERVICE and row.ref_end is not None and row.end > row.ref_end


def missing_next(row: Event, seen: set[date | None], ref_ends: list[date]) -> bool:
    later = [end for end in ref_ends if row.ref_end and end > row.ref_end]
    return bool(later) and later[0] not in seen


def original(same: list[Event]) -> Event:
    """6.3 step 3: latest period, latest end (open is latest), best outcome (blank last), latest record."""
    return max(same, key=lambda row: (row.ref_end, row.end, -outcome_order(row), row.record_number))


def outcome_order(row: Event) -> int:
    if row.event_outcome is None:
        return 999
    return OUTCOMES.index(row.event_outcome) if row.event_outcome in OUTCOMES else 998
