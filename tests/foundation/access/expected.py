"""Who may reach whom, written out a second time from definitions/roles.yaml and the words of the architecture.

Nothing here calls the code under test: the file is read as plain YAML, and each cell of the table is typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from homefirst.foundation.definitions import folder

CASES = ("ours", "theirs", "named", "not_named", "barred", "missing")
# The record: of the worker's team; of another team; restricted, with the worker named; restricted, without;
# of the worker's team, but their own or their family's; and one that does not exist.
REACHES = {
    "own_and_teams": {"ours", "named"},
    "all_teams": {"ours", "theirs", "named"},
    "claimed": {"named"},
    "emergency": set(),
    "none": set(),
}
# Finding somebody and saying why come before any tie, for a role that may say why.
FINDING = {"person.find", "person.claim", "person.break_glass"}
SAYING_WHY = {"person.claim", "person.break_glass"}
# Boards of whoever leads the work show a line about every record that is not restricted.
EVERY_RECORD = {"safeguarding.all", "hospital.all", "register.all", "liberty.all", "carers.emergency"}


def roles_as_written() -> dict[str, dict[str, Any]]:
    raw = yaml.safe_load((folder() / "roles.yaml").read_text(encoding="utf-8"))["roles"]
    return {code: role | {"may": set(_flat(role["may"]))} for code, role in raw.items()}


def may(role: dict[str, Any], acts: Iterable[str], case: str = "") -> bool:
    """Whether a role may do one of `acts`; about the record of a `case` when one is given."""
    held = role["may"] & set(acts)
    if not case:
        return bool(held)
    return any(case in _reached(role, act) for act in held)


def _reached(role: dict[str, Any], act: str) -> set[str]:
    if act in EVERY_RECORD or (act in FINDING and role["may"] & SAYING_WHY):
        return {"ours", "theirs", *(REACHES[role["reach"]] & {"named"})}
    return REACHES[role["reach"]]


def _flat(codes: Iterable[Any]) -> Iterable[str]:
    for code in codes:
        if isinstance(code, list):
            yield from _flat(code)
        else:
            yield code
