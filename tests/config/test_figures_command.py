"""`homefirst figures` as an analyst meets it when something is wrong."""

from __future__ import annotations

import gzip
from pathlib import Path

from typer.testing import CliRunner

from homefirst.config.commands.figures import app
from tests.insight.expected import files

YEAR = ["--year-ending", "2026-03-31"]


def said(*arguments: str) -> str:
    result = CliRunner().invoke(app, [*YEAR, *arguments], env={"COLUMNS": "300"})
    assert result.exit_code == 2, result.output
    return result.output


def test_a_folder_for_people_that_is_not_there_is_named_before_anything_is_read(tmp_path: Path) -> None:
    out = tmp_path / "none" / "people.csv"
    assert "There is no folder" in said("--people-out", str(out), *map(str, files("boundary")))


def test_a_truncated_file_is_named_with_the_row_near_which_it_stops(tmp_path: Path) -> None:
    cut = tmp_path / f"{files('boundary')[2].name}.gz"
    cut.write_bytes(gzip.compress(files("boundary")[2].read_bytes())[:-40])
    assert "stops before its end, near row" in said(str(cut))


def test_a_method_that_is_not_known_is_answered_with_those_that_are() -> None:
    assert "Choose from 2026-06, 2026-08" in said("--method", "2026-01", str(files("boundary")[2]))
