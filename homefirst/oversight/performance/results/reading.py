"""The kept results of a snapshot as plain values. Files never change once they stand, so they are read once a process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from homefirst.insight.indicators.behind import Range
from homefirst.oversight.performance.results.working_out import FILE, units_file


class Counts(NamedTuple):
    numerator: int
    denominator: int | None


class Amounts(NamedTuple):
    """Where each unit adds days or pounds to the numerator: `units` is how many do."""

    numerator: int
    denominator: int | None
    units: int


Groups = Mapping[str, Counts | Amounts]


@dataclass(frozen=True)
class Weak:
    """How many units a weakness touches, and the bounds between which the figure may lie because of them."""

    units: int
    spread: Range | None


@dataclass(frozen=True)
class MeasureResults:
    """Counts by group: of each quarter by itself, of the year to each quarter, and of splits of the latest year."""

    quarters: Mapping[date, Groups]
    years: Mapping[date, Groups]
    splits: Mapping[str, Groups]
    weaknesses: Mapping[str, Weak]
    counted: Mapping[str, int]  # units counted in, counted out, left out
    failed: str = ""


@dataclass(frozen=True)
class Results:
    method: str
    quarters: tuple[date, ...]
    years: tuple[date, ...]
    measures: Mapping[str, MeasureResults]

    @property
    def latest(self) -> date | None:
        """The last day of the latest year; None when no four quarters follow one another."""
        return self.years[-1] if self.years else None


@lru_cache(maxsize=16)
def load(folder: Path) -> Results:
    raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return Results(
        method=raw["method"],
        quarters=tuple(map(date.fromisoformat, raw["quarters"])),
        years=tuple(map(date.fromisoformat, raw["years"])),
        measures={code: _measure(entry) for code, entry in raw["measures"].items()},
    )


def units(folder: Path, slug: str, weakness: str = "") -> pa.Table:
    """The units behind the latest year, as `behind.units`; or the rows of a weakness that stand outside them."""
    return pq.read_table(folder / units_file(slug, weakness))


def _measure(entry: Mapping[str, Any]) -> MeasureResults:
    return MeasureResults(
        quarters={date.fromisoformat(day): _groups(found) for day, found in entry["quarters"].items()},
        years={date.fromisoformat(day): _groups(found) for day, found in entry["years"].items()},
        splits={by: _groups(found) for by, found in entry.get("splits", {}).items()},
        weaknesses={name: _weak(found) for name, found in entry.get("weaknesses", {}).items()},
        counted=entry.get("counted", {}),
        failed=entry.get("failed", ""),
    )


def _groups(found: Mapping[str, list[Any]]) -> Groups:
    return {
        group: Counts(*counts) if len(counts) == len(Counts._fields) else Amounts(*counts)
        for group, counts in found.items()
    }


def _weak(found: Mapping[str, Any]) -> Weak:
    spread = found["spread"]
    if spread is None:
        return Weak(found["units"], None)
    return Weak(found["units"], Range(spread["units"], tuple(spread["low"]), tuple(spread["high"])))
