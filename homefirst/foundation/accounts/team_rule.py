"""Which team a person loaded from a file belongs to, so that nobody is orphaned or hidden.

The council decides it in `definitions/council.yaml` (`team_rule`), read by `foundation.design.council`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TeamRuleLine:
    """Fits when each part that it names fits; all texts in small letters."""

    team: str
    client_types: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TeamRule:
    lines: tuple[TeamRuleLine, ...]
    otherwise: str

    def team_for(self, *, postcode: str, reason: str, client_type: str) -> str:
        """Code of the first line that fits, else of the team that takes everybody else."""
        said = (client_type.casefold(), reason.casefold(), _district(postcode))
        return next((line.team for line in self.lines if _fits(line, said)), self.otherwise)


def _fits(line: TeamRuleLine, said: tuple[str, str, str]) -> bool:
    named = (line.client_types, line.reasons, line.districts)
    return all(not texts or text in texts for texts, text in zip(named, said, strict=True))


def _district(postcode: str) -> str:
    """WB4 of WB4 2PL, also where the space was left out: the last three signs are never of the district."""
    together = "".join(postcode.split()).casefold()
    return together[:-3] if len(together) > 4 else together
