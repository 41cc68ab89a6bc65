"""Lands a file once as Parquet: every column and row as text, so that no later reading opens the file again."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from homefirst.insight import codes
from homefirst.insight import engine as engines
from homefirst.insight.cld import layout as layouts
from homefirst.insight.cld import reading, submissions
from homefirst.insight.cld.careful import HeldBack
from homefirst.insight.cld.fields import FIELDS
from homefirst.insight.cld.layout import BrokenFile, Layout, opened
from homefirst.insight.engine import Engine, quoted

NAMES = tuple(field.name for field in FIELDS)
_BLOCK = 1 << 22


@dataclass(frozen=True)
class Recognised:
    """What a file is, before anything of it is kept. `digest` is the SHA-256 of its uncompressed bytes, in hex."""

    path: Path
    digest: str
    la_code: str
    period_start: date
    period_end: date
    release: str
    row_count: int
    held_back: tuple[HeldBack, ...]
    columns: tuple[str, ...]  # of `staged`: names of fields, and column_<place> for those that are none
    header: tuple[str, ...]
    delimiter: str
    mends: str  # digest of the file whose held-back rows these are, mended; else empty
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def digest(path: Path) -> str:
    """Raises BrokenFile when the file cannot be unpacked to its end, NotCld when there is no such file."""
    if not path.is_file():
        raise layouts.NotCld(f"There is no file {path}. Check the name and the folder.")
    found = hashlib.sha256()
    try:
        with opened(path, layouts.is_compressed(path)) as file:
            while block := file.read(_BLOCK):
                found.update(block)
    except (EOFError, OSError, zlib.error) as error:
        raise BrokenFile(
            f"{path.name} stops before its end. Nothing was loaded. Fetch the whole file again and load it."
        ) from error
    return found.hexdigest()


@contextmanager
def recognised(
    path: Path, *, definitions: Path, folder: Path, memory_limit: str = "700MB"
) -> Iterator[tuple[Engine, Recognised]]:
    """The file's rows as the table `staged` of an engine, and what the file is. Raises NotCld."""
    whole = digest(path)
    layout = layouts.layout(path)
    named = replace(layout, fields=tuple(name or f"column_{n}" for n, name in enumerate(layout.fields, 1)))
    with engines.opened(files=[path], folders=[folder], memory_limit=memory_limit) as engine:
        first, last = _period(engine, layout)
        staged = reading.stage(engine, named, [name for name in named.fields if name])
        if staged.row_count == len(staged.held_back) and not layouts.mends(layout):
            raise layouts.NotCld(_nothing_to_use(path, staged.row_count))
        engines.add(engine, "codes", codes.table(definitions / "codes" / "cld"))
        yield (
            engine,
            Recognised(
                path=path,
                digest=whole,
                la_code=submissions.la_code(engine, layout),
                period_start=first,
                period_end=last,
                release=_release(engine, layout),
                row_count=staged.row_count,
                held_back=staged.held_back,
                columns=tuple(name for name in named.fields if name),
                header=layout.header,
                delimiter=layout.delimiter,
                mends=layouts.mends(layout),
                missing=layout.missing,
                unknown=layout.unknown,
            ),
        )


def _nothing_to_use(path: Path, rows: int) -> str:
    """Loaded, it would take the place of the files of its quarters with nothing."""
    why = (
        f"None of the {rows:,} rows of {path.name} can be used"
        if rows
        else f"{path.name} has a header and no rows"
    )
    return f"{why}. Fetch the whole file and load it; nothing was loaded."


def _period(engine: Engine, layout: Layout) -> tuple[date, date]:
    """Mended rows count in the period of the file that they were held back from, whatever they are called."""
    if layouts.mends(layout):
        return submissions.FIRST_QUARTER, submissions.FIRST_QUARTER
    return submissions.period(engine, layout)


def land(engine: Engine, target: Path, found: Recognised) -> None:
    """Writes `staged` to `target` in whole or not at all: row_number, the fields of FIELDS in order, then what else the
    file has. Held-back rows are not in it."""
    held = ", ".join(str(row.row_number) for row in found.held_back)
    others = [name for name in found.columns if name not in NAMES]
    texts = ", ".join(_text(name, name in found.columns) for name in (*NAMES, *others))
    where = f"WHERE row_number NOT IN ({held})" if held else ""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    engine.execute(
        f"COPY (SELECT row_number, {texts} FROM staged {where} ORDER BY row_number) "
        f"TO {quoted(draft)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 50000)"
    )
    draft.chmod(0o440)
    draft.rename(target)


def _text(name: str, there: bool) -> str:
    # A null character cannot be kept by every database, and means nothing in a text.
    return f'replace("{name}", chr(0), \'\') AS "{name}"' if there else f'CAST(NULL AS VARCHAR) AS "{name}"'


def _release(engine: Engine, layout: Layout) -> str:
    """Which release the coded values are written in: a value that both have counts for neither."""
    coded = [f.name for f in FIELDS if f.kind == "code" and f.name in layout.fields]
    distinct = " UNION ".join(
        f"SELECT '{name}' AS field, {reading.blank_free(name)} AS stated FROM staged" for name in coded
    )
    found = engine.sql(
        f"""
        SELECT DISTINCT codes.release FROM ({distinct}) AS said
        JOIN codes ON codes.field = said.field AND codes.submitted = lower(said.stated)
        WHERE NOT EXISTS (
            SELECT 1 FROM codes AS other
            WHERE other.field = codes.field AND other.submitted = codes.submitted AND other.release <> codes.release
        )
        """
    ).fetchall()
    releases = {str(release) for (release,) in found}
    if releases == {"R1", "R2"}:
        return _MIXED
    return {"R1": "Release 1", "R2": "Release 2"}.get(next(iter(releases), ""), "not known")


_MIXED = "Release 1 and 2"
