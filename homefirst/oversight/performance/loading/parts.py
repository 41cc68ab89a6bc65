"""What the page of one load shows in each of its states."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from homefirst.exchange.cld import queries
from homefirst.exchange.cld.models import Difference, Submission
from homefirst.exchange.cld.queries.history import Running, may_go_on, running
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import HeldBack, HeldBackRow
from homefirst.insight.cld import reading
from homefirst.insight.cld.fields import FIELDS
from homefirst.oversight.performance.loading.effect import effect

State = Submission.State
EXAMPLE_NAME = "CLD_999_20250401_20260331-example.csv"
_FIGURES_TAKE = timedelta(hours=2)
_ALLOWED = {
    reading.NO_IDENTIFIER: "Either number",
    reading.WRONG_NHS_NUMBER: "10 digits, not all the same",
}
_EXAMPLE: Mapping[str, str] = {
    "la_code": "999",
    "reporting_period_start": "01/04/2025",
    "reporting_period_end": "31/03/2026",
    "la_person_id": "300001",
    "first_name": "Invented",
    "last_name": "Person",
    "gender": "Female",
    "date_of_birth": "15/06/1940",
    "client_type": "Service user",
    "postcode": "WB4 2PL",
    "primary_support_reason": "Physical Support: Personal care support",
    "event_type": "Service",
    "event_start": "01/06/2025",
    "event_outcome": "Continuation of support or services",
    "service_type": "Long term support: Community",
    "service_component": "Home support or domiciliary care",
    "delivery_mechanism": "CASSR managed personal budget",
}


def page(actor: Actor, one: Submission) -> dict[str, Any]:
    """A constant number of queries. `is_waiting`: the page is worth reading again in a few seconds."""
    is_done = one.state in (State.LOADED, State.HELD)
    moved = effect(actor, one) if is_done else None
    going_on = running(one) if one.state == State.READING else None
    return {
        "is_done": is_done,
        "is_waiting": one.state == State.READING or (is_done and moved is None and _is_fresh(one)),
        "may_go_on": may_go_on(one),
        "running": going_on,
        "left": _left(one, going_on) if going_on else "",
        "held_back": _held_back(actor, one) if is_done else [],
        "warnings": queries.warnings_by_check(actor, one) if is_done else [],
        "differences": _differences(actor) if is_done else 0,
        "effect": moved,
    }


def _is_fresh(one: Submission) -> bool:
    """Whether the figures of a load may still be on their way."""
    return one.finished_at is not None and timezone.now() - one.finished_at < _FIGURES_TAKE / 24


def _differences(actor: Actor) -> int:
    if not can(actor, "files.differences"):
        return 0
    return Difference.objects.filter(state=Difference.State.OPEN).count()


def _left(one: Submission, going_on: Running) -> str:
    """How long the rows that are left may take, at the pace so far; writing the record comes after."""
    passed = (timezone.now() - one.started_at).total_seconds()
    if not going_on.rows_read or not going_on.is_reading or passed < 1:
        return ""
    seconds = round(passed / going_on.rows_read * (going_on.rows_total - going_on.rows_read))
    return f"About {seconds} seconds left" if seconds < 90 else f"About {seconds // 60} minutes left"


def _held_back(actor: Actor, one: Submission) -> list[HeldBack]:
    return [
        HeldBack(
            reason=_short(reason.words),
            mend=_mend(reason.words),
            total=reason.total,
            rows=[HeldBackRow(n, field, value, _allowed(reason.words)) for n, field, value in reason.rows],
        )
        for reason in queries.held_back_by_reason(actor, one)
    ]


def _short(words: str) -> str:
    """The first sentence is what is wrong; the rest is how to mend it."""
    return words.split(". ")[0].rstrip(".")


def _mend(words: str) -> str:
    return words.partition(". ")[2]


def _allowed(words: str) -> str:
    return _ALLOWED.get(words, "A whole row")


def example() -> str:
    """A file of one invented row with every column, to compare one's own with."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(field.header for field in FIELDS)
    writer.writerow(_EXAMPLE.get(field.name, "") for field in FIELDS)
    return written.getvalue()
