"""Streams the chain quickly from either database: the columns that the hash covers, in its own words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from homefirst.foundation.audit.chain import COLUMNS, moment
from homefirst.foundation.audit.triggers import TABLE

_CHUNK = 5_000
_AT, _DETAIL = COLUMNS.index("at"), COLUMNS.index("detail")


def stream() -> Iterator[tuple[list[Any], str, str]]:
    """(values in the order of COLUMNS, previous, hash) of each row, by number, a few thousand at a time."""
    moment_text = _MOMENT[connection.vendor]
    # As text on SQLite: Django would turn each moment into an object, which costs as much as the hash.
    plain_at = {"sqlite": "\"at\" || ''"}.get(connection.vendor, '"at"')
    columns = ", ".join(plain_at if name == "at" else f'"{name}"' for name in (*COLUMNS, "previous", "hash"))
    with connection.chunked_cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM {TABLE} ORDER BY "seq"')  # noqa: S608 (names are ours)
        while rows := cursor.fetchmany(_CHUNK):
            for row in rows:
                values = list(row[:-2])
                values[_AT] = moment_text(values[_AT])
                values[_DETAIL] = {} if values[_DETAIL] == "{}" else json.loads(values[_DETAIL])
                yield values, row[-2], row[-1]


def _from_sqlite(at: str) -> str:
    """SQLite keeps UTC as text, and leaves out a fraction of nothing."""
    return f"{at[:10]}T{at[11:]}{'' if '.' in at else '.000000'}+00:00"


def _from_postgresql(at: datetime) -> str:
    return moment(at)


_MOMENT: dict[str, Callable[[Any], str]] = {"sqlite": _from_sqlite, "postgresql": _from_postgresql}
