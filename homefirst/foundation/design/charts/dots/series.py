"""A measure in every council for one published year, and ours now."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.design.charts.control.series import Direction
from homefirst.foundation.design.charts.units import Unit


@dataclass(frozen=True)
class Council:
    """Another council. `value` is None where nothing was published; `hidden` says why one is not shown."""

    name: str
    value: float | None
    hidden: str = ""
    neighbour: bool = False

    @property
    def shown(self) -> float | None:
        return None if self.hidden else self.value


@dataclass(frozen=True)
class Ours:
    """Our council: `value` as published for the plot's period, `now` as worked out from our own record.

    `now_period` says the days that `now` stands for ("the year to 30 September 2026"). Where `now` was
    worked out in another way, `not_comparable` gives the reason, and the mark is left out.
    """

    name: str
    value: float | None = None
    hidden: str = ""
    now: float | None = None
    now_period: str = ""
    not_comparable: str = ""

    @property
    def shown(self) -> float | None:
        return None if self.hidden else self.value

    @property
    def shown_now(self) -> float | None:
        return None if self.not_comparable else self.now


@dataclass(frozen=True)
class DotPlot:
    """`period` is the published year ("2024/25"); `others` leaves our own council out, in any order."""

    name: str
    unit: Unit
    better: Direction
    period: str
    others: tuple[Council, ...]
    ours: Ours
    england: float | None = None

    @property
    def neighbours(self) -> tuple[Council, ...]:
        return tuple(each for each in self.others if each.neighbour)
