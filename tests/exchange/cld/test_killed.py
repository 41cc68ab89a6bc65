"""A load that is killed with SIGKILL anywhere, and run again by the same command, doubles and loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.insight.expected import ROOT, files


def run(where: str, number: int, data: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "tests.exchange.cld.killed",
        where,
        str(number),
        *map(str, files("boundary")),
    ]
    environment = {
        **os.environ,
        "HOMEFIRST_DATA": str(data),
        "DATABASE_URL": f"sqlite:///{data}/record.sqlite3",
    }
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    done = run("never", 0, tmp_path_factory.mktemp("undisturbed"))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ("landing", 2),
        ("inside", 1),
        ("inside", 6),
        ("between", 3),
        ("between", 9),
        ("inside", 12),
        ("between", 15),
    ],
)
def test_killed_and_run_again_the_record_is_the_same_as_if_it_had_not_been(
    tmp_path: Path, undisturbed: str, where: str, number: int
) -> None:
    killed = run(where, number, tmp_path)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    again = run("never", 0, tmp_path)
    assert again.returncode == 0, again.stderr
    assert again.stdout == undisturbed
