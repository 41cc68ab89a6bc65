"""What the address of a measure's page asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

VIEWS = ("chart", "table")


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the method, the views of both charts, the kind of trend, the split, published or true."""

    method: str = ""
    trend: str = ""
    trend_as: str = "chart"
    councils_as: str = "chart"
    split: str = ""
    numbers: str = ""

    def href(self, **change: str) -> str:
        usual = Asked()
        asked = {**vars(self), **change}
        kept = {name: value for name, value in asked.items() if value and value != getattr(usual, name)}
        return "?" + urlencode(kept)


def read_asked(given: Mapping[str, str]) -> Asked:
    known: Mapping[str, Sequence[str]] = {
        "trend": ("", "quarters", "years"),
        "trend_as": VIEWS,
        "councils_as": VIEWS,
        "numbers": ("", "published"),
    }
    kept = {name: given[name] for name in vars(Asked()) if given.get(name)}
    return Asked(**{name: value for name, value in kept.items() if value in known.get(name, (value,))})
