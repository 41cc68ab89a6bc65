"""What a file is before its rows are read: which column is which field, and how the text is written."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO

from homefirst.insight.cld.fields import BY_NAME, FIELDS, IDENTIFIERS, REQUIRED, matched

_PERIOD = re.compile(r"(?<!\d)(\d{8})_(\d{8})(?!\d)")
MENDS = "Held back from"  # this header and a digest after it begin the last column of a download of held-back rows
_MENDS = re.compile(rf"^{MENDS} ([0-9a-f]{{64}})$", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_LONGEST_HEADER = 1_000_000


class NotCld(ValueError):
    """The file is not Client Level Data, or cannot be read at all. The message says why and what to do."""


class BrokenFile(NotCld):
    """The file stops before its end. The message says where and what to do."""


@dataclass(frozen=True)
class Layout:
    path: Path
    header: tuple[str, ...]
    fields: tuple[str | None, ...]  # field name of each column; None where the column is not known
    delimiter: str
    compressed: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Headers of the specification that the file does not have."""
        return tuple(field.header for field in FIELDS if field.name not in self.fields)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Columns of the file that the specification does not have."""
        pairs = zip(self.header, self.fields, strict=True)
        return tuple(text.strip() for text, name in pairs if name is None and text.strip())


def layout(path: Path) -> Layout:
    """Raises NotCld when the file is missing, cannot be opened, or lacks the columns that make it CLD."""
    if not path.is_file():
        raise NotCld(f"There is no file {path}. Check the name and the folder.")
    compressed = is_compressed(path)
    line = _first_line(path, compressed)
    delimiter = max(",\t;|", key=line.count)
    header = tuple(next(csv.reader([line], delimiter=delimiter), []))
    found = Layout(path, header, tuple(matched(header)), delimiter, compressed)
    _check(found)
    return found


def is_compressed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == _GZIP


def opened(path: Path, compressed: bool) -> IO[bytes]:
    """The file's bytes, unpacked where it is compressed."""
    if compressed:
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")


def period_in_name(path: Path) -> tuple[date, date] | None:
    """The two days in a name such as `CLD_999_20250401_20260331.csv.gz`, if they are days in order."""
    for first, last in _PERIOD.findall(path.name):
        try:
            period = _day(first), _day(last)
        except ValueError:
            continue
        if period[0] <= period[1]:
            return period
    return None


def mends(found: Layout) -> str:
    """The digest of the file whose held-back rows this one mends, as the download of those rows says; else empty."""
    for text in found.header:
        match = _MENDS.search(" ".join(text.split()))
        if match:
            return match[1]
    return ""


def _day(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone


def _first_line(path: Path, compressed: bool) -> str:
    try:
        with opened(path, compressed) as file:
            line = file.readline(_LONGEST_HEADER)
    except (OSError, EOFError) as error:
        raise BrokenFile(
            f"{path.name} cannot be unpacked ({error}). Fetch the file again and load it."
        ) from error
    if b"\x00" in line:
        raise NotCld(
            f"{path.name} is not a text file. Save it as CSV (comma separated, UTF-8), "
            "not as a workbook, and load it again."
        )
    return line.decode("utf-8-sig", "replace").rstrip("\r\n")


def _check(found: Layout) -> None:
    lacking = [BY_NAME[name].header for name in REQUIRED if name not in found.fields]
    if not any(name in found.fields for name in IDENTIFIERS):
        lacking.insert(0, " or ".join(BY_NAME[name].header for name in IDENTIFIERS))
    if lacking:
        raise NotCld(
            f"{found.path.name} is not Client Level Data. {_described(found.header)} "
            f"A Client Level Data file also has {_and(lacking)}. Choose the file that you send "
            "for adult social care; nothing was loaded."
        )


def _described(header: Sequence[str]) -> str:
    named = [text.strip() for text in header if text.strip()]
    if not named:
        return "It is empty."
    first = ", ".join(text[:40] for text in named[:4])
    columns = "1 column" if len(named) == 1 else f"{len(named)} columns"
    return f"It has {columns}, beginning with {first}."


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
