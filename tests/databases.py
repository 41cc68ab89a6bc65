"""The database of the tests: copied from a pattern that is migrated once, and emptied of what a test committed."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from homefirst.foundation import audit

# What migrating itself writes.
_KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def copy_a_pattern() -> None:
    """Makes this process copy a migrated database, if there is one for these very migrations, and leave one if there is
    none. Migrating still runs on the copy, and finds nothing to do."""
    migrated = connection.creation.create_test_db

    def create_test_db(*given: Any, **named: Any) -> str:
        with _alone():
            if not _there():
                name = migrated(*given, **named)
                _keep(name)
                return name
        _start_from_pattern()
        return migrated(*given, **named)

    connection.creation.create_test_db = create_test_db


def empty() -> None:
    """Deletes the rows of every table that holds any, kept rows too: it puts the triggers to sleep that would (rightly)
    refuse."""
    with connection.cursor() as cursor:
        cursor.execute(_which_hold_rows())
        full = [name for (name,) in cursor.fetchall()]
    with transaction.atomic(), _asleep(full):
        _run(f"DELETE FROM {connection.ops.quote_name(name)}" for name in full)


@cache
def _which_hold_rows() -> str:
    tables = sorted(set(connection.introspection.table_names()) - _KEPT)
    return " UNION ALL ".join(
        f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(each)})" for each in tables
    )


@contextmanager
def _asleep(tables: list[str]) -> Iterator[None]:
    if connection.vendor == "postgresql":
        _run(["SET LOCAL session_replication_role = replica"])
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        found = [(name, made) for name, made, table in cursor.fetchall() if table in tables]
    _run(f"DROP TRIGGER {name}" for name, _ in found)
    yield
    _run(made for _, made in found)


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _pattern() -> str:
    """The name of the pattern: another one when a migration, or what migrations call, is another."""
    folders = [Path(each.path) / "migrations" for each in apps.get_app_configs()]
    digest = hashlib.sha256(django.__version__.encode())
    for folder in [*folders, Path(audit.__file__).parent]:
        for file in sorted(folder.glob("*.py")):
            digest.update(str(file).encode() + file.read_bytes())
    return f"homefirst_pattern_{digest.hexdigest()[:16]}"


def _pattern_file() -> Path:
    return Path(settings.DATA) / f"{_pattern()}.sqlite3"


@contextmanager
def _alone() -> Iterator[None]:
    folder = Path(settings.DATA)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "pattern.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _there() -> bool:
    if connection.vendor == "sqlite":
        return _pattern_file().exists()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_pattern()])
        return cursor.fetchone() is not None


def _keep(name: str) -> None:
    if connection.vendor == "sqlite":
        for old in Path(settings.DATA).glob("homefirst_pattern_*"):
            old.unlink()
        unfinished = _pattern_file().with_suffix(".part")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(unfinished)])
        unfinished.rename(_pattern_file())
        return
    connection.close()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'homefirst_pattern_%%'", [])
        for (old,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {connection.ops.quote_name(old)}")
        cursor.execute(f"CREATE DATABASE {_pattern()} TEMPLATE {connection.ops.quote_name(name)}")


def _start_from_pattern() -> None:
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = _pattern()
        return
    created = connection.creation._create_test_db

    def _create_test_db(*given: Any, **named: Any) -> str:
        name: str = created(*given, **named)
        for left in (f"{name}-wal", f"{name}-shm"):
            Path(left).unlink(missing_ok=True)
        shutil.copyfile(_pattern_file(), name)
        return name

    connection.creation._create_test_db = _create_test_db
