"""How much room words take, and where labels go so that none lies on another.

The server has no font engine, so widths are taken from the published metrics of Helvetica, which Arial and
Liberation Sans share. Other scripts are estimated generously.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from homefirst.foundation.design.charts.svg import TEXT

_AVERAGE = 556
_WIDTHS = {
    **dict.fromkeys(" !,./:;I[\\]ft", 278),
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("-()r‘’", 333),
    **dict.fromkeys("ckJsvxyz", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    "L": 556, "%": 889, "W": 944, "+": 584, "=": 584, "<": 584, ">": 584, "@": 1015, "…": 1000, "−": 584,
    "—": 1000, "–": 556,
}  # fmt: skip
_FIRST_STRONG_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def width_of(words: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Units that `words` take in one line at this size."""
    thousandths = sum(_width_of_letter(letter) for letter in words)
    return thousandths * size / 1000 * (1.08 if bold else 1.0)


def shortened(words: str, room: float, size: float = TEXT, *, bold: bool = False) -> str:
    """The words, or as much of them as fits in `room` with an ellipsis."""
    if width_of(words, size, bold=bold) <= room:
        return words
    cut = words
    while cut and width_of(cut.rstrip() + "…", size, bold=bold) > room:
        cut = cut[:-1]
    return cut.rstrip(" ,.:;") + "…"


def wrapped(words: str, room: float, size: float = TEXT, *, bold: bool = False, most: int = 99) -> list[str]:
    """Lines no wider than `room`, at most `most` of them; a word too long for a line is shortened."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [shortened(one, room, size, bold=bold) for one in lines]


def in_own_direction(name: str) -> str:
    """Wraps a name that holds right-to-left letters, so that commas and numbers after it stay after it."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"{_FIRST_STRONG_ISOLATE}{name}{_END_ISOLATE}"
    return name


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions nearest to those wanted, in the same order, at least `gap` apart and within low to high.

    Neighbours that come too close are pooled and set evenly around their common middle. Where `high - low`
    cannot hold them all, the gap is made smaller.
    """
    if not wanted:
        return []
    room = (high - low) / (len(wanted) - 1) if len(wanted) > 1 else gap
    step = min(gap, room)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    starts = _pooled([wanted[index] - place * step for place, index in enumerate(order)])
    last = high - step * (len(wanted) - 1)
    placed = [0.0] * len(wanted)
    for place, index in enumerate(order):
        placed[index] = min(max(starts[place], low), max(low, last)) + place * step
    return placed


def _pooled(values: list[float]) -> list[float]:
    """The rising sequence nearest to `values` (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            earlier, count = pools.pop()
            mean, size = (earlier * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]


def _width_of_letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1000
    return _AVERAGE if letter.isascii() else 620
