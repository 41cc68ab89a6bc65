"""From files to the rows that count: reading, choosing a file for each quarter, dropping what falls outside.

Step numbers are those of the department's method of June 2026 (submissions 6.1, filter and derive 6.2).
"""

import csv
import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from .people import Event
from .words import INVALID, SERVICE, plain

FIRST_QUARTER = date(2023, 4, 1)  # the return became mandatory

CODED = {
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "client_type": "Client Type",
    "primary_support_reason": "Primary Support Reason",
    "accommodation": "Accommodation Status",
    "employment": "Employment Status",
    "funding": "Client Funding Status",
    "event_outcome": "Event Outcome",
    "assessment_type": "Assessment Type",
    "service_type": "Service Type",
    "service_component": "Service Component",
    "delivery_mechanism": "Delivery Mechanism",
}
AS_SENT = {
    "event_type": "Event Type",
    "route_of_access": "Request: Route of Access",
    "la_person_id": "LA Person Unique Identifier",
    "has_unpaid_carer": "Has Unpaid Carer",
}
IN_THE_EVENT_KEY = ("Client Type", "Request: Route of Access", "Assessment Type", "Service Type")

Codes = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Submission:
    """One file: the days that it covers and its rows."""

    start: date
    end: date
    rows: tuple[Event, ...]


def read_codes(path: Path) -> Codes:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {(r["field"], plain(r["submitted"]) or ""): plain(r["release_2"]) or "" for r in rows}


def read_submissions(paths: Iterable[Path], codes: Codes) -> list[Submission]:
    """Files in order of their end; records are numbered from 1 across all of them in that order."""
    found, number = [], 0
    for path in sorted(paths, key=lambda path: period_in_name(path)[::-1]):
        start, end = period_in_name(path)
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            rows = [event_from(row, codes, number + n) for n, row in enumerate(csv.DictReader(file), 1)]
        number += len(rows)
        found.append(Submission(start, end, tuple(rows)))
    return found


def period_in_name(path: Path) -> tuple[date, date]:
    start, end = re.findall(r"\d{8}", path.name)
    return datetime.strptime(start, "%Y%m%d").date(), datetime.strptime(end, "%Y%m%d").date()


def event_from(row: dict[str, str], codes: Codes, number: int) -> Event:
    cells = {plain(header): plain(value) for header, value in row.items() if header}
    cell = {header: cells.get(plain(header)) for header in (*CODED.values(), *AS_SENT.values())}
    birth = day_in(cells.get("date of birth"))
    texts: dict[str, Any] = {name: coded(header, cell[header], codes) for name, header in CODED.items()}
    texts |= {name: cell[header] for name, header in AS_SENT.items()}
    return Event(
        la_code=cells.get("la code") or "",
        person_id=combined_id(cells),
        **texts,
        event_start=day_in(cells.get("event start date")),
        submitted_end=day_in(cells.get("event end date")),
        linked=tuple(v for n in "123" if (v := cells.get(f"adult {n} linked person_id"))),
        record_number=number,
        birth_month=birth.replace(day=1) if birth else None,
        date_of_death=day_in(cells.get("date of death")),
        as_submitted=tuple(cell[header] for header in (*IN_THE_EVENT_KEY, "Service Component")),
    )


def combined_id(cells: dict[str | None, str | None]) -> str | None:
    """The NHS number, else the council's own identifier behind its code (6.2)."""
    own = cells.get("la person unique identifier")
    return cells.get("nhs number") or (f"{cells.get('la code')}_{own}" if own else None)


def coded(header: str, value: str | None, codes: Codes) -> str | None:
    return None if value is None else codes.get((header, value), INVALID)


def day_in(text: str | None) -> date | None:
    try:
        return datetime.strptime(text or "", "%d/%m/%Y").date()
    except ValueError:
        return None


def chosen_rows(submissions: list[Submission], joined_to: date) -> list[Event]:
    """The rows of the file chosen for each quarter, kept when they count in that file's reference period.

    6.1: for each quarter the latest file that covers it; the quarters of one file are one reference period.
    """
    quarters_of: dict[int, list[tuple[date, date]]] = {}
    for start, end in quarters(joined_to):
        covering = [
            (s.end, n)
            for n, s in enumerate(submissions)
            if s.end <= joined_to and s.start <= start and s.end >= end
        ]
        if covering:
            quarters_of.setdefault(max(covering)[1], []).append((start, end))
    kept = []
    for n, held in quarters_of.items():
        ref_start, ref_end = held[0][0], held[-1][1]
        for row in submissions[n].rows:
            event = derived(replace(row, ref_start=ref_start, ref_end=ref_end))
            if counts_in(event, ref_start, ref_end):
                kept.append(event)
    return kept


def quarters(joined_to: date) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    start = FIRST_QUARTER
    while True:
        following = date(start.year + (start.month == 10), (start.month + 2) % 12 + 1, 1)
        if following - timedelta(days=1) > joined_to:
            return found
        found.append((start, following - timedelta(days=1)))
        start = following


def derived(row: Event) -> Event:
    """6.2: a death during the event, or after the start of an open one, is its end.

    An open event that starts on the day of the death stays open.
    """
    death, start, end = row.date_of_death, row.event_start, row.submitted_end
    if death and start:
        ended_by_death = start <= death <= end if end else death > start
        end = death if ended_by_death else end
    return replace(row, event_end=end)


def counts_in(event: Event, ref_start: date, ref_end: date) -> bool:
    """6.2: a service active in the period, all else that ended in it; nothing that begins after death."""
    if event.person_id is None or event.event_type is None:
        return False
    if event.event_start is None or event.event_start > ref_end:
        return False
    if event.date_of_death and event.date_of_death < max(event.event_start, ref_start):
        return False
    if event.event_type == SERVICE:
        return event.end >= ref_start
    return event.event_end is not None and ref_start <= event.event_end <= ref_end
