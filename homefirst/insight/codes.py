"""Code lists from `definitions/codes/cld/*.yaml`: Release 2 values, the Release 1 values that become them, and how sure."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyarrow as pa

from homefirst.insight import schemas
from homefirst.insight.schemas import Json

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("field", pa.string()),
    ("submitted", pa.string()),
    ("release_2", pa.string()),
    ("release", pa.string()),
    ("certainty", pa.string()),
    ("rank", pa.int32()),
    ("final", pa.bool_()),
    ("settled", pa.bool_()),
    ("may_be_submitted", pa.bool_()),
    ("mapped", pa.bool_()),
]
CODES = pa.schema(_COLUMNS)


@cache
def lists(folder: Path) -> dict[str, Json]:
    """The code lists of `folder` (`definitions/codes/cld`) by field name. Raises DefinitionError."""
    found = [schemas.load(path, "code_list") for path in sorted(folder.glob("*.yaml"))]
    return {str(entry["field"]): entry for entry in found}


def table(folder: Path) -> pa.Table:
    """One row for each value that may stand in a file, `submitted` in small letters. Columns as CODES."""
    rows = [row for entry in lists(folder).values() for row in _values(entry)]
    return pa.Table.from_pylist(rows, schema=CODES)


def _values(entry: Json) -> list[Json]:
    rows = []
    for value in entry["values"]:
        spelled = [(value["value"], "R2", value["certainty"])]
        spelled += [(old["value"], "R1", old["certainty"]) for old in value.get("release_1", [])]
        rows += [
            {
                "field": entry["field"],
                "submitted": text.lower(),
                "release_2": value["value"],
                "release": release,
                "certainty": certainty,
                "rank": value.get("rank"),
                "final": value.get("final"),
                "settled": value.get("settled"),
                "may_be_submitted": value.get("submitted", True) or release == "R1",
                "mapped": entry["mapped"],
            }
            for text, release, certainty in spelled
        ]
    return _first_of_each(rows)


def _first_of_each(rows: list[Json]) -> list[Json]:
    """Release 1 values that differ in capitals alone are the Release 2 value."""
    seen: dict[str, Json] = {}
    for row in rows:
        seen.setdefault(row["submitted"], row)
    return list(seen.values())
