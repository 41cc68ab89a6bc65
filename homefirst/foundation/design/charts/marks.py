"""Marks whose shape carries the meaning, so that none depends on colour."""

from __future__ import annotations

from enum import Enum

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import BETTER, INK, MOVED, USUAL, WHITE, WORSE
from homefirst.foundation.design.charts.svg import path, rect, tag


class Meaning(Enum):
    """What a point, or a whole series at its last point, says."""

    BETTER = "better"
    WORSE = "worse"
    USUAL = "usual"
    MOVED = "moved"
    TOO_FEW = "too few"


def mark(meaning: Meaning, x: float, y: float, *, up: bool = True, size: float = 6.0) -> Markup:
    """A triangle pointing the way the figure moved, a square, a ring or a circle, about 2 x `size` wide."""
    if meaning is Meaning.BETTER:
        return triangle(x, y, size * 1.2, up=up)
    if meaning is Meaning.WORSE:
        return rect(x - size * 0.95, y - size * 0.95, size * 1.9, size * 1.9, fill=WORSE, stroke=WHITE)
    if meaning is Meaning.MOVED:
        return tag("circle", cx=x, cy=y, r=size * 0.85, fill=WHITE, stroke=MOVED, stroke_width=size * 0.45)
    return tag("circle", cx=x, cy=y, r=size * 0.85, fill=USUAL, stroke=WHITE)


def triangle(x: float, y: float, size: float, *, up: bool, colour: str = BETTER) -> Markup:
    tip, foot = (y - size, y + size * 0.75) if up else (y + size, y - size * 0.75)
    return path(
        f"M{x:.1f} {tip:.1f} L{x + size:.1f} {foot:.1f} L{x - size:.1f} {foot:.1f} Z",
        fill=colour,
        stroke=WHITE,
    )


def diamond(x: float, y: float, size: float, *, filled: bool, colour: str) -> Markup:
    shape = (
        f"M{x:.1f} {y - size:.1f} L{x + size:.1f} {y:.1f} L{x:.1f} {y + size:.1f} L{x - size:.1f} {y:.1f} Z"
    )
    if filled:
        return path(shape, fill=colour, stroke=WHITE, stroke_width=2, paint_order="stroke")
    return path(shape, fill=WHITE, stroke=colour, stroke_width=2.5)


def hidden_mark(x: float, y: float, pattern: str, size: float = 5.0) -> Markup:
    """Hollow and hatched: there is a number here that may not be shown."""
    return rect(x - size, y - size, size * 2, size * 2, fill=f"url(#{pattern})", stroke=INK, stroke_width=1.2)
