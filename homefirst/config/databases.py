"""The record's database, from DATABASE_URL or the embedded default."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://…` or `sqlite:///path`; an empty url is SQLite in `data`."""
    parts = urlsplit(url)
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(url)
    if parts.scheme not in ("", "sqlite"):
        raise ValueError(f"DATABASE_URL must begin with postgresql:// or sqlite://, not {parts.scheme}://")
    data.mkdir(parents=True, exist_ok=True)
    return _sqlite(Path(unquote(parts.path)) if parts.path else data / "homefirst.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            # Without IMMEDIATE, four writers meet "database is locked"; only FULL survives power loss.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000;",
        },
        "TEST": {"NAME": str(path.parent / f"test-{path.name}")},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options: dict[str, Any] = {"pool": False}
    host = parts.hostname or ""
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", host)),
        "PORT": query.get("port", str(parts.port or "")),
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }
