"""What the command line says, and with which exit code it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from homefirst.config.commands.cld import app
from homefirst.exchange.cld.models import Submission
from homefirst.oversight.performance.models import Snapshot
from tests.exchange.cld.rows import NAME, file, row, text

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    return done.exit_code, done.output


def test_a_load_says_what_is_in_and_what_was_held_back_and_how_to_mend_it(tmp_path: Path) -> None:
    code, said = run("load", "--no-snapshot", file(tmp_path, text(row("A1"), row(""))))
    assert code == 0
    assert f"{NAME}: 2 rows, 1 held back; 1 people new, 0 changed." in said
    assert f"homefirst cld held-back {NAME} --out mend.csv" in said
    assert not Snapshot.objects.exists()
    out = tmp_path / "mend.csv"
    assert run("held-back", NAME, "--out", out)[0] == 0
    assert len(out.read_text().splitlines()) == 2
    assert out.stat().st_mode & 0o077 == 0


def test_a_file_loaded_before_changes_nothing_and_takes_no_snapshot(tmp_path: Path) -> None:
    path = file(tmp_path, text(row("A1")))
    run("load", "--no-snapshot", path)
    code, said = run("load", path)
    assert (code, "was loaded before. Nothing was changed." in said) == (0, True)
    assert not Snapshot.objects.exists()


def test_a_refused_file_ends_with_2_and_the_others_are_loaded(tmp_path: Path) -> None:
    wrong = file(tmp_path, "Employee,Net pay\n1,2\n", "payroll.csv")
    code, said = run("load", "--no-snapshot", wrong, file(tmp_path, text(row("A1"))))
    assert code == 2
    assert "payroll.csv: refused." in said
    assert Submission.objects.get(name=NAME).state == Submission.State.LOADED


def test_a_part_that_takes_the_place_of_a_whole_file_is_pointed_out(tmp_path: Path) -> None:
    run("load", "--no-snapshot", file(tmp_path, text(*(row(f"A{n}") for n in range(9)))))
    part = "CLD_999_20250401_20260331_part.csv"
    _, said = run("load", "--no-snapshot", file(tmp_path, text(row("A1", gender="Male")), part))
    assert f"Look again: {part} has 1 rows and now counts in place of {NAME}, which has 9." in said


def test_the_figures_are_worked_out_after_a_load(tmp_path: Path) -> None:
    assert run("load", file(tmp_path, text(row("A1"))))[0] == 0
    assert Snapshot.objects.count() == 1
