"""Rows of the record into Parquet, a batch at a time, so that memory does not grow with the record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

BATCH_ROWS = 50_000
TEXT: pa.DataType = pa.string()
DAY: pa.DataType = pa.date32()
NUMBER: pa.DataType = pa.int64()


def write(path: Path, schema: pa.Schema, rows: Iterator[dict[str, Any]]) -> int:
    """The number of rows written; a file without rows still has its columns."""
    written = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH_ROWS)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            written += len(batch)
    return written
