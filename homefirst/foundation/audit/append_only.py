"""Tables whose rows are never changed or removed once they stand: by triggers, in each database's own words.

A migration that makes such a table runs `add(...)`; where a row is a draft first, `when` is the condition on the old row
from which on it stands (`OLD.finished_at IS NOT NULL`), in words that both databases read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import migrations

_ACTS = ("UPDATE", "DELETE")


def add(table: str, *, when: str = "", refused: str = "") -> migrations.RunPython:
    """The operation of a migration. `refused` is what the database answers."""
    words = refused or f"rows of {table} are never changed or removed"
    return migrations.RunPython(
        _runs({"sqlite": _sqlite(table, when, words), "postgresql": _postgresql(table, when, words)}),
        _runs({"sqlite": _sqlite_drop(table), "postgresql": _postgresql_drop(table)}),
    )


def _sqlite(table: str, when: str, words: str) -> list[str]:
    condition = f"WHEN {when} " if when else ""
    return [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
        for act in _ACTS
    ]


def _sqlite_drop(table: str) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {table}_no_{act.lower()}" for act in _ACTS]


def _postgresql(table: str, when: str, words: str) -> list[str]:
    refuses, gone = f"BEGIN RAISE EXCEPTION '{words}'; END", "RETURN OLD; END IF; RETURN NEW;"
    body = f"BEGIN IF {when} THEN RAISE EXCEPTION '{words}'; END IF; IF TG_OP = 'DELETE' THEN {gone} END"
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"{body if when else refuses} $$",
        f"CREATE OR REPLACE FUNCTION {table}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ {refuses} $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_keep()",
    ]


def _postgresql_drop(table: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
        f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
    ]


def _runs(statements: dict[str, list[str]]) -> Callable[[Any, Any], None]:
    def run(apps: Any, schema_editor: Any) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run
