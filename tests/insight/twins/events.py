"""From chosen rows to unique events, the Joined table (6.3)."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace
from datetime import date, timedelta

from .people import Event
from .words import ASSESSMENT, OUTCOMES, REQUEST, SERVICE

JUNE = "2026-06"
AUGUST = "2026-08"


def unique_events(rows: list[Event], method: str = JUNE) -> list[Event]:
    """One event for each key, sorted by record number."""
    by_key: dict[Hashable, list[Event]] = defaultdict(list)
    last: dict[str, date | None] = {}
    for row in rows:
        by_key[event_key(row, method)].append(row)
        last[row.la_code] = max(row.ref_end or date.min, last.get(row.la_code) or date.min)
    kept = [original(closed_when_missing(same, last[same[0].la_code])) for same in by_key.values()]
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
        REQUEST: (row.event_end, route),
        ASSESSMENT: (row.event_end, assessment),
        SERVICE: (service, component),
    }.get(row.event_type or "", (row.event_end,))
    return row.la_code, row.person_id, row.event_start, client, row.event_type, what_else


def closed_when_missing(same: list[Event], last: date | None) -> list[Event]:
    """6.3 step 2: what goes on after its period and is missing from the next one ended with its own."""
    seen = {row.ref_start for row in same}

    def ended(row: Event) -> bool:
        assert row.ref_end
        return row.ref_end != last and row.end > row.ref_end and day_after(row.ref_end) not in seen

    return [replace(row, event_end=row.ref_end) if ended(row) else row for row in same]


def day_after(day: date) -> date:
    return day + timedelta(days=1)


def original(same: list[Event]) -> Event:
    """6.3 step 3: latest period, latest end (open is latest), best outcome (blank last), latest record."""
    return max(same, key=lambda row: (row.ref_end, row.end, -outcome_order(row), row.record_number))


def outcome_order(row: Event) -> int:
    if row.event_outcome is None:
        return 999
    return OUTCOMES.index(row.event_outcome) if row.event_outcome in OUTCOMES else 998
