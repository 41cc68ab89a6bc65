"""A landed file row by row, as the record keeps it for good: what the row says, and what is odd in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from homefirst.insight import codes
from homefirst.insight import engine as engines
from homefirst.insight.cld import checks
from homefirst.insight.cld.fields import FIELDS
from homefirst.insight.engine import Engine, quoted

# Stands in the two period cells where they repeat the file's own period: the same row in the next file then says the same.
AS_THE_FILE = "="
Row = tuple[int, bytes, str]
Warned = tuple[int, str, str, str, str, bool]


@contextmanager
def archive(
    path: Path, period: tuple[date, date], *, definitions: Path, memory_limit: str = "500MB"
) -> Iterator[Engine]:
    """An engine with `kept` (number, digest of 16 bytes, cells) and `warned`, for `rows` and `warnings`."""
    with engines.opened(files=[path], memory_limit=memory_limit) as engine:
        source = f"read_parquet({quoted(path)})"
        engine.execute(f"CREATE TEMP VIEW texts AS SELECT * FROM {source}")
        engine.execute(f"CREATE TEMP VIEW kept AS {_kept(period)}")
        engines.add(engine, "codes", codes.table(definitions / "codes" / "cld"))
        engine.execute(f"CREATE TEMP TABLE warned AS {checks.query(definitions / 'codes' / 'cld')}")
        yield engine


def rows(engine: Engine, after: int, until: int) -> list[Row]:
    """Rows numbered above `after` up to `until`."""
    sql = "SELECT number, unhex(left(sha256(cells), 32)), cells FROM kept WHERE number > ? AND number <= ? ORDER BY number"
    return engine.execute(sql, [after, until]).fetchall()


def warnings(engine: Engine, after: int, until: int) -> list[Warned]:
    """Number, field, value, code of the check, words, and whether the specification itself says so."""
    sql = "SELECT * FROM warned WHERE number > ? AND number <= ? ORDER BY number, field, check_code"
    return engine.execute(sql, [after, until]).fetchall()


def last_row(engine: Engine) -> int:
    found = engine.sql("SELECT coalesce(max(row_number), 0) FROM texts").fetchall()
    return int(found[0][0])


def _kept(period: tuple[date, date]) -> str:
    own = dict(zip(("reporting_period_start", "reporting_period_end"), period, strict=True))
    cells = ", ".join(
        f"CASE WHEN {f.name} = '{own[f.name]:%d/%m/%Y}' THEN '{AS_THE_FILE}' ELSE {f.name} END"
        if f.name in own
        else f.name
        for f in FIELDS
    )
    return f"SELECT row_number AS number, CAST(to_json([{cells}]) AS VARCHAR) AS cells FROM texts"
