"""The scanner is asked where there is one; where it cannot answer, nothing is taken for clean."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from homefirst.practice.documents.scanning import CLEAN, FOUND, NO_ANSWER, NOT_SCANNED, Scan, scan
from tests.practice.documents.making import PDF, scanner


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(PDF * 5_000)
    return path


def test_without_a_scanner_nothing_is_asked(file: Path, settings: Any) -> None:
    settings.HOMEFIRST_CLAMD = ""
    assert scan(file) == Scan(NOT_SCANNED)


@pytest.mark.parametrize(
    ("answer", "means"),
    [
        ("stream: OK", Scan(CLEAN)),
        ("stream: Eicar-Test-Signature FOUND", Scan(FOUND, "Eicar-Test-Signature")),
        ("INSTREAM size limit exceeded. ERROR", Scan(NO_ANSWER)),
        ("", Scan(NO_ANSWER)),
    ],
)
def test_the_scanner_gets_the_whole_file_and_its_answer_is_read(
    file: Path, tmp_path: Path, settings: Any, answer: str, means: Scan
) -> None:
    with scanner(tmp_path, answer) as (where, seen):
        settings.HOMEFIRST_CLAMD = where
        assert scan(file) == means
    assert seen == [file.read_bytes()]


def test_a_scanner_that_is_not_there_is_no_answer(file: Path, tmp_path: Path, settings: Any) -> None:
    settings.HOMEFIRST_CLAMD = str(tmp_path / "nothing")
    assert scan(file) == Scan(NO_ANSWER)


def test_a_scanner_that_hangs_up_in_the_middle_is_no_answer(
    file: Path, tmp_path: Path, settings: Any
) -> None:
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(tmp_path / "clamd"))
    door.listen()
    threading.Thread(target=lambda: door.accept()[0].close(), daemon=True).start()
    settings.HOMEFIRST_CLAMD = str(tmp_path / "clamd")
    assert scan(file) == Scan(NO_ANSWER)
    door.close()
