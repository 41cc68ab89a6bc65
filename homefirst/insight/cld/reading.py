"""Reads a file's rows into the engine as typed columns.

The engine's reader takes whole files at speed and is believed only when it raised nothing and its count of rows
equals the count of lines; in every other event the careful reader goes through the file line by line.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from homefirst.insight import engine as engines
from homefirst.insight.cld import careful
from homefirst.insight.cld.careful import HeldBack
from homefirst.insight.cld.fields import BY_NAME, DATES
from homefirst.insight.cld.layout import BrokenFile, Layout, opened
from homefirst.insight.engine import Engine, EngineError, quoted

_BLOCK = 1 << 18  # larger ones leave the processor's own memory
SPACES = " \N{NO-BREAK SPACE}"
WRONG_NHS_NUMBER = (
    "The NHS number cannot be one (it has not ten digits) and there is no identifier of the council's own, so nobody "
    "can say whom the row is about. Write a right NHS number, or the council's identifier."
)
NO_IDENTIFIER = (
    "The row has neither an NHS number nor the council's own identifier, so nobody can say whom it is about. "
    "Write one of the two."
)


@dataclass(frozen=True)
class Staged:
    """Texts of one file in the engine's table `staged`: row_number and the fields that the file has."""

    row_count: int
    held_back: tuple[HeldBack, ...]


def stage(engine: Engine, layout: Layout, wanted: Iterable[str]) -> Staged:
    """Fills the table `staged`. Raises BrokenFile when the file stops before its end."""
    names = [name for name in wanted if name in layout.fields]
    count = _quickly(engine, layout, names)
    held: list[HeldBack] = []
    if count is None:
        read = careful.read(layout, names)
        engines.add(engine, "texts", read.rows)
        engine.execute("CREATE OR REPLACE TEMP VIEW staged AS SELECT * FROM texts")
        count, held = read.row_count, read.held_back
    return Staged(count, tuple(held + _without_identifier(engine, layout, names)))


def _quickly(engine: Engine, layout: Layout, names: list[str]) -> int | None:
    """Number of rows, or None when the file needs the careful reader."""
    places = ", ".join(f'c{layout.fields.index(name)} AS "{name}"' for name in names)
    try:
        engine.execute(f"CREATE OR REPLACE TEMP TABLE texts AS SELECT {places} FROM {csv([layout])}")
    except EngineError:
        return None
    engine.execute("CREATE OR REPLACE TEMP VIEW staged AS SELECT rowid + 1 AS row_number, * FROM texts")
    (count,) = engine.sql("SELECT count(*) FROM texts").fetchall()[0]
    return int(count) if count == lines(layout) - 1 and not _has_quotes(engine, names) else None


def _has_quotes(engine: Engine, names: list[str]) -> bool:
    """A quotation mark inside a value may be rightly there, or be one that lost its fellow and moved every value after
    it by a column, which the engine lets pass: the careful reader tells."""
    odd = " OR ".join(f'contains("{name}", \'"\')' for name in names)
    return bool(names and engine.sql(f"SELECT 1 FROM texts WHERE {odd} LIMIT 1").fetchall())


def csv(layouts: Sequence[Layout], more: str = "") -> str:
    """SQL: the engine's reader over files that are written alike, columns c0, c1, ... as texts.

    Every option is fixed: a guess by the engine could change what a file says. The line end alone is left to it;
    naming it makes DuckDB 2.0 read files with Windows line ends as empty.
    """
    first = layouts[0]
    paths = ", ".join(quoted(layout.path) for layout in layouts)
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(first.fields)))
    kind = "gzip" if first.compressed else "none"
    return (
        f"read_csv([{paths}], columns = {{{columns}}}, header = true, auto_detect = false, "
        f"delim = {quoted(first.delimiter)}, quote = '\"', escape = '\"', compression = '{kind}', "
        f"null_padding = false, strict_mode = true, ignore_errors = false, max_line_size = 4000000{more})"
    )


def lines(layout: Layout) -> int:
    """Lines in the file, the header included; -1 when the engine's reader is not to be believed about it: it stops before
    its end, or a quotation mark has lost its fellow. Reading to the end also proves a compressed file's checksum."""
    count = marks = 0
    last = b"\n"
    try:
        with opened(layout.path, layout.compressed) as file:
            while block := file.read(_BLOCK):
                count += _count(block, b"\n")
                marks += _count(block, b'"')
                last = block[-1:]
    except (EOFError, zlib.error, OSError):
        return -1
    return -1 if marks % 2 else count + (last != b"\n")


def _count(block: bytes, mark: bytes) -> int:
    """As `block.count(mark)` in a third of the time: what is taken out is found many bytes at a time."""
    return len(block) - len(block.replace(mark, b""))


def _without_identifier(engine: Engine, layout: Layout, names: list[str]) -> list[HeldBack]:
    """Rows that name nobody: they would be lost among people, so they are kept apart."""
    absent = [f"{nhs_digits(names)} IS NULL"]
    absent += [f"{blank_free(name)} IS NULL" for name in ("la_person_id",) if name in names]
    number = blank_free("nhs_number") if "nhs_number" in names else "NULL"
    sql = f"SELECT *, {number} AS stated_number FROM staged WHERE {' AND '.join(absent)} ORDER BY row_number"
    return [nobody(layout, row) for row in engines.rows(engine, sql)]


def nobody(layout: Layout, row: dict[str, object]) -> HeldBack:
    """Why a row is held back that names nobody, from its row_number, its stated_number and what else was read."""
    line, stated = _line(layout, row), row["stated_number"]
    if stated is None:
        return HeldBack(_number(row), "la_person_id", None, NO_IDENTIFIER, line)
    return HeldBack(_number(row), "nhs_number", str(stated), WRONG_NHS_NUMBER, line)


def _number(row: dict[str, object]) -> int:
    return int(str(row["row_number"]))


def _line(layout: Layout, row: dict[str, object]) -> str | None:
    """The row as a line again; None when only some of the fields were read."""
    if any(name not in row for name in layout.fields if name):
        return None
    return layout.delimiter.join(_cell(row.get(name or "")) for name in layout.fields)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',;|\t"\n\r') else text


def blank_free(name: str) -> str:
    """SQL: the text without outer spaces; blank and the word NULL become NULL."""
    text = trimmed(name)
    return f"nullif(CASE WHEN upper({text}) <> 'NULL' THEN {text} END, '')"


def trimmed(name: str) -> str:
    """SQL: the text without outer spaces, also those that do not break lines."""
    return f"trim(\"{name}\", '{SPACES}')"


def typed(fields: Collection[str | None], wanted: Iterable[str], raw_dates: bool = False) -> str:
    """SQL list of `wanted` fields as typed columns over the texts of `fields`; a field not among them is NULL.

    A date is blank unless it is a real day written DD/MM/YYYY; with `raw_dates` the text of one that is not
    stands in `<field>_raw`.
    """
    columns = []
    for name in wanted:
        has = name in fields
        if name in DATES:
            columns.append(f"{day(name) if has else 'CAST(NULL AS DATE)'} AS {name}")
            if raw_dates:
                raw = f"CASE WHEN {day(name)} IS NULL THEN {blank_free(name)} END"
                columns.append(f"{raw if has else 'CAST(NULL AS VARCHAR)'} AS {name}_raw")
        else:
            columns.append(f"{blank_free(name) if has else 'CAST(NULL AS VARCHAR)'} AS {name}")
    return ",\n    ".join([*columns, f"{nhs_digits(fields)} AS nhs_digits"])


def day(name: str) -> str:
    """SQL: a real day written DD/MM/YYYY, ten characters; anything else is NULL. Nearly all are just that, so spaces are
    looked for in longer texts alone."""
    text = trimmed(name)
    return (
        f'CASE WHEN strlen("{name}") = 10 AND "{name}" >= \'0\' AND "{name}" NOT LIKE \'% \' '
        f"THEN CAST(try_strptime(\"{name}\", '%d/%m/%Y') AS DATE) "
        f'WHEN strlen("{name}") > 10 AND length({text}) = 10 '
        f"THEN CAST(try_strptime({text}, '%d/%m/%Y') AS DATE) END"
    )


def nhs_digits(fields: Collection[str | None]) -> str:
    """SQL: ten digits, not all the same; anything else would make one person of many."""
    if "nhs_number" not in fields:
        return "CAST(NULL AS VARCHAR)"
    digits = f"replace(replace({trimmed('nhs_number')}, ' ', ''), '-', '')"
    return (
        f"CASE WHEN regexp_full_match({digits}, '[0-9]{{10}}') "
        f"AND {digits} <> repeat(left({digits}, 1), 10) THEN {digits} END"
    )


__all__ = [
    "BY_NAME",
    "BrokenFile",
    "HeldBack",
    "Staged",
    "blank_free",
    "csv",
    "day",
    "lines",
    "nhs_digits",
    "nobody",
    "stage",
    "typed",
]
