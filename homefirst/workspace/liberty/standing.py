"""What stands of somebody's liberty, in a line of the Work page and of Now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from homefirst.foundation.design.words import day
from homefirst.practice.liberty.models import Authorisation, LibertyRequest
from homefirst.practice.liberty.queries.board import CODE, standing_for
from homefirst.practice.pathways.queries import PieceOfWork
from homefirst.practice.people.models import Person

TITLE = "Leave to restrict liberty"


def liberty_lines(person: Person, on: date) -> list[tuple[str, str, str]]:
    """(what, in words, its page). Nothing where none was asked for, or every one is over; two where the next one is asked
    for while one runs. One query."""
    return [
        (TITLE, _said(request, on), _page(person.record.ref, request.episode_id))
        for request in standing_for(person, on)
    ]


def living(lines: Sequence[PieceOfWork], ref: str, on: date) -> list[tuple[str, str, str]]:
    """The same for Now, from the days that stand with the work in hand: until when at the latest, and whose it is. What was
    read for what happens next is enough; no query."""
    found: dict[int, tuple[str, str, str]] = {}
    for line in lines:
        is_open = line.code == CODE and line.step_id is not None  # a promise outlives its piece of work
        said = _until(line.dates, on) if is_open else ""
        if said and line.episode_id and line.episode_id not in found:
            whose = f"{line.held_by} has what comes next." if line.held_by else ""
            found[line.episode_id] = (TITLE, f"{said} {whose}".strip(), _page(ref, line.episode_id))
    return list(found.values())


def _until(dates: Mapping[str, date], on: date) -> str:
    """A standard authorisation, or an urgent one that waits for it."""
    if (last := dates.get("authorised_until")) is not None:
        ended = f"The authorisation ran out {day(last, on)}, and its work is still open."
        return ended if last < on else f"Granted until {day(last, on)} at the latest."
    if (last := dates.get("urgent_until")) is not None:
        lapsed = f"The urgent authorisation lapsed {day(last, on)}, and nothing is decided."
        return lapsed if last < on else f"Urgent until {day(last, on)}, and being assessed."
    return ""


def _page(ref: str, episode: int) -> str:
    return reverse("record_liberty", kwargs={"ref": ref, "episode": episode})


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
