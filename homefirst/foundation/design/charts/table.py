"""The table that says what a picture says, in the same order, units and rounding; it is what is exported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    words: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """Rows hold printed text, one for each heading; the first cell of a row names it."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
