"""Which relationships suffice for which reach, as plain values: the table behind `policy`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from homefirst.foundation.access.models import Tie

Kind = Tie.Kind

# Said when a grant comes from the record's team, or from a role that reaches every team.
BY_TEAM = "team"
BY_ROLE = "by role, all teams"
# Acts that need no relationship, because they are how one begins: finding somebody, and saying why.
BEFORE_A_TIE = frozenset({"person.find", "person.claim", "person.break_glass"})
# Boards on which one line about every open record stands for whoever leads the work; opening the record is another act.
EVERY_RECORD = frozenset(
    {"safeguarding.all", "hospital.all", "register.all", "liberty.all", "carers.emergency"}
)


@dataclass(frozen=True)
class Reach:
    """`ties` open a record that is not restricted; `teams`: so does its team; `all`: nothing is needed."""

    ties: frozenset[str]
    teams: bool = False
    all: bool = False


_DURING_WORK = frozenset(
    {Kind.ALLOCATED, Kind.NAMED, Kind.SUPERVISES, Kind.DUTY, Kind.PANEL, Kind.CLAIMED, Kind.BREAK_GLASS}
)
REACH: Mapping[str, Reach] = {
    "own_and_teams": Reach(_DURING_WORK, teams=True),
    "all_teams": Reach(_DURING_WORK | {Kind.FINANCE}, all=True),
    "claimed": Reach(frozenset({Kind.NAMED, Kind.CLAIMED, Kind.BREAK_GLASS})),
    "emergency": Reach(frozenset({Kind.BREAK_GLASS})),
    "none": Reach(frozenset()),
}

# A restricted record opens to staff named on it, and to nobody else: not to a claim, and not in an emergency.
OPENS_RESTRICTED = frozenset({Kind.NAMED})

# The first that holds is the one written into the audit row: the nearest relationship before the widest.
STRONGEST_FIRST: tuple[str, ...] = (
    Kind.NAMED,
    Kind.ALLOCATED,
    Kind.SUPERVISES,
    Kind.DUTY,
    Kind.PANEL,
    Kind.FINANCE,
    Kind.CLAIMED,
    Kind.BREAK_GLASS,
)
