"""Where things stand in a dot plot."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.design.charts.dots.series import DotPlot
from homefirst.foundation.design.charts.lettering import width_of, wrapped
from homefirst.foundation.design.charts.picture import Width
from homefirst.foundation.design.charts.svg import SMALL
from homefirst.foundation.design.charts.units import Scale, tick_decimals, ticks

_HEIGHT = {Width.WIDE: 170, Width.NARROW: 180}
_UNIT_LINE = 17.0
_GUTTER = 10.0


@dataclass(frozen=True)
class Layout:
    """`left` is where the scale begins; before it stand, on the axis, those whose number is hidden."""

    width: Width
    height: float
    left: float
    right: float
    top: float
    bottom: float
    ticks: tuple[float, ...]
    decimals: int
    x: Scale
    unit_lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lay_out(plot: DotPlot, width: Width) -> Layout:
    low, high = _reach(plot)
    values = ticks(low, high, 6 if width is Width.WIDE else 4, plot.unit)
    decimals = tick_decimals(values)
    first, last = (width_of(plot.unit.say(value, decimals), SMALL) / 2 for value in (values[0], values[-1]))
    hidden = hidden_label(plot)
    gutter = width_of(hidden, SMALL) + 20 + _GUTTER if hidden else 0.0
    left, right = gutter + max(first + 4, 8.0), width - max(last + 4, 8.0)
    unit_lines = tuple(wrapped(plot.unit.words, width, SMALL)) if plot.unit.words else ()
    height = _HEIGHT[width] + _UNIT_LINE * len(unit_lines)
    scale = Scale(min(low, values[0]), max(high, values[-1]), left, right)
    bottom = _HEIGHT[width] - 24.0
    return Layout(width, height, left, right, 54.0, bottom, values, decimals, scale, unit_lines)


def hidden_label(plot: DotPlot) -> str:
    """Words beside the hatched mark, empty where nothing is hidden."""
    number = sum(bool(each.hidden) for each in plot.others) + bool(plot.ours.hidden)
    return f"{number} hidden" if number else ""


def _reach(plot: DotPlot) -> tuple[float, float]:
    values = [each.shown for each in plot.others]
    known = [
        value for value in (*values, plot.ours.shown, plot.ours.shown_now, plot.england) if value is not None
    ]
    return (min(known), max(known)) if known else (0.0, plot.unit.ceiling or 1.0)
