"""The lines between the person and those around: weight says how often, style says how it is, the arrow who helps."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import IN_HAND, INK, QUIET
from homefirst.foundation.design.charts.network.layout import CENTRE, Plan
from homefirst.foundation.design.charts.network.nodes import Node
from homefirst.foundation.design.charts.network.ties import Helps, HowItIs, HowOften
from homefirst.foundation.design.charts.svg import path

WEIGHTS = {
    HowOften.DAILY: 5.0,
    HowOften.WEEKLY: 3.0,
    HowOften.MONTHLY: 2.0,
    HowOften.RARELY: 1.2,
    HowOften.UNKNOWN: 1.6,
}
DASHES = {HowItIs.GOOD: None, HowItIs.STRAINED: None, HowItIs.DISTANT: "1.5 6", HowItIs.UNKNOWN: "9 6"}
_COLOURS = {HowItIs.GOOD: IN_HAND, HowItIs.STRAINED: INK, HowItIs.DISTANT: INK, HowItIs.UNKNOWN: QUIET}
_HEAD = 12.0
Place = tuple[float, float]


def tie_line(plan: Plan, node: Node) -> Iterator[Markup]:
    tie = node.tie
    start, end = ends(plan, node)
    if tie.helps in (Helps.THEY_HELP, Helps.BOTH):
        yield _arrow(end, start, _COLOURS[tie.how_it_is])
        start = _toward(start, end, _HEAD - 2)
    if tie.helps in (Helps.THEY_ARE_HELPED, Helps.BOTH):
        yield _arrow(start, end, _COLOURS[tie.how_it_is])
        end = _toward(end, start, _HEAD - 2)
    yield joined(start, end, tie.how_often, tie.how_it_is)


def joined(start: Place, end: Place, how_often: HowOften, how_it_is: HowItIs) -> Markup:
    """Plain for good, a zigzag for strained, dots for little contact, dashes where it is not known."""
    d = _zigzag(start, end) if how_it_is is HowItIs.STRAINED else _straight(start, end)
    return path(
        d,
        fill="none",
        stroke=_COLOURS[how_it_is],
        stroke_width=WEIGHTS[how_often],
        stroke_dasharray=DASHES[how_it_is],
        stroke_linecap="round" if how_it_is is HowItIs.DISTANT else None,
    )


def ends(plan: Plan, node: Node) -> tuple[Place, Place]:
    """From the edge of the middle to the edge of the node's shape."""
    middle, other = (plan.x, plan.y), (node.x, node.y)
    length = math.dist(middle, other)
    start, end = _from_middle(plan, other) + 4, min(_to_edge(node, middle) + 4, length)
    return _toward(middle, other, start), _toward(other, middle, end)


def _from_middle(plan: Plan, seen_from: Place) -> float:
    """To the edge of the middle's shape: a circle, or wider than tall where the name is long."""
    dx, dy = abs(seen_from[0] - plan.x), abs(seen_from[1] - plan.y)
    return CENTRE if plan.half_width == CENTRE else _out_of_a_box(plan.half_width, CENTRE, dx, dy)


def _to_edge(node: Node, seen_from: Place) -> float:
    dx, dy = abs(seen_from[0] - node.x), abs(seen_from[1] - node.y)
    if node.tie.group.is_people:
        return node.half_width
    return _out_of_a_box(node.half_width, node.half_height, dx, dy)


def _out_of_a_box(half_width: float, half_height: float, dx: float, dy: float) -> float:
    """From the middle of a box to its edge, in the direction of dx and dy."""
    length = math.hypot(dx, dy)
    return min(half_width * length / (dx or 1e-9), half_height * length / (dy or 1e-9))


def _toward(start: Place, end: Place, far: float) -> Place:
    length = math.dist(start, end) or 1.0
    share = far / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _straight(start: Place, end: Place) -> str:
    return f"M{start[0]:.1f} {start[1]:.1f} L{end[0]:.1f} {end[1]:.1f}"


def _zigzag(start: Place, end: Place) -> str:
    length = math.dist(start, end) or 1.0
    across = (-(end[1] - start[1]) / length * 4.5, (end[0] - start[0]) / length * 4.5)
    steps = max(2, round(length / 9))
    turns = [_toward(start, end, length * step / steps) for step in range(1, steps)]
    d = "".join(
        f" L{x + across[0] * (-1) ** place:.1f} {y + across[1] * (-1) ** place:.1f}"
        for place, (x, y) in enumerate(turns)
    )
    return f"M{start[0]:.1f} {start[1]:.1f}{d} L{end[0]:.1f} {end[1]:.1f}"


def _arrow(start: Place, tip: Place, colour: str) -> Markup:
    """A head that points away from `start`, its tip at `tip`."""
    length = math.dist(start, tip) or 1.0
    along = ((tip[0] - start[0]) / length, (tip[1] - start[1]) / length)
    foot = (tip[0] - along[0] * _HEAD, tip[1] - along[1] * _HEAD)
    side = (-along[1] * _HEAD * 0.55, along[0] * _HEAD * 0.55)
    return path(
        f"M{tip[0]:.1f} {tip[1]:.1f} L{foot[0] + side[0]:.1f} {foot[1] + side[1]:.1f} "
        f"L{foot[0] - side[0]:.1f} {foot[1] - side[1]:.1f} Z",
        fill=colour,
    )
