"""The day of the demonstration. The stories are dated, so their day stands still; the time of day goes on.

Only with HOMEFIRST_DEMO=1, and only what the record calls today: six digits and sessions go by the real clock too.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone

SETTING = "HOMEFIRST_DEMO_DAY"


def stand_still() -> None:
    """Moves this process to the day in HOMEFIRST_DEMO_DAY (2026-11-24); without one it stays today."""
    said = os.environ.get(SETTING, "")
    if said:
        timezone.now = moved(timezone.now, date.fromisoformat(said))


def moved(now: Callable[[], datetime], day: date) -> Callable[[], datetime]:
    """`now` as it would be had the process begun on `day`; past midnight it goes on to the next."""
    ahead = timedelta(days=(day - timezone.localdate(now())).days)
    return lambda: now() + ahead
