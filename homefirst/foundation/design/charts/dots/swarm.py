"""Dots that share a line without lying on one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_RADII = (4.2, 3.8, 3.4, 3.0)


def swarm(xs: Sequence[float], room: float) -> tuple[list[float], float]:
    """How far each dot stands from the line (above is less than nought), and the radius of all.

    The largest radius is taken with which all fit within `room` on either side. Where none does, because
    many are alike, each crowd is pressed together until it fits, and its dots overlap.
    """
    tallest = max(Counter(round(x, 1) for x in xs).values(), default=0)
    for radius in _RADII:
        if radius * tallest > room and radius != _RADII[-1]:
            continue  # those that are exactly alike would not fit by themselves
        offsets = _offsets(xs, radius)
        if max((abs(offset) for offset in offsets), default=0.0) + radius <= room:
            return offsets, radius
    return _pressed(xs, _offsets(xs, radius), room - radius, 2 * radius), radius


def _pressed(xs: Sequence[float], offsets: Sequence[float], most: float, near: float) -> list[float]:
    """Offsets made smaller, at each place in the measure of the tallest crowd near it."""
    found = []
    for x, offset in zip(xs, offsets, strict=True):
        tallest = max(abs(other) for at, other in zip(xs, offsets, strict=True) if abs(at - x) <= near)
        found.append(offset * min(1.0, most / tallest) if tallest else offset)
    return found


def _offsets(xs: Sequence[float], radius: float) -> list[float]:
    """Each in turn, from the left, as near to the line as the dots before it allow."""
    placed: list[tuple[float, float]] = []
    found = [0.0] * len(xs)
    apart = 2 * radius + 0.4
    for index in sorted(range(len(xs)), key=lambda one: xs[one]):
        near = [(x, y) for x, y in placed if xs[index] - x < apart]
        found[index] = _nearest_free(xs[index], near, apart)
        placed = [*near, (xs[index], found[index])]
    return found


def _nearest_free(x: float, near: Sequence[tuple[float, float]], apart: float) -> float:
    """Tries the line itself, then just above and just below each neighbour."""
    ways = [0.0]
    for other, y in near:
        rise = max(0.0, apart**2 - (x - other) ** 2) ** 0.5 + 1e-6
        ways += [y - rise, y + rise]
    free = [
        way for way in ways if all((x - other) ** 2 + (way - y) ** 2 >= apart**2 - 1e-3 for other, y in near)
    ]
    return min(free, key=lambda way: (round(abs(way), 3), way))
