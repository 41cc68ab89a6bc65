"""Brings several files of one council into one run: their periods, their order, their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from homefirst.insight import engine as engines
from homefirst.insight.cld import layout as layouts
from homefirst.insight.cld import reading
from homefirst.insight.cld.careful import HeldBack
from homefirst.insight.cld.fields import FIELDS
from homefirst.insight.cld.layout import Layout, NotCld
from homefirst.insight.engine import Engine

FIRST_QUARTER = date(2023, 4, 1)  # the first quarter that every council had to send
PERIOD = ("reporting_period_start", "reporting_period_end")
FOR_FIGURES = tuple(field.name for field in FIELDS if field.figures)

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("file_number", pa.int32()),
    ("name", pa.string()),
    ("la_code", pa.string()),
    ("period_start", pa.date32()),
    ("period_end", pa.date32()),
    ("row_count", pa.int64()),
    ("first_record", pa.int64()),  # record number of the row before the file's first
]
FILES = pa.schema(_COLUMNS)


@dataclass(frozen=True)
class Submission:
    """One file in a run. Files are numbered from 1 in the order of their last day."""

    name: str
    period_start: date
    period_end: date
    file_number: int = 0
    la_code: str | None = None
    row_count: int = 0
    first_record: int = 0
    held_back: tuple[HeldBack, ...] = ()


def numbered(found: Iterable[Submission]) -> list[Submission]:
    """In the order in which they count as loaded: by last day; of two that end alike the longer is later."""
    ordered = sorted(found, key=lambda file: (file.period_end, -file.period_start.toordinal(), file.name))
    records, result = 0, []
    for number, file in enumerate(ordered, start=1):
        result.append(replace(file, file_number=number, first_record=records))
        records += file.row_count
    return result


def period(engine: Engine, layout: Layout) -> tuple[date, date]:
    """First and last day, from the file's name, else from its period columns. Raises NotCld."""
    named = layouts.period_in_name(layout.path)
    if named:
        return named
    if all(name in layout.fields for name in PERIOD):
        reading.stage(engine, layout, [*PERIOD, "nhs_number", "la_person_id"])
        sql = f"SELECT min({PERIOD[0]}), max({PERIOD[1]}) FROM (SELECT {reading.typed(layout.fields, PERIOD)} FROM staged)"
        first, last = engine.sql(sql).fetchall()[0]
        if first and last and first <= last:
            return first, last
    raise NotCld(
        f"The period of {layout.path.name} is not known. Put its first and last day in the name, as in "
        "CLD_999_20250401_20260331.csv, or fill its two Reporting Period columns (DD/MM/YYYY)."
    )


def found(
    engine: Engine, paths: Sequence[Path], *, until: date | None = None
) -> list[tuple[Submission, Layout]]:
    """The files that end by `until`, numbered, each with how it is written. Raises NotCld."""
    layout_of: dict[str, Layout] = {}
    files: list[Submission] = []
    for path in paths:
        if path.name in layout_of:
            raise NotCld(f"{path.name} was given twice. Give each file once.")
        layout_of[path.name] = layouts.layout(path)
        first, last = period(engine, layout_of[path.name])
        if until is None or last <= until:
            files.append(Submission(path.name, first, last))
    if not files:
        raise NotCld(f"None of the files ends by {until}. Add an earlier file, or leave out --joined-to.")
    return [(file, layout_of[file.name]) for file in numbered(files)]


def one_by_one(engine: Engine, files: Iterable[tuple[Submission, Layout]]) -> list[Submission]:
    """Fills the tables `rows` (what the measures need, typed) and `files`. Raises BrokenFile."""
    read: list[Submission] = []
    records = 0
    for file, layout in files:
        read.append(_read(engine, replace(file, first_record=records), layout))
        records += read[-1].row_count
    engines.add(engine, "files", files_table(read))
    return read


def files_table(submissions: Iterable[Submission]) -> pa.Table:
    names = FILES.names
    return pa.Table.from_pylist(
        [{name: getattr(file, name) for name in names} for file in submissions], schema=FILES
    )


def _read(engine: Engine, file: Submission, layout: Layout) -> Submission:
    staged = reading.stage(engine, layout, FOR_FIGURES)
    code = la_code(engine, layout)
    select = (
        f"SELECT CAST({file.file_number} AS INTEGER) AS file_number, "
        f"row_number + {file.first_record} AS record_number, typed.* FROM "
        f"(SELECT row_number, {reading.typed(layout.fields, FOR_FIGURES)} FROM staged) AS typed"
    )
    fill = f"SELECT * REPLACE (coalesce(la_code, {engines.quoted(code)}) AS la_code) FROM ({select})"
    verb = "CREATE OR REPLACE TEMP TABLE rows AS" if file.file_number == 1 else "INSERT INTO rows"
    engine.execute(f"{verb} {fill}")
    return replace(file, la_code=code, row_count=staged.row_count, held_back=staged.held_back)


def la_code(engine: Engine, layout: Layout) -> str:
    """The council's code that most staged rows carry; empty when none does."""
    if "la_code" not in layout.fields:
        return ""
    sql = f"SELECT {reading.blank_free('la_code')} AS code FROM staged"
    found = engine.sql(
        f"SELECT code FROM ({sql}) WHERE code IS NOT NULL GROUP BY code ORDER BY count(*) DESC, code LIMIT 1"
    ).fetchall()
    return str(found[0][0]) if found else ""
