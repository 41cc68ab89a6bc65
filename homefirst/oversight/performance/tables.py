"""Rows as files: CSV for machines, Excel for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from homefirst.oversight.performance.queries.sheets import HEADINGS, Cell, Line

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(lines: Sequence[Line]) -> bytes:
    """UTF-8 with a mark at the start, so that Excel reads names rightly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_plain(cell) for cell in line.cells] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Sequence[Line]) -> bytes:
    """A sheet for each part, in order; texts are never formulas."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    for part in dict.fromkeys(line.part for line in lines):
        sheet = book.add_worksheet(part.replace("/", "-")[:31])
        sheet.write_row(0, 0, HEADINGS, bold)
        for row, line in enumerate((line for line in lines if line.part == part), start=1):
            sheet.write_row(row, 0, line.cells)
        sheet.set_column(0, 1, 16)
        sheet.set_column(2, 2, 60)
        sheet.set_column(3, 5, 12)
        sheet.set_column(6, 6, 70)
        sheet.freeze_panes(1, 0)
    book.close()
    return held.getvalue()


def _plain(cell: Cell) -> str | int | float:
    """A spreadsheet runs a cell that begins like a formula; a quotation mark in front makes it a text."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
