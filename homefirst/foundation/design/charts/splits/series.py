"""One figure taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.design.charts.units import Unit


@dataclass(frozen=True)
class Part:
    """`value` is None where nothing can be worked out; `hidden` says why one is not shown."""

    name: str
    value: float | None
    hidden: str = ""
    numerator: int | None = None
    denominator: int | None = None

    @property
    def shown(self) -> float | None:
        return None if self.hidden else self.value


@dataclass(frozen=True)
class Split:
    """`by` is a noun ("age"); `parts` stand in the order in which they are drawn; `overall` is a line."""

    name: str
    unit: Unit
    by: str
    parts: tuple[Part, ...]
    overall: float | None = None
