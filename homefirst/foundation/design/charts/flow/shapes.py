"""What a flow is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """From one box to another, by their places; `to` None leads out. A way to its own place comes again."""

    start: int
    to: int | None
    words: str = ""


@dataclass(frozen=True)
class Box:
    """`ends` when something here leads out; `again` when it may come back to itself."""

    words: str
    about: str = ""


@dataclass(frozen=True)
class Flow:
    """`boxes` in their order; each way at most once between the same two."""

    title: str
    boxes: Sequence[Box]
    ways: Sequence[Way]

    def out_of(self, place: int) -> bool:
        return any(way.start == place and way.to is None for way in self.ways)

    def again(self, place: int) -> bool:
        return any(way.start == way.to == place for way in self.ways)

    def jumps(self) -> list[tuple[int, int]]:
        """Ways between boxes that are not simply the next one down, the shortest first."""
        found = {
            (way.start, way.to)
            for way in self.ways
            if way.to is not None and way.to not in (way.start, way.start + 1)
        }
        return sorted(((start, to) for start, to in found), key=lambda pair: (abs(pair[0] - pair[1]), pair))

    def steps_down(self) -> list[int]:
        """Places from which a way leads to the very next box."""
        return sorted({way.start for way in self.ways if way.to == way.start + 1})
