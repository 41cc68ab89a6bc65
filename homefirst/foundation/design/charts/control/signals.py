"""Signals that a figure has moved by more than chance would move it.

The four are those of NHS England's "Making Data Count": a point outside the limits, seven in a row on one
side of the average, seven rising or falling, two of three near the same limit. A gap breaks each of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from homefirst.foundation.design.charts.control.limits import Limits

RUN = 7
_NEAR = 2 / 3  # the outer third of the way from the average to a limit
_SAME = 1e-9  # less than any figure is printed to; sums of decimals differ in their last bits


class Rule(IntEnum):
    """In order of weight: a point with several signals is read by the first."""

    OUTSIDE = 1
    ONE_SIDE = 2
    TREND = 3
    NEAR_LIMIT = 4


@dataclass(frozen=True, order=True)
class Signal:
    rule: Rule
    up: bool


def signals(values: Sequence[float | None], found: Limits) -> list[tuple[Signal, ...]]:
    """For each value its signals, weightiest first."""
    marks: list[set[Signal]] = [set() for _ in values]
    for up in (True, False):
        _mark_each(
            marks, _beyond(values, found.upper if up else found.lower, up=up), Signal(Rule.OUTSIDE, up)
        )
        _mark_runs(marks, _beyond(values, found.average, up=up), Signal(Rule.ONE_SIDE, up))
        _mark_trends(marks, values, up=up)
        _mark_near(marks, values, found, up=up)
    return [tuple(sorted(each)) for each in marks]


def _beyond(values: Sequence[float | None], edge: float, *, up: bool) -> list[bool]:
    return [
        value is not None and (value > edge + _SAME if up else value < edge - _SAME) for value in values
    ]  # fmt: skip


def _mark_each(marks: list[set[Signal]], hits: Sequence[bool], signal: Signal) -> None:
    for mark, hit in zip(marks, hits, strict=True):
        if hit:
            mark.add(signal)


def _mark_runs(marks: list[set[Signal]], hits: Sequence[bool], signal: Signal) -> None:
    for start in range(len(hits) - RUN + 1):
        if all(hits[start : start + RUN]):
            for mark in marks[start : start + RUN]:
                mark.add(signal)


def _mark_trends(marks: list[set[Signal]], values: Sequence[float | None], *, up: bool) -> None:
    """Seven points of which each but the first is further the same way than the one before."""
    steps = [_steps(a, b, up=up) for a, b in itertools.pairwise(values)]
    for start in range(len(values) - RUN + 1):
        if all(steps[start : start + RUN - 1]):
            for mark in marks[start : start + RUN]:
                mark.add(Signal(Rule.TREND, up))


def _steps(before: float | None, after: float | None, *, up: bool) -> bool:
    if before is None or after is None:
        return False
    return after - before > _SAME if up else before - after > _SAME


def _mark_near(marks: list[set[Signal]], values: Sequence[float | None], found: Limits, *, up: bool) -> None:
    edge = found.average + (1 if up else -1) * found.reach * _NEAR
    near = _beyond(values, edge, up=up)
    for start in range(len(values) - 2):
        three = range(start, start + 3)
        if sum(near[place] for place in three) >= 2 and all(values[place] is not None for place in three):
            for place in three:
                if near[place]:
                    marks[place].add(Signal(Rule.NEAR_LIMIT, up))
