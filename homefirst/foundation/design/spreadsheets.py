"""A table as a file: CSV for machines, Excel for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

Cell = str | int | date | None
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark at the start, so that Excel reads names rightly. Days are written as 2026-11-24."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet; texts are never formulas."""
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(title[:31])
    sheet.write_row(0, 0, headings, bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, [_written(cell) for cell in row])
    sheet.set_column(0, len(headings) - 1, 24)
    sheet.freeze_panes(1, 0)
    book.close()
    return held.getvalue()


def _plain(cell: Cell) -> str | int:
    """A spreadsheet runs a cell that begins like a formula; a quotation mark in front makes it a text."""
    said = _written(cell)
    return f"'{said}" if isinstance(said, str) and said.startswith(_FORMULA) else said


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else cell
