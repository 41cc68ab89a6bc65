"""Which place our council has, in the direction that the measure calls better."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from homefirst.foundation.design.charts.control.series import Direction
from homefirst.foundation.design.charts.dots.series import Council, DotPlot
from homefirst.foundation.design.charts.units import rounded_half_up


@dataclass(frozen=True)
class Place:
    """Place 1 is the best, or the highest where neither way is better. `tied` counts the others in that place."""

    place: int
    of: int
    tied: int


def place(plot: DotPlot, among: Iterable[Council] | None = None) -> Place | None:
    """Our place among all others or among those given; None where ours is hidden or not published.

    Figures that are printed alike share a place, and the next place is left free.
    """
    if plot.ours.shown is None:
        return None
    ours = printed(plot, plot.ours.shown)
    values = [each.shown for each in (plot.others if among is None else among)]
    others = [printed(plot, value) for value in values if value is not None]
    ahead = sum(value < ours if plot.better is Direction.LOWER else value > ours for value in others)
    return Place(ahead + 1, len(others) + 1, others.count(ours))


def printed(plot: DotPlot, value: float) -> Decimal:
    return rounded_half_up(value, plot.unit.decimals)
