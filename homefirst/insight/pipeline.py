"""Orders SQL steps by the names that they read from, and runs them.

A step is one file: `joined.sql` makes the table `joined`. A step that begins with `-- view` is not stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from homefirst.insight.engine import Engine

_READS = re.compile(r"\b(?:from|join)\s+([a-z_][a-z0-9_]*)", re.IGNORECASE)
_COMMENT = re.compile(r"--[^\n]*")


@cache
def steps_in(folder: Path) -> Mapping[str, str]:
    """SQL text by step name for each file of `folder`."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}


def reads(sql: str) -> set[str]:
    """Names after FROM and JOIN, comments left out. Names that are no step are tables or parts of the statement."""
    return {name.lower() for name in _READS.findall(_COMMENT.sub("", sql))}


def order(wanted: Iterable[str], steps: Mapping[str, str]) -> list[str]:
    """`wanted` and all that they read, each after what it reads. Raises ValueError on a circle."""
    done: list[str] = []
    for name in wanted:
        _visit(name, steps, done, ())
    return done


def _visit(name: str, steps: Mapping[str, str], done: list[str], path: tuple[str, ...]) -> None:
    if name in path:
        raise ValueError("These steps read each other in a circle: " + " -> ".join([*path, name]))
    if name in done or name not in steps:
        return
    for other in sorted(reads(steps[name]) - {name}):
        _visit(other, steps, done, (*path, name))
    done.append(name)


def depends_on(name: str, table: str, steps: Mapping[str, str]) -> bool:
    """Whether step `name` reads `table`, directly or through other steps."""
    return any(table in reads(steps[step]) for step in order([name], steps))


def run(
    engine: Engine, wanted: Iterable[str], steps: Mapping[str, str], made: Iterable[str] = ()
) -> list[str]:
    """Makes `wanted` and what they need, but nothing in `made`. Returns the names made, in order."""
    kept = {name: sql for name, sql in steps.items() if name not in set(made)}
    names = order(wanted, kept)
    for name in names:
        make(engine, name, kept[name])
    return names


def make(engine: Engine, name: str, sql: str) -> None:
    """One step as a table or, where its first line says so, a view."""
    kind = "VIEW" if sql.startswith("-- view") else "TABLE"
    engine.execute(f'CREATE OR REPLACE TEMP {kind} "{name}" AS {sql}')
