"""Which file serves which quarter (facts on Client Level Data, section 6.1): the latest that covers the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from homefirst.insight import periods
from homefirst.insight.cld.submissions import FIRST_QUARTER


@dataclass(frozen=True)
class Covers:
    """A file and its days; `order` breaks ties as loading does (the higher is later)."""

    name: str
    start: date
    end: date
    order: int = 0


def serving(files: Iterable[Covers]) -> dict[date, str]:
    """Name of the file that serves each quarter, by the quarter's last day."""
    ordered = sorted(files, key=lambda file: (file.end, -file.start.toordinal(), file.order))
    served: dict[date, str] = {}
    for file in ordered:
        for end in periods.quarter_ends(max(file.start, FIRST_QUARTER), file.end):
            served[end] = file.name
    return served


def replaced(before: Mapping[date, str], after: Mapping[date, str], by: str) -> dict[str, list[date]]:
    """Quarters that the file `by` takes over, by the file that served them before ("" for none)."""
    found: dict[str, list[date]] = {}
    for end, name in sorted(after.items()):
        if name == by and before.get(end) != by:
            found.setdefault(before.get(end, ""), []).append(end)
    return found
