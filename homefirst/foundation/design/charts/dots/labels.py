"""Names above a dot plot: England in the first row, ours and ours now below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, OURS
from homefirst.foundation.design.charts.dots.layout import Layout
from homefirst.foundation.design.charts.dots.series import DotPlot
from homefirst.foundation.design.charts.lettering import in_own_direction, shortened, width_of
from homefirst.foundation.design.charts.svg import SMALL, text

_ROWS = (13.0, 30.0, 47.0)
_APART = 8.0


_ROOM_FOR_WIDER_LETTERS = 1.15  # a reader without Arial has another face


@dataclass(frozen=True)
class Label:
    words: str
    x: float
    anchor: str
    size: float
    bold: bool

    @property
    def start(self) -> float:
        return self.x - self.size if self.anchor == "end" else self.x


def labels(plot: DotPlot, plan: Layout) -> Iterator[Markup]:
    if plot.england is not None:
        words = f"England {plot.unit.say(plot.england)}"
        half = width_of(words, SMALL) * _ROOM_FOR_WIDER_LETTERS / 2
        x = min(max(plan.x(plot.england), half), plan.width - half)
        yield text(x, _ROWS[0], words, anchor="middle", size=SMALL, colour=INK, halo=True)
    own = _own(plot, plan)
    for order, one in enumerate(own):
        crowded = order > 0 and one.start < own[0].start + own[0].size + _APART
        y = _ROWS[2 if crowded else 1]
        yield text(one.x, y, one.words, anchor=one.anchor, size=SMALL, colour=OURS, bold=one.bold, halo=True)


def _own(plot: DotPlot, plan: Layout) -> list[Label]:
    """Our one or two labels, the left one first; two are turned away from one another, one from England."""
    found = []
    if plot.ours.shown is not None:
        room = plan.width * (0.55 if plot.ours.shown_now is None else 0.45)
        name = in_own_direction(shortened(plot.ours.name, room, SMALL, bold=True))
        found.append((plan.x(plot.ours.shown), f"{name} {plot.unit.say(plot.ours.shown)}", True))
    if plot.ours.shown_now is not None:
        found.append((plan.x(plot.ours.shown_now), f"{plot.unit.say(plot.ours.shown_now)} now", False))
    found.sort()
    if len(found) == 1:
        x, words, bold = found[0]
        return [
            _label(x, words, bold=bold, leftwards=plot.england is None or x < plan.x(plot.england), plan=plan)
        ]
    return [
        _label(x, words, bold=bold, leftwards=order == 0, plan=plan)
        for order, (x, words, bold) in enumerate(found)
    ]


def _label(x: float, words: str, *, bold: bool, leftwards: bool, plan: Layout) -> Label:
    """Begins or ends at its mark, or at the edge of the picture where there is no room."""
    size = width_of(words, SMALL, bold=bold) * _ROOM_FOR_WIDER_LETTERS
    if leftwards:
        return Label(words, max(x + 4, size), "end", size, bold)
    if x - 4 + size > plan.width:
        return Label(words, plan.width, "end", size, bold)
    return Label(words, x - 4, "start", size, bold)
