"""What stands of somebody's liberty, in a line of the Work page."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.design.words import day
from homefirst.practice.liberty.models import Authorisation, LibertyRequest
from homefirst.practice.liberty.queries.board import last_for
from homefirst.practice.people.models import Person

TITLE = "Leave to restrict liberty"


def liberty_lines(person: Person, on: date) -> list[tuple[str, str]]:
    """Nothing where none was asked for, or the last is over. One query."""
    request, row = last_for(person)
    if request is None:
        return []
    said = _authorised(row, on) if row else _asked(request, on)
    return [(TITLE, said)] if said else []


def _asked(request: LibertyRequest, on: date) -> str:
    if request.result:
        return ""
    said = f"Asked for {day(request.received_on, on)}, and being assessed."
    if request.urgent_until is None:
        return said
    ends = day(request.urgent_until, on)
    lapsed = request.urgent_until < on
    return f"{said} {f'An urgent authorisation lapsed {ends}.' if lapsed else f'Urgent until {ends}.'}"


def _authorised(row: Authorisation, on: date) -> str:
    if row.ended_on or row.ends_on < on:
        return ""
    side = f"On their side: {row.representative}." if row.representative else "Nobody is on their side yet."
    suspended = f" Suspended since {day(row.suspended_on, on)}." if row.suspended_on else ""
    return f"Granted until {day(row.ends_on, on)}. {side}{suspended}"
