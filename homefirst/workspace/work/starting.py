"""What can be started for a person, in the few groups of definitions/starting.yaml, so that a list of fifteen does not stand
above their work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import load
from homefirst.workspace.forms.finish import StartForm

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


def start_forms(offered: Iterable[tuple[str, str, str]]) -> list[tuple[str, StartForm]]:
    """Each group that holds something, with a form of its own."""
    known = groups()
    grouped: dict[str, list[tuple[str, str, str]]] = {title: [] for title in known.titles}
    for each in offered:
        grouped[known.of.get(each[0], known.titles[-1])].append(each)
    return [
        (title, StartForm(offered=found, auto_id=f"id_{place}_%s"))
        for place, (title, found) in enumerate(grouped.items())
        if found
    ]
