"""A file is known by what is in it, never by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from homefirst.foundation.definitions import folder
from homefirst.practice.documents.definition import read_documents
from homefirst.practice.documents.recognising import recognise
from tests.practice.documents import making as made

BOMB = made.packed(("a.txt", "x" * 1_000))


@pytest.mark.parametrize(
    ("held", "means"),
    [
        (made.PDF, "pdf"), (b"\n\n" + made.PDF, "pdf"), (made.JPEG, "jpeg"), (made.PNG, "png"), (made.HEIC, "heic"),
        (made.DOCX, "docx"), (made.XLSX, "xlsx"), (made.ODT, "odt"), (made.TEXT, "text"),
        (b"\xef\xbb\xbf" + made.TEXT, "text"),
        (made.MACROS, ""), (BOMB, ""), (made.DOCX[:40], ""), (made.PROGRAM, ""), (made.PAGE, ""), (b"\n <SVG>", ""),
        (b"#!/bin/sh\n", ""), (made.TEXT + b"\x00", ""), (made.TEXT + b"\xff\xfe", ""), (b"", ""), (b"  \n", ""),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_say(tmp_path: Path, held: bytes, means: str) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(held)
    assert recognise(path) == means


def test_a_fault_far_into_a_long_text_is_found(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 100_000)
    assert recognise(path) == "text"
    path.write_bytes(b"word " * 100_000 + b"\x01")
    assert recognise(path) == ""


def test_the_shipped_kinds_and_types_can_be_read() -> None:
    known = read_documents(folder() / "documents.yaml")
    assert known.largest == 20_000_000
    assert known.types["docx"].ending == "docx"
    assert "legal" in known.kinds
