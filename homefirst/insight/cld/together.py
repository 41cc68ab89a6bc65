"""Reads all files of a run in one pass, for figures: the same rows as one file at a time, in a third of the time.

What a row says is worked out only where the row can stand in the return; of all others the identifiers alone are kept.
Believed on the same terms as `reading`: nothing was raised, and each file has as many rows as lines. In every other
event, and where files name different councils, the answer is None, and the files are to be read one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from homefirst.insight import engine as engines
from homefirst.insight import pipeline
from homefirst.insight.cld import reading, submissions
from homefirst.insight.cld.careful import HeldBack
from homefirst.insight.cld.fields import DATES
from homefirst.insight.cld.layout import Layout
from homefirst.insight.cld.submissions import FOR_FIGURES, Submission
from homefirst.insight.engine import Engine, EngineError, quoted

Found = tuple[Submission, Layout]

_STEPS = Path(__file__).parent / "steps"
_IDENTIFIERS = ("la_code", "la_person_id")
_PLACING = ("event_start", "event_end", "date_of_death")
_SAID = tuple(name for name in FOR_FIGURES if name not in (*_IDENTIFIERS, *_PLACING, "nhs_number"))


@dataclass(frozen=True)
class _Served:
    """The quarters that a file may speak for, from the first day to the last; none for a file that later ones replace."""

    first: date | None = None
    last: date | None = None


def read(engine: Engine, found: Sequence[Found]) -> list[Submission] | None:
    """Makes the view `rows` and the table `files` from files in their order, with the table `quarters` given."""
    served = _served(engine, [file for file, _ in found])
    groups = [list(group) for _, group in groupby(found, key=lambda pair: _manner(pair[1]))]
    tables = {f"texts_{number}": group for number, group in enumerate(groups)}
    files = _read(engine, tables, found, served)
    if files is None:
        for table in tables:
            engine.execute(f"DROP TABLE IF EXISTS {table}")
    return files


def _read(
    engine: Engine, tables: dict[str, list[Found]], found: Sequence[Found], served: dict[int, _Served]
) -> list[Submission] | None:
    with ThreadPoolExecutor(1) as beside:
        lines = beside.map(reading.lines, [layout for _, layout in found])
        try:
            for table, group in tables.items():
                engine.execute(f"CREATE TEMP TABLE {table} AS {_select(group, served)}")
        except EngineError:
            return None
        counted = _counted(engine, tables)
        if any(
            counted.get(file.file_number, 0) != count - 1
            for (file, _), count in zip(found, lines, strict=True)
        ):
            return None
    code = _one_council(engine, tables, found)
    return None if code is None else _finish(engine, tables, counted, code)


def _manner(layout: Layout) -> tuple[object, ...]:
    """What must be alike for files to be read in one statement."""
    return layout.fields, layout.delimiter, layout.compressed


def _served(engine: Engine, files: Sequence[Submission]) -> dict[int, _Served]:
    """As the step `chosen` gives it for one council, which is checked when the rows are there."""
    engines.add(engine, "files", submissions.files_table(files))
    pipeline.make(engine, "chosen", pipeline.steps_in(_STEPS)["chosen"])
    chosen = engine.sql("SELECT file_number, ref_start, ref_end FROM chosen").fetchall()
    return {number: _Served(first, last) for number, first, last in chosen}


def _select(group: Sequence[Found], served: dict[int, _Served]) -> str:
    first, layout = group[0]
    fields = layout.fields
    texts = [f'c{fields.index(name)} AS "{name}"' for name in FOR_FIGURES if name in fields]
    blanks = [f'CAST(NULL AS VARCHAR) AS "{name}"' for name in FOR_FIGURES if name not in fields]
    source = reading.csv([one for _, one in group], f", nullstr = {list(_BLANKS)}")
    return f"""
        WITH texts AS (
            SELECT file_index + {first.file_number} AS file_number, {", ".join([*texts, *blanks])} FROM {source}
        ),
        placed AS (
            SELECT
                * REPLACE ({", ".join(f"{reading.day(name)} AS {name}" for name in _PLACING)}),
                {_by_file("first", served)} AS served_from,
                {_by_file("last", served)} AS served_to
            FROM texts
        ),
        judged AS (SELECT *, {_MAY_COUNT} AS may_count, {reading.nhs_digits(fields)} AS nhs_digits FROM placed)
        SELECT
            CAST(file_number AS INTEGER) AS file_number,
            may_count,
            nhs_digits,
            CASE WHEN nhs_digits IS NULL THEN {_tidy("nhs_number")} END AS stated_number,
            {", ".join(f"{_tidy(name)} AS {name}" for name in _IDENTIFIERS)},
            {", ".join(_PLACING)},
            {", ".join(f"CASE WHEN may_count THEN {_typed(name)} END AS {name}" for name in _SAID)}
        FROM judged
    """


# Wider than the step `qualifying`, which decides.
_MAY_COUNT = """
    event_start <= served_to
    AND (
        event_end IS NULL
        OR (
            event_end >= served_from
            AND (event_end <= served_to OR date_of_death IS NOT NULL OR lower(trim(event_type)) = 'service')
        )
    )
"""
# The word NULL, in any capitals, is a blank; the reader finds these quickly, and `_tidy` the others.
_BLANKS = ("", "NULL", "null", "Null")


def _by_file(side: str, served: dict[int, _Served]) -> str:
    whens = " ".join(f"WHEN {number} THEN DATE '{getattr(days, side)}'" for number, days in served.items())
    return f"CASE file_number {whens} END"


def _typed(name: str) -> str:
    return reading.day(name) if name in DATES else _tidy(name)


def _tidy(name: str) -> str:
    """SQL: as `reading.blank_free`, where the reader has found the commonest blanks. A text that begins with a letter or
    digit, ends with no space and is not the word NULL stands as it is, and that is nearly all."""
    ends = " OR ".join(f"\"{name}\" LIKE '%{space}'" for space in reading.SPACES)
    return (
        f"CASE WHEN \"{name}\" < '!' OR \"{name}\" > '~' OR {ends} "
        f'OR (strlen("{name}") = 4 AND upper("{name}") = \'NULL\') '
        f'THEN {reading.blank_free(name)} ELSE "{name}" END'
    )


def _counted(engine: Engine, tables: Iterable[str]) -> dict[int, int]:
    """Rows of each file."""
    every = " UNION ALL ".join(f"SELECT file_number FROM {table}" for table in tables)
    return dict(engine.sql(f"SELECT file_number, count(*) FROM ({every}) GROUP BY file_number").fetchall())


def _one_council(engine: Engine, tables: Iterable[str], found: Sequence[Found]) -> str | None:
    """The code that most rows of each file carry; None when it is not the same for all files."""
    every = " UNION ALL ".join(f"SELECT file_number, la_code FROM {table}" for table in tables)
    most = engine.sql(
        f"""
        SELECT file_number, la_code FROM ({every}) WHERE la_code IS NOT NULL GROUP BY file_number, la_code
        QUALIFY row_number() OVER (PARTITION BY file_number ORDER BY count(*) DESC, la_code) = 1
        """
    ).fetchall()
    named = dict(most)
    codes = {str(named.get(file.file_number, "")) for file, _ in found}
    return codes.pop() if len(codes) == 1 else None


def _finish(
    engine: Engine, tables: dict[str, list[Found]], counted: dict[int, int], code: str
) -> list[Submission]:
    files: list[Submission] = []
    parts: list[str] = []
    records = 0
    for table, group in tables.items():
        parts.append(
            f"SELECT rowid + {records + 1} AS record_number, * EXCLUDE (may_count, stated_number) "
            f"REPLACE (coalesce(la_code, {quoted(code)}) AS la_code) FROM {table} WHERE may_count"
        )
        start = records
        for file, layout in group:
            held = _held_back(engine, table, layout, file.file_number, records - start)
            count = counted.get(file.file_number, 0)
            files.append(replace(file, la_code=code, row_count=count, first_record=records, held_back=held))
            records += count
    engine.execute(f"CREATE TEMP VIEW rows AS {' UNION ALL '.join(parts)}")
    engines.add(engine, "files", submissions.files_table(files))
    return files


def _held_back(engine: Engine, table: str, layout: Layout, number: int, before: int) -> tuple[HeldBack, ...]:
    rows = engines.rows(
        engine,
        f"SELECT rowid + 1 - {before} AS row_number, stated_number FROM {table} "
        f"WHERE file_number = {number} AND nhs_digits IS NULL AND la_person_id IS NULL ORDER BY row_number",
    )
    return tuple(reading.nobody(layout, row) for row in rows)
