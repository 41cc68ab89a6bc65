"""All files in one pass give the rows that one file at a time gives."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from homefirst.insight import engine as engines
from homefirst.insight import figures, periods
from homefirst.insight.cld import submissions, together
from tests.insight.expected import DEFINITIONS, SETS, files

YEAR = {"definitions": DEFINITIONS, "year_ending": date(2026, 3, 31)}


def joined(paths: list[Path]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    with figures.opened(paths, **YEAR) as (calculation, found):
        rows = calculation.engine.sql("SELECT * FROM joined ORDER BY record_number").fetchall()
        return rows, [(f.name, f.la_code, f.row_count, f.first_record, f.held_back) for f in found]


def never(*_: object) -> None:
    """Stands where files are read together, so that they are read one by one."""


@pytest.mark.parametrize("name", SETS)
def test_files_read_together_give_what_files_read_one_by_one_give(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = joined(files(name))
    monkeypatch.setattr(together, "read", never)
    assert joined(files(name)) == quick


def padded(tmp_path: Path) -> list[Path]:
    """The boundary set with spaces about every value, the word NULL for blanks, and a row that names nobody."""
    written = []
    for path in files("boundary"):
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        width = len(head.split(","))
        lines = [line for line in lines if '"' not in line]
        cells = [
            [f" {cell}\N{NO-BREAK SPACE} " if cell else " null" for cell in line.split(",")] for line in lines
        ]
        cells.append(["x"] * 3 + [""] * (width - 3))
        target = tmp_path / path.name
        target.write_text("\n".join([head, *(",".join(row) for row in cells)]) + "\n", encoding="utf-8")
        written.append(target)
    return written


def test_spaces_nulls_and_rows_that_name_nobody_are_seen_alike_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = padded(tmp_path)
    quick = joined(paths)
    assert len(quick[0]) > 100
    assert all(held for *_, held in quick[1])
    monkeypatch.setattr(together, "read", never)
    assert joined(paths) == quick


def test_files_that_cannot_be_believed_are_left_to_be_read_one_by_one(tmp_path: Path) -> None:
    whole = files("boundary")[2]
    cut = tmp_path / f"{whole.name}.gz"
    cut.write_bytes(gzip.compress(whole.read_bytes())[:-20])
    with engines.opened(files=[cut]) as engine:
        found = submissions.found(engine, [cut])
        engines.add(
            engine, "quarters", periods.quarters_table(submissions.FIRST_QUARTER, found[-1][0].period_end)
        )
        assert together.read(engine, found) is None
