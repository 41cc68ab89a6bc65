"""Reading the official series of outcome measures (CSV, gzip or not) and placing a council among the others.

Layout: measure, la_code, area, ons_code, year, stat, value. Markers stay as printed: [c] suppressed, [x] not
available, [z] not applicable. Codes are canonical here, so `2E(2A)` becomes `2E(2a)`.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import IO

import yaml

from homefirst.foundation import definitions
from homefirst.foundation.errors import Invalid

COLUMNS = ("measure", "la_code", "area", "ons_code", "year", "stat", "value")
MARKERS = {"[c]": "hidden at source", "[x]": "not available", "[z]": "not applicable"}
_PART = re.compile(r"^(\d[A-Z])\((\d)([A-Z]?)\)$")
_COUNCIL = re.compile(r"^(\d{3}|[A-Z]\d[A-Z]\d[A-Z])$")
_COUNCIL_AREA = re.compile(r"^E(06|08|09|10)\d{6}$")


@dataclass(frozen=True)
class Published:
    measure: str
    area_code: str
    area: str
    ons_code: str
    year: str
    stat: str
    value: str

    @property
    def is_council(self) -> bool:
        """Councils have a three-digit code, or five characters where they are new; regions and types have letters."""
        return bool(_COUNCIL.match(self.area_code) or _COUNCIL_AREA.match(self.ons_code))


def canonical(code: str) -> str:
    """`3D(1A)` as `3D(1a)`; other codes as they are."""
    part = _PART.match(code.strip())
    return f"{part[1]}({part[2]}{part[3].lower()})" if part else code.strip()


def read_series(path: Path) -> Iterator[Published]:
    """Every row of a file in the official long layout; `Invalid` says what is wrong, and at which line."""
    with _opened(path) as text:
        reader = csv.DictReader(text)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise Invalid(
                f"{path.name} has no column {', '.join(missing)}. A file of published measures has the columns "
                f"{', '.join(COLUMNS)}."
            )
        for number, row in enumerate(reader, 2):
            yield _published(path, number, row)


def _published(path: Path, number: int, row: dict[str, str | None]) -> Published:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    if not cells["measure"] or not cells["area"] or not cells["year"] or not cells["stat"]:
        raise Invalid(
            f"{path.name}, line {number}: measure, area, year or stat is empty. Mend the line, load it again."
        )
    return Published(
        measure=canonical(cells["measure"]),
        area_code=cells["la_code"],
        area=cells["area"],
        ons_code=cells["ons_code"],
        year=cells["year"],
        stat=cells["stat"],
        value=cells["value"],
    )


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def number(value: str) -> Decimal | None:
    """A printed value as a number; None for a marker. Carer survey values print two figures, `7.3 (7.3)`: the first."""
    try:
        return Decimal(value.replace(",", "").split(" ")[0])
    except InvalidOperation:
        return None


@dataclass(frozen=True)
class Place:
    """`place` counts from the best (1); `ties` is how many others share it; `of` how many councils have a value."""

    place: int
    of: int
    ties: int


def place_among(ours: Decimal, others: Sequence[Decimal], *, better: str) -> Place | None:
    """Our place among councils (ours not among `others`), best first; None where no direction is better."""
    if better not in ("higher", "lower"):
        return None
    ahead = sum(other > ours if better == "higher" else other < ours for other in others)
    return Place(place=ahead + 1, of=len(others) + 1, ties=sum(other == ours for other in others))


@dataclass(frozen=True)
class Shipped:
    """England's figures as they come with the system: outcomes by measure, and why some are not published."""

    year: str
    source: str
    outcomes: Mapping[str, float]
    not_published: Mapping[str, str]


@cache
def england_published() -> Shipped:
    """The latest of the files in definitions/benchmarks."""
    files = (definitions.folder() / "benchmarks").glob("england_*.yaml")
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    latest = max(found, key=lambda one: str(one["year"]))
    return Shipped(
        year=latest["year"],
        source=latest["source"],
        outcomes={code: float(one["outcome"]) for code, one in latest["measures"].items()},
        not_published=latest.get("not_published", {}),
    )
