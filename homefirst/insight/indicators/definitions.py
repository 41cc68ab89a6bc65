"""Measures as `definitions/indicators` states them: words in YAML, the computation in an SQL file of the same name.

Those of its folder `practice` are worked out from the work that is recorded here, not from the return.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from homefirst.insight import schemas
from homefirst.insight.schemas import DefinitionError, Json


@dataclass(frozen=True)
class Indicator:
    slug: str  # the file's name, as used in addresses: "2e-1"
    code: str  # as the framework writes it: "2E(1)"
    words: Json
    sql: str

    @property
    def step(self) -> str:
        """Name of the table of its units."""
        return "measure_" + self.slug.replace("-", "_")

    @property
    def scale(self) -> str:
        return str(self.words["scale"])

    @property
    def is_rate(self) -> bool:
        """Counted against the area's population, not against its own units."""
        return self.scale in ("per_100000", "per_100000_a_day")

    @property
    def is_share(self) -> bool:
        """Counted against its own units."""
        return self.scale == "percent"

    @property
    def is_practice(self) -> bool:
        """Worked out from pathways and their steps, not from the return."""
        return bool(self.words.get("from_practice"))

    @property
    def adds(self) -> str:
        """What each unit adds to the numerator: a column of days or pounds; "" where each counts as one."""
        return str(self.words.get("adds", {}).get("column", ""))

    @property
    def out_of(self) -> str:
        """The step that gives the denominator of each group (`grouping`, `amount`); "" where the units themselves do."""
        return str(self.words.get("out_of", ""))

    @property
    def group_column(self) -> str:
        return str(self.words["groups"]["column"])

    @property
    def groups(self) -> tuple[str, ...]:
        total = ("Total",) if self.words["groups"]["total"] else ()
        return (*self.words["groups"]["values"], *total)


@cache
def indicators(folder: Path) -> dict[str, Indicator]:
    """All measures of `folder` (`definitions/indicators`) by code, in order. Raises DefinitionError."""
    found = [_read(path) for path in sorted(folder.glob("*.yaml"))]
    return {indicator.code: indicator for indicator in found}


@cache
def practice_measures(folder: Path) -> dict[str, Indicator]:
    """Those of the folder `practice` below `folder`, by code, in order. Raises DefinitionError."""
    found = [_read(path) for path in sorted((folder / "practice").glob("*.yaml"))]
    return {indicator.code: indicator for indicator in found}


def canonical(code: str) -> str:
    """The code as written here, for other spellings of it: "2e(2A)" and "ASCOF 2E (2a)" are "2E(2a)"."""
    text = re.sub(r"\s+|ascof", "", code, flags=re.IGNORECASE)
    head, bracket, rest = text.partition("(")
    return head.upper() + bracket + rest.lower()


def _read(path: Path) -> Indicator:
    words = schemas.load(path, "indicator")
    computation = path.with_suffix(".sql")
    if not computation.is_file():
        raise DefinitionError(f"{path.name}: there is no {computation.name} beside it to compute it.")
    return Indicator(path.stem, words["code"], words, computation.read_text(encoding="utf-8"))
