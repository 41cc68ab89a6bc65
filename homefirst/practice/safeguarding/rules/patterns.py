"""Concerns that were each looked at singly, seen together: one service that is named again and again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta


def named_often(
    concerns: Iterable[tuple[str, date]], *, enough: int, days: int, on: date
) -> list[tuple[str, int]]:
    """(service, how many) of each named in `enough` concerns within `days` up to `on`; the most first. `concerns` are
    (service as it was written, day received): capitals and spaces do not part one service from itself."""
    since, found, shown = on - timedelta(days=days), dict[str, int](), dict[str, str]()
    for name, received in concerns:
        key = same_name(name)
        if key and since < received <= on:
            found[key] = found.get(key, 0) + 1
            shown.setdefault(key, " ".join(name.split()))
    often = [(shown[key], many) for key, many in found.items() if many >= enough]
    return sorted(often, key=lambda each: (-each[1], each[0]))


def same_name(name: str) -> str:
    return " ".join(name.split()).casefold()
