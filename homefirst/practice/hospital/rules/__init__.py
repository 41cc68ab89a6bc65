"""Leaving hospital: which way home, and the notices that the law asked for until 30 June 2022."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from homefirst.practice.decisions import in_force

NOTICES: Final = "The scheme of assessment and discharge notices (Care Act 2014 Schedule 3, SI 2014/2823)"
NOTICES_SINCE: Final = date(2015, 4, 1)
NOTICES_UNTIL: Final = date(2022, 6, 30)
LEAST_DAYS_TO_DECIDE: Final = 2  # regulation 8
LEAST_DAYS_OF_NOTICE: Final = 1  # regulation 5


class WayHome(IntEnum):
    """The pathways of discharge to assess. The words of 3 are from memory, unconfirmed."""

    NOTHING_NEW = 0
    HOME_WITH_HELP = 1
    BED_TO_RECOVER = 2
    CARE_HOME = 3


def way_home(*, needs_new_help: bool, needs_a_bed: bool, is_likely_to_last: bool) -> WayHome:
    if not needs_new_help:
        return WayHome.NOTHING_NEW
    if not needs_a_bed:
        return WayHome.HOME_WITH_HELP
    return WayHome.CARE_HOME if is_likely_to_last else WayHome.BED_TO_RECOVER


def decision_due_after_notice(noticed_on: date) -> date:
    """For historic records alone: the least time that the council had. Raises NotInForce from 1 July 2022."""
    in_force(noticed_on, since=NOTICES_SINCE, until=NOTICES_UNTIL, what=NOTICES)
    return noticed_on + timedelta(days=LEAST_DAYS_TO_DECIDE)
