"""What must hold before a council's record is served. The server does not start without it, and says what to do.

A demonstration (HOMEFIRST_DEMO=1) and a developer's own machine (HOMEFIRST_DEBUG=1) hold nobody's record, and may start
with the shipped key and a database that forgets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from homefirst.foundation.errors import NotNow

SHIPPED_KEY = "not-for-a-real-council-"
SHORTEST_KEY = 50  # characters
OLDEST_POSTGRESQL = 150_000
_FULL = (2, 3)  # SQLite's synchronous: FULL, EXTRA
_SYNCHRONOUS = {"on", "remote_write", "remote_apply", "local"}


def refuse_unsafe_start(settings: Any, connection: Any) -> None:
    """Raises NotNow with every reason at once. Asked after the tables were brought up to date."""
    found = [*settings_problems(settings), *database_problems(settings, connection)]
    if found:
        raise NotNow("\n".join(["Homefirst does not start like this:", *(f"- {each}" for each in found)]))


def settings_problems(settings: Any) -> Iterator[str]:
    if "Argon2" not in settings.PASSWORD_HASHERS[0]:
        yield "Passwords must be kept with Argon2: put its hasher first in PASSWORD_HASHERS."
    if not (settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY):
        yield "Scripts could read the sign-in cookies: SESSION_COOKIE_HTTPONLY and CSRF_COOKIE_HTTPONLY must be on."
    if settings.DEMO or settings.DEBUG:
        return
    if settings.SECRET_KEY.startswith(SHIPPED_KEY):
        yield "HOMEFIRST_SECRET_KEY is not set. Set it to 50 random characters, and keep it from everybody."
    elif len(settings.SECRET_KEY) < SHORTEST_KEY:
        yield f"HOMEFIRST_SECRET_KEY is too short. Set it to at least {SHORTEST_KEY} random characters."


def database_problems(settings: Any, connection: Any) -> Iterator[str]:
    """What the database itself answers, not what it was asked for."""
    if connection.vendor == "sqlite":
        yield from _sqlite(connection)
    elif not (settings.DEMO or settings.DEBUG):
        yield from _postgresql(connection)
    yield from _triggers(connection)


def _sqlite(connection: Any) -> Iterator[str]:
    if connection.transaction_mode != "IMMEDIATE":
        yield "SQLite must begin its transactions with IMMEDIATE, or two who save at once lock one another out."
    if _one(connection, "PRAGMA journal_mode").lower() != "wal":
        yield "SQLite must keep a write-ahead log (journal_mode=WAL). Is the disk one that allows it?"
    if _one(connection, "PRAGMA synchronous") not in _FULL:
        yield "SQLite must wait for the disk (synchronous=FULL), or the last pages saved are lost with the power."
    if _one(connection, "PRAGMA foreign_keys") != 1:
        yield "SQLite must hold rows to one another (foreign_keys=ON)."


def _postgresql(connection: Any) -> Iterator[str]:
    if connection.pg_version < OLDEST_POSTGRESQL:
        yield "PostgreSQL must be version 15 or later."
    for setting in ("fsync", "full_page_writes"):
        if _one(connection, f"SHOW {setting}") != "on":
            yield f"PostgreSQL must run with {setting}=on, or what was saved is lost with the power."
    if _one(connection, "SHOW synchronous_commit") not in _SYNCHRONOUS:
        yield "PostgreSQL must run with synchronous_commit=on: a page that says it is saved must be."


def _triggers(connection: Any) -> Iterator[str]:
    """Without them a row of the audit could be changed by any slip of a program."""
    listed = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_no_%'",
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'audit_no_%' AND tgenabled IN ('O', 'A')",
    }
    if _one(connection, listed[connection.vendor]) < 2:
        yield (
            "The triggers that keep audit rows from being changed are gone. Somebody took them away: tell the "
            "privacy officer, run `homefirst audit verify`, and put the database back from a backup."
        )


def _one(connection: Any, statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
