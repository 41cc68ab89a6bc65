"""The dot plot as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import GRID, INK, OTHERS, OURS, QUIET, USUAL, WHITE
from homefirst.foundation.design.charts.dots.labels import labels
from homefirst.foundation.design.charts.dots.layout import Layout, hidden_label, lay_out
from homefirst.foundation.design.charts.dots.series import DotPlot
from homefirst.foundation.design.charts.dots.swarm import swarm
from homefirst.foundation.design.charts.dots.words import dot_words
from homefirst.foundation.design.charts.key import hidden_part, key_part
from homefirst.foundation.design.charts.marks import diamond, hidden_mark
from homefirst.foundation.design.charts.picture import Width, both_widths, picture
from homefirst.foundation.design.charts.svg import SMALL, hatching, line, tag, text, together


def dot_figure(plot: DotPlot, ident: str, *, neighbours: bool = False) -> Markup:
    """Both widths of the plot and its key; `neighbours` marks the nearest ones with rings."""

    def draw(*, ident: str, width: Width) -> Markup:
        return dot_plot(plot, ident=ident, width=width, neighbours=neighbours)

    return both_widths(draw, ident, _key(plot, neighbours=neighbours))


def dot_plot(
    plot: DotPlot, *, ident: str, width: Width = Width.WIDE, neighbours: bool = False
) -> Markup:  # fmt: skip
    """One picture: a dot for each council, England a line, ours filled for the published year, hollow now."""
    plan = lay_out(plot, width)
    hatch = f"{ident}-hatch"
    return picture(
        tag("defs", hatching(hatch, INK)) if hidden_label(plot) else "",
        together(_axis(plot, plan)),
        together(_councils(plot, plan, neighbours=neighbours)),
        together(_lines(plot, plan)),
        together(_ours(plot, plan)),
        together(labels(plot, plan)),
        together(_hidden(plot, plan, hatch)),
        ident=ident,
        title=f"{plot.name}: {plot.ours.name} beside other councils, {plot.period}",
        desc=f"{dot_words(plot)} {_range_words(plot, plan)}",
        width=plan.width,
        height=plan.height,
    )


def _range_words(plot: DotPlot, plan: Layout) -> str:
    low, high = (plot.unit.say(value, plan.decimals) for value in (plan.ticks[0], plan.ticks[-1]))
    return f"The axis runs from {low} to {high}."


def _axis(plot: DotPlot, plan: Layout) -> Iterator[Markup]:
    for value in plan.ticks:
        x = plan.x(value)
        yield line(x, plan.top, x, plan.bottom, GRID)
        said = plot.unit.say(value, plan.decimals)
        yield text(x, plan.bottom + 18, said, anchor="middle", size=SMALL, colour=QUIET)
    yield line(plan.left, plan.bottom, plan.right, plan.bottom, USUAL)
    for row, words in enumerate(plan.unit_lines):
        yield text(0, plan.bottom + 37 + 17 * row, words, size=SMALL, colour=QUIET)


def _councils(plot: DotPlot, plan: Layout, *, neighbours: bool) -> Iterator[Markup]:
    shown = [(each.shown, each.neighbour) for each in plot.others if each.shown is not None]
    xs = [plan.x(value) for value, _ in shown if value is not None]
    offsets, radius = swarm(xs, (plan.bottom - plan.top) / 2 - 4)
    rings = []
    for x, offset, (_, is_neighbour) in zip(xs, offsets, shown, strict=True):
        if is_neighbour and neighbours:
            rings.append(
                tag("circle", cx=x, cy=plan.middle + offset, r=radius, fill=WHITE, stroke=INK, stroke_width=2)
            )
        else:
            yield tag(
                "circle", cx=x, cy=plan.middle + offset, r=radius, fill=OTHERS, stroke=WHITE, stroke_width=0.6
            )
    yield from rings


def _lines(plot: DotPlot, plan: Layout) -> Iterator[Markup]:
    """England's line through the plot, and thin leads from our marks up to their labels."""
    if plot.england is not None:
        x = plan.x(plot.england)
        yield line(x, 18, x, plan.bottom, INK, stroke_width=2)
    if plot.ours.shown is not None:
        x = plan.x(plot.ours.shown)
        yield line(x, 34, x, plan.middle, OURS)
    if plot.ours.shown_now is not None:
        x = plan.x(plot.ours.shown_now)
        yield line(x, 34, x, plan.middle, OURS, stroke_dasharray="3 3")


def _ours(plot: DotPlot, plan: Layout) -> Iterator[Markup]:
    if plot.ours.shown is not None:
        yield diamond(plan.x(plot.ours.shown), plan.middle, 9, filled=True, colour=OURS)
    if plot.ours.shown_now is not None:
        yield diamond(plan.x(plot.ours.shown_now), plan.middle, 8, filled=False, colour=OURS)


def _hidden(plot: DotPlot, plan: Layout, hatch: str) -> Iterator[Markup]:
    words = hidden_label(plot)
    if words:
        yield hidden_mark(6, plan.bottom, hatch)
        yield text(16, plan.bottom + 4.5, words, size=SMALL, colour=QUIET)


def _key(plot: DotPlot, *, neighbours: bool) -> Markup:
    circle = tag("circle", cx=8, cy=8, r=4.5, fill=OTHERS)
    parts = [key_part(circle, "another council")]
    if neighbours and plot.neighbours:
        ring = tag("circle", cx=8, cy=8, r=4.5, fill=WHITE, stroke=INK, stroke_width=2)
        parts.append(key_part(ring, "a nearest neighbour"))
    if plot.ours.shown is not None:
        mark = diamond(8, 8, 7, filled=True, colour=OURS)
        parts.append(key_part(mark, f"{plot.ours.name}, {plot.period}"))
    if plot.ours.shown_now is not None:
        mark = diamond(8, 8, 6, filled=False, colour=OURS)
        parts.append(key_part(mark, f"{plot.ours.name} now, worked out the same way"))
    reasons = [each.hidden for each in plot.others] + [plot.ours.hidden]
    reason = next((words for words in reasons if words), "")
    if reason:
        parts.append(hidden_part(reason))
    return tag("p", *parts, class_="hf-chart__key")
