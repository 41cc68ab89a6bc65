"""The made-up submissions in tests/data/cld and the figures that they should give."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DEFINITIONS = ROOT / "definitions"
DATA = ROOT / "tests" / "data" / "cld"
SETS = ("boundary", "borough_3000")


def files(name: str) -> list[Path]:
    return sorted((DATA / name).glob("CLD_*"))


def expected(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / name / "expected.json").read_text(encoding="utf-8"))
    return content


def expected_rows(name: str, table: str) -> list[dict[str, str]]:
    plain = DATA / name / f"{table}.csv"
    if plain.exists():
        with plain.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    with gzip.open(f"{plain}.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def runs() -> list[tuple[str, dict[str, Any]]]:
    return [(name, run) for name in SETS for run in expected(name)["runs"]]


def named(item: tuple[str, dict[str, Any]]) -> str:
    name, run = item
    return f"{name}-year-to-{run['period_end']}-joined-to-{run['joined_to']}"
