"""The one place that opens the analytical engine (DuckDB). No other module imports it.

An opened engine reaches only the folders that it was given and cannot be reconfigured: SQL from a definition
file cannot read elsewhere, fetch anything, or lift its own limits.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

Engine = duckdb.DuckDBPyConnection
EngineError = duckdb.Error


@contextmanager
def opened(
    *,
    folders: Iterable[Path] = (),
    files: Iterable[Path] = (),
    memory_limit: str = "2GB",
    threads: int | None = None,
    temp_folder: Path | None = None,
) -> Iterator[Engine]:
    """An engine in memory, locked to `folders` (read and write, with all below them) and `files`.

    `memory_limit` is in DuckDB's words ("2GB"); what does not fit goes to `temp_folder` (default: a new folder,
    removed at the end). `threads` defaults to the processors that this process may use.
    """
    with tempfile.TemporaryDirectory(prefix="homefirst-", dir=temp_folder) as spill:
        engine = duckdb.connect(":memory:")
        try:
            _limit(engine, memory_limit, threads or len(os.sched_getaffinity(0)), Path(spill))
            _lock(engine, [*folders, Path(spill)], files)
            yield engine
        finally:
            engine.close()


def _limit(engine: Engine, memory_limit: str, threads: int, spill: Path) -> None:
    engine.execute("SET memory_limit = ?", [memory_limit])
    engine.execute("SET threads = ?", [threads])
    engine.execute("SET temp_directory = ?", [str(spill)])
    engine.execute("SET checkpoint_threshold = '1TB'")
    engine.execute("SET python_enable_replacements = false")
    engine.execute("SET autoinstall_known_extensions = false")
    engine.execute("SET autoload_known_extensions = false")


def _lock(engine: Engine, folders: Iterable[Path], files: Iterable[Path]) -> None:
    engine.execute("SET allowed_directories = ?", [[str(folder.resolve()) for folder in folders]])
    engine.execute("SET allowed_paths = ?", [[str(file.resolve()) for file in files]])
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")


def add(engine: Engine, name: str, table: pa.Table) -> None:
    """Copies an Arrow table into the engine under `name`, replacing what stood there."""
    engine.register("incoming", table)
    engine.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS SELECT * FROM incoming')
    engine.unregister("incoming")


def read(engine: Engine, query: str, parameters: list[object] | None = None) -> pa.Table:
    """The whole result as an Arrow table."""
    result: pa.Table = engine.sql(query, params=parameters or []).to_arrow_table()
    return result


def rows(engine: Engine, query: str, parameters: list[object] | None = None) -> list[dict[str, object]]:
    """The whole result as plain dictionaries; for small results."""
    result: list[dict[str, object]] = read(engine, query, parameters).to_pylist()
    return result


def quoted(path: Path | str) -> str:
    """A path as an SQL text."""
    text = str(path.resolve()) if isinstance(path, Path) else path
    return "'" + text.replace("'", "''") + "'"
