"""Why a record may be opened by somebody who does not hold the work: the lists that pages show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

LONDON: tzinfo = ZoneInfo("Europe/London")
EMERGENCY_LASTS = timedelta(hours=4)

CLAIM_REASONS: Mapping[str, str] = {
    "contact": "They, or somebody about them, got in touch",
    "cover": "I am standing in for a colleague",
    "linked": "They are linked to somebody I work with",
    "mending": "I am mending data",
}

EMERGENCY_REASONS: Mapping[str, str] = {
    "danger": "Somebody is in danger now",
    "agreed": "The person agreed, and it cannot wait",
    "duty": "The law requires it now, such as a court or the police",
    "nobody": "Whoever holds the work cannot be reached, and it cannot wait",
}

DECISIONS: Mapping[str, str] = {
    "right": "Right to open",
    "ask": "Ask the worker and their manager",
    "wrong": "Should not have been opened",
}


def end_of_day(at: datetime) -> datetime:
    """Midnight in London after `at`: a claim is for the day."""
    local = at.astimezone(LONDON)
    tomorrow = local.date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=LONDON)
