"""Writes many rows at once: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

Values = Sequence[Any]


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Values]) -> None:
    """`fields` are names of the model's fields; each row holds their values in that order, days as text."""
    columns = ", ".join(_columns(model, fields))
    table = _quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))  # noqa: S608


def update(model: type[Model], fields: Sequence[str], rows: Sequence[Values]) -> None:
    """Each row holds the new values of `fields`, then the key. The caller holds the rows' lock."""
    changes = ", ".join(f"{column} = %s" for column in _columns(model, fields))
    key = _quoted(_column(model, "pk"))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_quoted(model._meta.db_table)} SET {changes} WHERE {key} = %s",  # noqa: S608
            rows,
        )


def new_keys(model: type[Model], wanted: int) -> range | list[int]:
    """Keys for `wanted` rows, taken so that nobody else gets them; inside a transaction."""
    table, key = model._meta.db_table, _column(model, "pk")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [_quoted(table), key, wanted],
            )
            return [int(number) for (number,) in cursor.fetchall()]
        # The transaction is immediate, so no other writer can take a number until it ends; numbers are never used twice.
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = int(cursor.fetchone()[0])
        return range(last + 1, last + wanted + 1)


def gather_statistics() -> None:
    """Tells PostgreSQL's planner what was just written. It finds out by itself, but minutes later, and until then a list
    of fifty sorts the whole team. SQLite's plans stand without."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _columns(model: type[Model], fields: Sequence[str]) -> list[str]:
    return [_quoted(_column(model, name)) for name in fields]


def _column(model: type[Model], name: str) -> str:
    found = model._meta.pk if name == "pk" else model._meta.get_field(name)
    return str(found.column)  # type: ignore[union-attr]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
