"""The dot plot as a table."""

from __future__ import annotations

from decimal import Decimal

from homefirst.foundation.design.charts.control.series import Direction
from homefirst.foundation.design.charts.dots.place import printed
from homefirst.foundation.design.charts.dots.series import Council, DotPlot
from homefirst.foundation.design.charts.table import Heading, Table


def dot_table(plot: DotPlot) -> Table:
    """Best first (highest first where neither way is better), ties by name; those without a number last."""
    ours = Council(plot.ours.name, plot.ours.value, plot.ours.hidden)
    everyone = [(each, "nearest neighbour" if each.neighbour else "") for each in plot.others]
    everyone.append((ours, "our council"))
    places = _places(plot, [each for each, _ in everyone])
    rows = [(each, _said(places, plot, each), note) for each, note in everyone]
    rows += [(each, "", note) for each, note in _without_a_place(plot)]
    rows.sort(key=lambda row: _order(plot, row[0]))
    return Table(
        f"{plot.name}, {plot.period}",
        (
            Heading("Council"),
            Heading("Place", numeric=True),
            Heading("Figure", numeric=True),
            Heading("Note"),
        ),
        tuple((each.name, at, _figure(plot, each), note) for each, at, note in rows),
    )


def _places(plot: DotPlot, everyone: list[Council]) -> dict[Decimal, int]:
    """The place of each printed figure; the first of those alike."""
    values = [printed(plot, each.shown) for each in everyone if each.shown is not None]
    found: dict[Decimal, int] = {}
    for order, value in enumerate(sorted(values, reverse=plot.better is not Direction.LOWER)):
        found.setdefault(value, order + 1)
    return found


def _said(places: dict[Decimal, int], plot: DotPlot, one: Council) -> str:
    return "" if one.shown is None else f"{places[printed(plot, one.shown)]}"


def _without_a_place(plot: DotPlot) -> list[tuple[Council, str]]:
    found = []
    if plot.england is not None:
        found.append((Council("England", plot.england), "the country as a whole"))
    if plot.ours.shown_now is not None:
        when = plot.ours.now_period or "now"
        found.append((Council(f"{plot.ours.name} now", plot.ours.shown_now), f"{when}, not in the order"))
    return found


def _order(plot: DotPlot, one: Council) -> tuple[int, Decimal, str]:
    if one.shown is None:
        return (1 if one.hidden else 2, Decimal(), one.name.casefold())
    value = printed(plot, one.shown)
    return (0, value if plot.better is Direction.LOWER else -value, one.name.casefold())


def _figure(plot: DotPlot, one: Council) -> str:
    if one.hidden:
        return one.hidden
    return "no figure" if one.value is None else plot.unit.say(one.value)
