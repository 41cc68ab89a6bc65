"""The few groups of what can be started for a person (definitions/starting.yaml), read without a database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load

_SCHEMA = Path(__file__).with_name("starting.schema.json")


@dataclass(frozen=True)
class Groups:
    """Titles in order, the last of them for what no group names; and the group of each pathway that one does."""

    titles: tuple[str, ...]
    of: dict[str, str]


def read_starting(path: Path) -> Groups:
    """Refused whole, with the line and the reason, when it is wrong."""
    found = load(path, _SCHEMA)
    of: dict[str, str] = {}
    for at, group in enumerate(found.content["groups"]):
        for code in group["pathways"]:
            if code in of:
                said = f"{code} stands under “{of[code]}” and “{group['title']}”. Keep one."
                raise found.wrong(said, "groups", at, "pathways")
            of[code] = group["title"]
    titles = dict.fromkeys(
        [*(group["title"] for group in found.content["groups"]), found.content["otherwise"]]
    )
    return Groups(tuple(titles), of)


@cache
def groups() -> Groups:
    """The groups of this installation, read once a process."""
    return read_starting(definitions.folder() / "starting.yaml")
