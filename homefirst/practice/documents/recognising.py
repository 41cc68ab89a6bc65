"""What a file is, by what is in it: its name is never believed.

Only the first bytes are read, and of a packed file the list of what it holds; nothing is unpacked but the one short line in
which OpenDocument says what it is.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

_FIRST = 4096
_SIGNS: tuple[tuple[str, bytes], ...] = (
    ("jpeg", b"\xff\xd8\xff"),
    ("png", b"\x89PNG\r\n\x1a\n"),
)
_HEIC = frozenset({b"heic", b"heix", b"mif1", b"heim", b"heis"})
_PACKED = b"PK\x03\x04"
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_PLAIN = frozenset({9, 10, 12, 13})  # the only control characters of plain text


def recognise(path: Path) -> str:
    """A code of definitions/documents.yaml, or "" for what is none of them, programs inside an Office file among it."""
    with path.open("rb") as file:
        first = file.read(_FIRST)
    if b"%PDF-" in first[:1024]:
        return "pdf"
    for code, sign in _SIGNS:
        if first.startswith(sign):
            return code
    if first[4:8] == b"ftyp" and first[8:12] in _HEIC:
        return "heic"
    if first.startswith(_PACKED):
        return _packed(path)
    return "text" if _is_text(path) else ""


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as held:
            names = held.namelist()
            if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js", ".dll")) for name in names):
                return ""
            if "[Content_Types].xml" in names:
                return next((code for name, code in _OFFICE.items() if name in names), "")
            if names and names[0] == "mimetype":
                if any(name.startswith("Basic/") for name in names):
                    return ""
                with held.open("mimetype") as line:
                    return _OPEN_DOCUMENT.get(line.read(100).decode("ascii", "replace").strip(), "")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return ""
    return ""


def _is_text(path: Path) -> bool:
    """Whole, and in letters: not the beginning of a page or a program either, which a browser might run."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            start = file.read(_FIRST)
            if start.lstrip().casefold().startswith(("<", "#!", "mz")) or not start.strip():
                return False
            while start:
                if any(ord(letter) < 32 and ord(letter) not in _PLAIN for letter in start):
                    return False
                start = file.read(1 << 16)
    except UnicodeDecodeError:
        return False
    return True
