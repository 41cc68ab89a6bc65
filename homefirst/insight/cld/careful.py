"""Reads a file line by line where the engine's own reader found something wrong.

Slower, and nothing is lost: what cannot be read as a row is held back with its line; the rest goes on.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pyarrow as pa

from homefirst.insight.cld.layout import BrokenFile, Layout, opened

# A text with line breaks inside is one row; past this many lines a quotation mark was never closed.
_LONGEST_ROW = 60
_TOGETHER = 20_000  # rows held as Python texts at a time; a column of texts is ten times smaller


@dataclass(frozen=True)
class HeldBack:
    """One row that could not be taken. `row_number` counts the rows below the header from 1."""

    row_number: int
    field: str | None
    value: str | None
    reason: str
    raw_line: str | None


@dataclass
class Read:
    rows: pa.Table  # row_number and one text column for each field of the file
    row_count: int  # held-back rows included
    held_back: list[HeldBack] = field(default_factory=list)


def read(layout: Layout, wanted: list[str]) -> Read:
    """All rows, only the `wanted` fields. Raises BrokenFile when the file stops before its end."""
    places = [layout.fields.index(name) for name in wanted]
    columns: list[tuple[str, pa.DataType]] = [("row_number", pa.int64())]
    shape = pa.schema(columns + [(name, pa.string()) for name in wanted])
    held: list[HeldBack] = []
    kept: list[pa.RecordBatch] = []
    waiting: list[tuple[int | str, ...]] = []
    count = 0
    for count, cells in enumerate(_records(layout), start=1):
        if isinstance(cells, HeldBack):
            held.append(replace(cells, row_number=count))
            continue
        waiting.append((count, *(cells[place] for place in places)))
        if len(waiting) == _TOGETHER:
            kept.append(_batch(waiting, shape))
            waiting.clear()
    kept.append(_batch(waiting, shape))
    return Read(pa.Table.from_batches(kept, schema=shape), count, held)


def _batch(rows: list[tuple[int | str, ...]], shape: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [() for _ in shape]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, shape, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=shape)


def _records(layout: Layout) -> Iterator[list[str] | HeldBack]:
    """Each row as its cells, or as what is wrong with it."""
    lines = _Lines(layout)
    next(lines)
    width = len(layout.fields)
    for line in lines:
        if not line.strip():
            continue
        cells, used = _whole_row(line, lines, layout.delimiter)
        if cells is not None and len(cells) > width and _only_blank_after(cells, width):
            cells = cells[:width]
        if cells is None or len(cells) != width:
            lines.put_back(used[1:])
            yield HeldBack(0, None, None, _reason(cells, width), line)
        else:
            yield cells


def _only_blank_after(cells: list[str], width: int) -> bool:
    """Separators too many at a row's end do no harm, unless a lost quotation mark has moved every value by one column."""
    return not any(cell.strip() for cell in cells[width:]) and not any('"' in cell for cell in cells)


def _reason(cells: list[str] | None, width: int) -> str:
    if cells is None:
        return "A quotation mark is opened and not closed. Close it, or take it out."
    more = "more" if len(cells) > width else "fewer"
    return (
        f"The row has {len(cells)} values, {more} than the {width} columns of the file. Put texts that hold "
        "a comma in quotation marks, and check that the row is whole."
    )


def _whole_row(line: str, lines: _Lines, delimiter: str) -> tuple[list[str] | None, list[str]]:
    """Cells of the row that begins with `line`, and the lines that it took. None when a quotation never closes."""
    used = [line]
    while True:
        cells = _cells("\n".join(used), delimiter)
        if cells is not None or len(used) == _LONGEST_ROW:
            return cells, used
        following = next(lines, None)
        if following is None:
            return None, used
        used.append(following)


def _cells(text: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return None if text.count('"') % 2 else text.split(delimiter)


class _Lines:
    """Lines of the file as text, with a way to give some back. Each line is UTF-8 or else Windows text."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._number = 0
        self._waiting: list[str] = []
        self._lines = self._decoded()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return self._waiting.pop(0) if self._waiting else next(self._lines)

    def put_back(self, lines: list[str]) -> None:
        self._waiting[:0] = lines

    def _decoded(self) -> Iterator[str]:
        try:
            with opened(self._layout.path, self._layout.compressed) as file:
                for self._number, line in enumerate(file):
                    yield _text(line)
        except (EOFError, zlib.error, OSError) as error:
            raise BrokenFile(
                f"{self._layout.path.name} stops before its end, near row {self._number:,}. "
                "Nothing was loaded. Fetch the whole file again and load it."
            ) from error


def _text(line: bytes) -> str:
    line = line.rstrip(b"\r\n")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
