"""What a figure is counted in, how it is printed, and the ticks of its axis."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Unit:
    """`floor` and `ceiling` are values that the figure can never pass; `words` say what a rate is for."""

    before: str = ""
    after: str = ""
    decimals: int = 1
    floor: float | None = 0.0
    ceiling: float | None = None
    words: str = ""

    def say(self, value: float, decimals: int | None = None) -> str:
        """The value as printed, halves rounded away from zero: 80.2%, 17.0, £1,043."""
        places = self.decimals if decimals is None else decimals
        rounded = rounded_half_up(value, places)
        sign = "−" if rounded < 0 else ""
        return f"{sign}{self.before}{abs(rounded):,.{places}f}{self.after}"

    def say_briefly(self, value: float) -> str:
        """Without decimals where they would be nought: 76%, 76.5%."""
        return self.say(value, 0 if rounded_half_up(value, self.decimals) % 1 == 0 else None)


SHARE = Unit(after="%", decimals=1, floor=0.0, ceiling=100.0)


def rate(words: str, decimals: int = 1) -> Unit:
    """A rate, with words such as "for each 100,000 adults aged 18 to 64"."""
    return Unit(decimals=decimals, words=words)


def rounded_half_up(value: float, decimals: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def counted(count: int) -> str:
    """A small whole number as a word, others as digits with commas."""
    return _NUMBER_WORDS[count] if 0 <= count < len(_NUMBER_WORDS) else f"{count:,}"


@dataclass(frozen=True)
class Scale:
    """A straight line from values to units on the page."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int, unit: Unit) -> tuple[float, ...]:
    """At least two round values that hold low and high between them, inside the unit's bounds."""
    if high - low < 1e-9:
        pad = max(abs(high) * 0.1, 10.0**-unit.decimals * 5)
        low, high = low - pad, high + pad
    if unit.floor is not None:
        low = max(low, unit.floor)
    if unit.ceiling is not None:
        high = min(high, unit.ceiling)
    step = _round_step((high - low) / max(1, most - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if last - first + 1 > most:
        step = _round_step(step * 1.01)
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    found = [round(step * place, 10) for place in range(first, last + 1)]
    return tuple(value for value in found if _inside(value, unit))


def tick_decimals(values: tuple[float, ...]) -> int:
    """Decimals that tell neighbouring ticks apart."""
    step = min(b - a for a, b in itertools.pairwise(values))
    return next(places for places in range(7) if abs(step * 10**places - round(step * 10**places)) < 1e-6)


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next((size * times for times in (1, 2, 5) if rough <= size * times * (1 + 1e-9)), size * 10)


def _inside(value: float, unit: Unit) -> bool:
    above = unit.floor is None or value >= unit.floor
    return above and (unit.ceiling is None or value <= unit.ceiling)
