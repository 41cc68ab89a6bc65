"""What stands of somebody's liberty, in a line of the Work page."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.design.words import day
from homefirst.practice.liberty.models import Authorisation, LibertyRequest
from homefirst.practice.liberty.queries.board import standing_for
from homefirst.practice.people.models import Person

TITLE = "Leave to restrict liberty"


def liberty_lines(person: Person, on: date) -> list[tuple[str, str]]:
    """Nothing where none was asked for, or every one is over; two lines where the next one is asked for while one runs. One
    query."""
    return [(TITLE, _said(request, on)) for request in standing_for(person, on)]


def _said(request: LibertyRequest, on: date) -> str:
    row: Authorisation | None = getattr(request, "authorisation", None)
    return _authorised(row, on) if row else _asked(request, on)


def _asked(request: LibertyRequest, on: date) -> str:
    said = f"Asked for {day(request.received_on, on)}, and being assessed."
    if request.urgent_until is None:
        return said
    ends = day(request.urgent_until, on)
    lapsed = request.urgent_until < on
    return f"{said} {f'An urgent authorisation lapsed {ends}.' if lapsed else f'Urgent until {ends}.'}"


def _authorised(row: Authorisation, on: date) -> str:
    side = f"On their side: {row.representative}." if row.representative else "Nobody is on their side yet."
    suspended = f" Suspended since {day(row.suspended_on, on)}." if row.suspended_on else ""
    return f"Granted until {day(row.ends_on, on)}. {side}{suspended}"
