"""What the chart says, in sentences made from the same analysis."""

from __future__ import annotations

from dataclasses import dataclass

from homefirst.foundation.design.charts.control.reading import Analysis, TargetReading, analyse
from homefirst.foundation.design.charts.control.series import POINTS_FOR_LIMITS, ControlSeries
from homefirst.foundation.design.charts.control.signals import Rule, Signal
from homefirst.foundation.design.charts.marks import Meaning
from homefirst.foundation.design.charts.units import counted

READING_WORDS = {
    Meaning.BETTER: "Better than usual",
    Meaning.WORSE: "Worse than usual",
    Meaning.USUAL: "Usual",
    Meaning.MOVED: "Moved",
    Meaning.TOO_FEW: "Too few to say",
}
TARGET_WORDS = {
    TargetReading.MET: "Target met",
    TargetReading.MISSED: "Target missed",
    TargetReading.BY_TURNS: "Target met and missed by turns",
    TargetReading.NONE: "No target",
}
_NOTE_REACH = 4  # a note further back than this is not offered as what came before a change


@dataclass(frozen=True)
class InWords:
    """Each pair is a short bold beginning and the rest; `target` and `beside` may be empty."""

    reading: tuple[str, str]
    target: tuple[str, str]
    beside: str

    def __str__(self) -> str:
        parts = (f"{self.reading[0]}. {self.reading[1]}", "".join(self.target), self.beside)
        return " ".join(part for part in parts if part)


def in_words(series: ControlSeries, analysis: Analysis | None = None) -> InWords:
    found = analysis or analyse(series)
    return InWords(
        (READING_WORDS[found.reading], _reading(series, found)), _target(series, found), _beside(series)
    )  # fmt: skip


def _reading(series: ControlSeries, found: Analysis) -> str:
    if found.latest is None:
        return f"No {series.each} has a figure yet."
    if found.reading is Meaning.TOO_FEW:
        return _too_few(series, found)
    if found.reading is Meaning.USUAL:
        low, high = _range(series, found)
        period = series.points[found.latest].period
        return f"{period} is inside the range to expect from chance alone, {low} to {high}."
    signal = found.judged[found.latest].signals[0]
    length = _length(series, found, signal)
    moved = f"{_what_moved(series, found, signal, length)} Chance alone would rarely do that."
    return f"{moved}{_note_before(series, found.latest - length + 1)}"


def _too_few(series: ControlSeries, found: Analysis) -> str:
    since = " since the new baseline" if found.segment.start else ""
    return (
        f"{counted(found.segment.known).capitalize()} of the {POINTS_FOR_LIMITS} {series.each}s{since} "
        "that are needed to say what is usual."
    )


def _what_moved(series: ControlSeries, found: Analysis, signal: Signal, length: int) -> str:
    latest = series.points[found.latest or 0].period
    limit = "upper limit" if signal.up else "lower limit"
    side = "above" if signal.up else "below"
    last = f"The last {counted(length)} {series.each}s"
    if signal.rule is Rule.OUTSIDE:
        return f"{latest} is {side} the {limit}." if length == 1 else f"{last} are {side} the {limit}."
    if signal.rule is Rule.ONE_SIDE:
        return f"{last} are {side} the average."
    if signal.rule is Rule.TREND:
        return f"{last} {'rise' if signal.up else 'fall'} without a break."
    return f"At least two of the last three {series.each}s are near the {limit}."


def _length(series: ControlSeries, found: Analysis, signal: Signal) -> int:
    """Points in a row, up to the latest, that carry the signal; a trend ends where it broke."""
    latest = first = found.latest or 0
    while first > found.segment.start and signal in found.judged[first - 1].signals:
        if signal.rule is Rule.TREND and not _goes_on(series, first, up=signal.up):
            break
        first -= 1
    return latest - first + 1


def _goes_on(series: ControlSeries, place: int, *, up: bool) -> bool:
    before, after = series.points[place - 1].shown, series.points[place].shown
    return before is not None and after is not None and (after > before) == up and after != before


def _note_before(series: ControlSeries, first: int) -> str:
    """Names the nearest note at or shortly before the first moved point: it came before, no more is said."""
    near = [letter for letter, place, _ in series.lettered_notes() if 0 <= first - place <= _NOTE_REACH]
    return f" The change follows note {near[-1]}." if near else ""


def _range(series: ControlSeries, found: Analysis) -> tuple[str, str]:
    limits = found.segment.limits
    if limits is None:
        raise ValueError("a usual reading without limits")
    return series.unit.say(limits.lower), series.unit.say(limits.upper)


def _target(series: ControlSeries, found: Analysis) -> tuple[str, str]:
    if found.target is TargetReading.NONE or series.target is None or found.latest is None:
        return ("", "")
    start = f"Target of {series.unit.say_briefly(series.target)} {found.target.value}"
    if found.target is TargetReading.BY_TURNS:
        low, high = _range(series, found)
        start = start.replace(" by turns", " met and missed by turns")
        return (start, f": figures of {low} to {high} are usual, and the target lies between.")
    if found.running == 1:
        return (start, f" in {series.points[found.latest].period}.")
    return (start, f", {counted(found.running)} {series.each}s running.")


def _beside(series: ControlSeries) -> str:
    other = series.benchmark
    if other is None:
        return ""
    start = f"{other.name} had {series.unit.say(other.value)} in {other.period}"
    if other.ours is None:
        return f"{start}."
    return f"{start}, when {other.our_name or 'we'} had {series.unit.say(other.ours)}."
