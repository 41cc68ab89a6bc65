"""How rows are chained: each hash covers every other column of its row and the hash of the row before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

START = "0" * 64
# The order is part of the hash, so it never changes; a new column is added at the end.
COLUMNS = (
    "seq", "at", "kind", "action", "user_id", "user_name", "role", "session", "tie",
    "record_id", "object_type", "object_id", "part", "detail", "request",
)  # fmt: skip


_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def row_hash(previous: str, values: Mapping[str, Any]) -> str:
    """SHA-256 in hex over canonical JSON; `values` holds COLUMNS."""
    texts = {**values, "at": moment(values["at"])}
    return link(previous, [texts[column] for column in COLUMNS])


def link(previous: str, values: list[Any]) -> str:
    """As `row_hash`, with the values in the order of COLUMNS and `at` as the text of `moment`."""
    return sha256(_canonical([previous, *values]).encode()).hexdigest()


def moment(at: datetime) -> str:
    """UTC to the microsecond, which both databases keep."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def checked_detail(detail: Mapping[str, Any] | None) -> dict[str, Any]:
    """Refuses what a database may hand back in another form, since the hash would then not be found again."""
    kept = dict(detail or {})
    _only_plain(kept)
    return kept


def _only_plain(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"the detail of an audit row has the key {key!r}: use text")
            _only_plain(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _only_plain(inner)
    elif isinstance(value, str) and "\x00" in value:
        raise TypeError("the detail of an audit row holds a null character, which PostgreSQL cannot keep")
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"the detail of an audit row holds {value!r}: use text, whole numbers, lists")
