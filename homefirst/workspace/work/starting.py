"""What can be started for a person, in a few groups, so that a list of fifteen does not stand above their work."""

from __future__ import annotations

from collections.abc import Iterable

from homefirst.workspace.forms.finish import StartForm
from homefirst.workspace.work.groups import groups


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
