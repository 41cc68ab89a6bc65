"""Whose system this is: the council's name, colours and contact lines, read from `definitions/council.yaml`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from homefirst.foundation import definitions
from homefirst.foundation.accounts.team_rule import TeamRule, TeamRuleLine
from homefirst.foundation.definitions.reading import Loaded, load
from homefirst.foundation.definitions.wording import did_you_mean

_SCHEMA = Path(__file__).with_name("council.schema.json")
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: white words of ordinary size on the colour


@dataclass(frozen=True)
class WayOfWorking:
    """How a team works from `since` to `until`, both days included; no end: until now."""

    team: str
    way: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Council:
    name: str
    code: str
    adjective: str
    colours: Mapping[str, str]
    contact: Mapping[str, str]
    accessibility: str = ""
    region: str = ""  # as the published series of measures names it
    teams: Mapping[str, str] = field(default_factory=dict)  # name by code
    team_rule: TeamRule | None = None
    ways: tuple[WayOfWorking, ...] = ()

    @property
    def style_sheet(self) -> str:
        """The council's colours as CSS custom properties, laid over the shipped ones."""
        lines = (f"--hf-{name}: {value};" for name, value in sorted(self.colours.items()))
        return ":root{" + "".join(lines) + "}\n"

    @property
    def style_version(self) -> str:
        return hashlib.sha256(self.style_sheet.encode()).hexdigest()[:8]


def read_council(path: Path) -> Council:
    """One council's file, refused whole with the reason when it is wrong."""
    found = load(path, _SCHEMA)
    raw = found.content
    for name, colour in raw["colours"].items():
        if contrast_with_white(colour) < _LEAST_CONTRAST:
            raise found.wrong(f"white words on {colour} are too faint. Choose a darker one.", "colours", name)
    teams = {team["code"]: team["name"] for team in raw.get("teams", ())}
    return Council(
        name=raw["name"],
        code=raw["code"],
        adjective=raw["adjective"],
        colours=raw["colours"],
        contact=raw["contact"],
        accessibility=raw.get("accessibility", ""),
        region=raw.get("region", ""),
        teams=teams,
        team_rule=_team_rule(found, raw.get("team_rule"), teams),
        ways=_ways(found, raw.get("ways_of_working", ()), teams),
    )


def _team_rule(file: Loaded, raw: Mapping[str, Any] | None, teams: Mapping[str, str]) -> TeamRule | None:
    """A rule that names no team of the list would leave people with nobody: it is refused."""
    if raw is None:
        return None
    for code in (raw["otherwise"], *(line["team"] for line in raw["lines"])):
        if code not in teams:
            near = did_you_mean(code, teams, "Teams")
            raise file.wrong(
                f"there is no team {code}. Add it to teams, or name another. {near}", "team_rule"
            )
    parts = ("client_types", "reasons", "districts")
    lines = tuple(
        TeamRuleLine(line["team"], *(frozenset(map(str.casefold, line.get(part, ()))) for part in parts))
        for line in raw["lines"]
    )
    return TeamRule(lines, raw["otherwise"])


def _ways(
    file: Loaded, raw: Sequence[Mapping[str, Any]], teams: Mapping[str, str]
) -> tuple[WayOfWorking, ...]:
    """A team works one way at a time, or its figures would count twice."""
    found = sorted((WayOfWorking(**one) for one in raw), key=lambda one: (one.team, str(one.since)))
    for one in found:
        if one.team not in teams:
            raise file.wrong(f"there is no team {one.team}. Add it to teams.", "ways_of_working")
        if not all(isinstance(day, date) for day in (one.since, one.until or one.since)):
            raise file.wrong(f"{one.team}: write each day like 2026-06-01.", "ways_of_working")
        if one.until is not None and one.until < one.since:
            raise file.wrong(
                f"{one.team}: a way ends before it begins. Turn the two days round.", "ways_of_working"
            )
    for earlier, later in pairwise(found):
        if earlier.team == later.team and (earlier.until is None or earlier.until >= later.since):
            raise file.wrong(
                f"{later.team} works two ways on {later.since}. End the earlier one before.",
                "ways_of_working",
            )
    return tuple(found)


@cache
def council() -> Council:
    """The council of this installation, read once a process."""
    return read_council(definitions.folder() / "council.yaml")


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of `#rrggbb` with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
