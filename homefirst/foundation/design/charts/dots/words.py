"""What the dot plot says, in sentences made from the same data."""

from __future__ import annotations

from homefirst.foundation.design.charts.control.series import Direction
from homefirst.foundation.design.charts.dots.place import Place, place, printed
from homefirst.foundation.design.charts.dots.series import DotPlot
from homefirst.foundation.design.charts.units import counted

_COUNTED_FROM = {
    Direction.HIGHER: "counted from the highest, which is best",
    Direction.LOWER: "counted from the lowest, which is best",
    Direction.NEITHER: "counted from the highest, where neither way is better",
}


def dot_words(plot: DotPlot) -> str:
    """Ours and England in the published year, our place, ours now, and what is hidden."""
    parts = (_published(plot), _place(plot), _among_neighbours(plot), _now(plot), _hidden(plot))
    return " ".join(part for part in parts if part)


def _published(plot: DotPlot) -> str:
    ours, value = plot.ours, plot.ours.shown
    if value is None:
        start = (
            f"The figure of {ours.name} for {plot.period} is {ours.hidden}."
            if ours.hidden
            else f"{ours.name} has no published figure for {plot.period}."
        )
        return f"{start} {_england_alone(plot)}".strip()
    said = f"In {plot.period} {ours.name} had {plot.unit.say(value)}"
    if plot.england is None:
        return f"{said}."
    return f"{said}, {_beside_england(plot, value, plot.england)}."


def _england_alone(plot: DotPlot) -> str:
    return "" if plot.england is None else f"England had {plot.unit.say(plot.england)}."


def _beside_england(plot: DotPlot, ours: float, england: float) -> str:
    difference = printed(plot, ours) - printed(plot, england)
    if difference == 0:
        return "the same as England"
    return f"{'above' if difference > 0 else 'below'} England with {plot.unit.say(england)}"


def _place(plot: DotPlot) -> str:
    found = place(plot)
    if found is None or found.of < 2:
        return ""
    return f"That is {_place_words(found)} councils, {_COUNTED_FROM[plot.better]}."


def _place_words(found: Place) -> str:
    shared = f" (shared with {counted(found.tied)} {'other' if found.tied == 1 else 'others'})"
    return f"place {found.place}{shared if found.tied else ''} of {found.of}"


def _among_neighbours(plot: DotPlot) -> str:
    found = place(plot, plot.neighbours) if plot.neighbours else None
    if found is None or found.of < 2:
        return ""
    return f"Among it and its nearest neighbours it is {_place_words(found)}."


def _now(plot: DotPlot) -> str:
    ours = plot.ours
    if ours.not_comparable:
        return f"The figure now is not set beside these: {ours.not_comparable}."
    if ours.now is None:
        return ""
    when = f"for {ours.now_period}" if ours.now_period else "now"
    return f"Worked out the same way, {ours.name} has {plot.unit.say(ours.now)} {when}."


def _hidden(plot: DotPlot) -> str:
    hidden = sum(bool(each.hidden) for each in plot.others)
    silent = sum(each.value is None and not each.hidden for each in plot.others)
    return " ".join(
        f"{counted(number).capitalize()} {'council is' if number == 1 else 'councils are'} {words}."
        for number, words in ((hidden, "hidden"), (silent, "without a figure"))
        if number
    )
