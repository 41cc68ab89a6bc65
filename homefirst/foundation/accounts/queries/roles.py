"""Roles in words: what each sees, whose records it reaches, what it may and may not do."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.accounts.landing import places
from homefirst.foundation.accounts.roles import ACTIONS, Role, roles

# The words of the page for each `reach` of roles.yaml. All need the record not to be restricted.
REACH_WORDS = {
    "own_and_teams": "People whose work they hold, people of their teams, and those opened with a reason",
    "all_teams": "Every person whose record is not restricted",
    "claimed": "Nobody, until they say why; then for the rest of the day",
    "emergency": "Nobody, except in an emergency; then for four hours",
    "none": "Nobody",
}


@dataclass(frozen=True)
class RoleInWords:
    code: str
    title: str
    sees: tuple[str, ...]
    reach: str
    may: tuple[str, ...]
    may_not: str


def roles_in_words() -> list[RoleInWords]:
    """In the order of definitions/roles.yaml; what a role may do stands in the order of ACTIONS."""
    return [_in_words(role) for role in roles().values()]


def _in_words(role: Role) -> RoleInWords:
    return RoleInWords(
        code=role.code,
        title=role.title,
        sees=tuple(name for name in role.navigation if name in places()),
        reach=REACH_WORDS[role.reach],
        may=tuple(words for code, words in ACTIONS.items() if code in role.may),
        may_not=role.may_not,
    )
