"""Where everyone stands: the household on a ring, family and friends to the left, help and groups to the right.

Whoever stands at a side is stacked by the height of their own words, so that none lies on another however
many there are: the picture grows in height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from homefirst.foundation.design.charts.network.nodes import (
    LINE,
    RADIUS,
    Node,
    made_node,
    name_lines,
    room_for,
)
from homefirst.foundation.design.charts.network.ties import Group, HowOften, Network, Tie

CENTRE = 38.0  # radius of the person in the middle
_WIDEST_NAME = 64.0
_APART = 14.0
_ORDER = (Group.FAMILY, Group.FRIEND, Group.GROUP, Group.PAID, Group.PROFESSIONAL)
_NEAREST = (HowOften.DAILY, HowOften.WEEKLY, HowOften.MONTHLY, HowOften.UNKNOWN, HowOften.RARELY)


@dataclass(frozen=True)
class Size:
    """`reach` is from the middle to the nodes at the sides, `words` the most that a label takes across.

    At most `at_home` of the household stand on the ring; further ones stand at the sides and say so. At most
    `most` are drawn, those nearest to the person; the table holds all.
    """

    width: float
    reach: float
    words: float
    ring: float
    at_home: int
    most: int


WIDE = Size(760, 278, 184, 124, 6, 30)
COMPACT = Size(440, 150, 124, 112, 2, 10)
_RING_WORDS = 100.0
_FEW = 4  # in a longer column words are narrower, so that lines to its ends pass beside them
_NARROW_WORDS = 140.0


@dataclass(frozen=True)
class Plan:
    """The middle is at `x`, `y`; `home` is the tinted ground of the household: left, top, right, bottom."""

    size: Size
    height: float
    x: float
    y: float
    nodes: tuple[Node, ...]
    home: tuple[float, float, float, float] | None
    left_out: int
    name_lines: tuple[str, ...]
    half_width: float  # of the shape in the middle: a circle, or as wide as a long name needs


def lay_out(network: Network, size: Size) -> Plan:
    drawn = sorted(network.ties, key=_nearness)[: size.most]
    home = [tie for tie in drawn if tie.lives_with][: size.at_home]
    around = sorted((tie for tie in drawn if tie not in home), key=lambda tie: _ORDER.index(tie.group))
    half = (len(around) + 1) // 2
    nodes = [
        *_on_ring(home, size),
        *_stack(around[:half], size, -1),
        *_stack(around[half:], size, 1),
    ]
    tint = _tint(nodes[: len(home)])
    tops = [-CENTRE, *(node.box[1] for node in nodes), *([tint[1]] if tint else [])]
    ends = [CENTRE, *(node.box[3] for node in nodes), *([tint[3]] if tint else [])]
    x, y = size.width / 2, 6 - min(tops)
    moved = tuple(replace(node, x=node.x + x, y=node.y + y) for node in nodes)
    ground = (tint[0] + x, tint[1] + y, tint[2] + x, tint[3] + y) if tint else None
    lines, half_width = _middle(network.name)
    left_out = len(network.ties) - len(drawn)
    room = 26 if left_out else 8
    return Plan(size, max(ends) + y + room, x, y, moved, ground, left_out, lines, half_width)


def _middle(name: str) -> tuple[tuple[str, ...], float]:
    lines = tuple(name_lines(name, 2 * _WIDEST_NAME, 3))
    across = max((room_for(words, bold=True) for words in lines), default=0.0) / 2
    return lines, CENTRE if across <= CENTRE - 4 else across + 12


def _nearness(tie: Tie) -> tuple[bool, bool, int]:
    """Whom a picture must hold if it cannot hold all: the household, who acts in law or cares, who is often there."""
    return (not tie.lives_with, not (tie.legal_roles or tie.is_carer), _NEAREST.index(tie.how_often))


def _on_ring(home: Sequence[Tie], size: Size) -> list[Node]:
    """Above the middle in turn with below it, spread to the left and right of it."""
    above, below = home[::2], home[1::2]
    return [*_arc(above, size, -1), *_arc(below, size, 1)]


def _arc(ties: Sequence[Tie], size: Size, side: int) -> list[Node]:
    apart = _RING_WORDS + 8
    nodes = []
    for order, tie in enumerate(ties):
        x = (order - (len(ties) - 1) / 2) * apart
        y = side * (max(0.0, size.ring**2 - x**2) ** 0.5 + (12 if len(ties) > 1 else 0))
        nodes.append(made_node(tie, x, y, _RING_WORDS, words_above=side < 0, says_home=False))
    return nodes


def _stack(ties: Sequence[Tie], size: Size, side: int) -> list[Node]:
    """One under another at a side, the column's middle level with the person, bowed outwards."""
    room = size.words if len(ties) <= _FEW else min(size.words, _NARROW_WORDS)
    sketched = [made_node(tie, 0, 0, room, words_above=False, says_home=tie.lives_with) for tie in ties]
    talls = [node.box[3] - node.box[1] for node in sketched]
    whole = sum(talls) + _APART * max(0, len(talls) - 1)
    nodes, top = [], -whole / 2
    for node, tall in zip(sketched, talls, strict=True):
        middle = top + tall / 2
        bowed = size.reach * (1 - 0.2 * (middle / (whole / 2 or 1)) ** 2)
        above = middle < -LINE and len(ties) > 1
        y = top + tall - node.half_height if above else top + node.half_height
        nodes.append(replace(node, x=side * bowed, y=y, words_above=above))
        top += tall + _APART
    return nodes


def _tint(home: Sequence[Node]) -> tuple[float, float, float, float] | None:
    if not home:
        return None
    across = max(CENTRE, *(abs(node.x) + RADIUS for node in home)) + 12
    top = min(-CENTRE, *(node.y - RADIUS for node in home)) - 10
    return -across, top, across, max(CENTRE, *(node.y + RADIUS for node in home)) + 10
