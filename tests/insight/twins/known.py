"""The made-up submissions under tests/data/cld and the figures that they are known to give."""

import csv
import gzip
import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from .details import latest_details
from .events import JUNE, unique_events
from .people import Details, Event, Period
from .submissions import Submission, chosen_rows, read_codes, read_submissions

FOLDER = Path(__file__).parents[2] / "data" / "cld"
SETS = ("boundary", "borough_3000")


@dataclass(frozen=True)
class Tables:
    events: list[Event]
    details: list[Details]


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    return found


def expected_rows(name: str, table: str) -> list[dict[str, str]]:
    path = FOLDER / name / f"{table}.csv"
    if path.exists():
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    with gzip.open(f"{path}.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def runs() -> list[tuple[str, dict[str, Any]]]:
    return [(name, run) for name in SETS for run in expected(name)["runs"]]


@cache
def submissions(name: str) -> list[Submission]:
    paths = [path for path in (FOLDER / name).iterdir() if path.name.startswith("CLD_")]
    return read_submissions(paths, read_codes(FOLDER / "value_map.csv"))


@cache
def tables(name: str, joined_to: date, method: str = JUNE) -> Tables:
    events = unique_events(chosen_rows(submissions(name), joined_to), method)
    return Tables(events, latest_details(events, year_to(joined_to)))


def year_to(day: date) -> Period:
    """The twelve months that end with the last day of a month."""
    following = day + timedelta(days=1)
    return Period(following.replace(year=following.year - 1), day)


def period_of(run: dict[str, Any]) -> Period:
    return Period(date.fromisoformat(run["period_start"]), date.fromisoformat(run["period_end"]))
