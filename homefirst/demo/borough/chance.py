"""Drawing from weighted lists quickly and repeatably."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Values with weights of any scale; `at` takes a place between 0 and 1."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.values = tuple(weights)
        sums = list(accumulate(weights.values()))
        self.bounds = tuple(part / sums[-1] for part in sums[:-1])

    def at(self, place: float) -> T:
        return self.values[bisect(self.bounds, place)]

    def draw(self, chance: Random) -> T:
        return self.values[bisect(self.bounds, chance.random())]


def between(chance: Random, low: int, high: int) -> int:
    """A whole number from low to high, both possible; three times as quick as randint."""
    return low + int(chance.random() * (high - low + 1))


def lasting(chance: Random, mean_days: float) -> int:
    """Days that something lasts when it may end on any day alike; at least 1."""
    return 1 + int(chance.expovariate(1 / mean_days))
