"""The control chart as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, QUIET, TARGET, TINT, USUAL
from homefirst.foundation.design.charts.control.axis import axes
from homefirst.foundation.design.charts.control.latest import last_value
from homefirst.foundation.design.charts.control.layout import Layout, end_value, lay_out
from homefirst.foundation.design.charts.control.limits import Segment
from homefirst.foundation.design.charts.control.reading import Analysis, analyse
from homefirst.foundation.design.charts.control.series import ControlSeries
from homefirst.foundation.design.charts.control.words import in_words
from homefirst.foundation.design.charts.key import key_line
from homefirst.foundation.design.charts.lettering import spread, width_of
from homefirst.foundation.design.charts.marks import hidden_mark, mark
from homefirst.foundation.design.charts.picture import Width, both_widths, picture
from homefirst.foundation.design.charts.svg import SMALL, hatching, line, path, rect, tag, text, together


def control_figure(series: ControlSeries, ident: str) -> Markup:
    """Both widths of the chart, its key and its notes."""

    def draw(*, ident: str, width: Width) -> Markup:
        return control_chart(series, ident=ident, width=width)

    return both_widths(draw, ident, _key(series) + control_notes(series))


def control_chart(series: ControlSeries, *, ident: str, width: Width = Width.WIDE) -> Markup:
    """One picture of the series. The narrow one holds the last 12 periods; the table holds all."""
    found = analyse(series)
    plan = lay_out(series, found, width)
    return picture(
        tag("defs", hatching(f"{ident}-hatch", INK)),
        together(_ground(series, found, plan)),
        together(axes(series, plan)),
        together(_notes(series, plan)),
        together(_lines(series, found, plan)),
        together(_points(series, found, plan, f"{ident}-hatch")),
        last_value(series, found, plan),
        ident=ident,
        title=f"{series.name}, each {series.each}",
        desc=_desc(series, found, plan),
        width=plan.width,
        height=plan.height,
    )


def control_notes(series: ControlSeries) -> Markup:
    """The notes in words, under the chart."""
    rows = [
        tag(
            "li",
            tag("b", letter),
            f", {note.period}: {note.words}.",
            f" New baseline set by {note.new_baseline_by}." if note.new_baseline_by else "",
        )
        for letter, _, note in series.lettered_notes()
    ]
    return tag("ul", *rows, class_="hf-chart__notes") if rows else Markup("")


def _key(series: ControlSeries) -> Markup:
    found = analyse(series)
    seen = {
        each.meaning: each.up
        for each, point in zip(found.judged, series.points, strict=True)
        if point.shown is not None
    }
    shaded = (
        "Shaded: range to expect if nothing changes." if any(one.limits for one in found.segments) else ""
    )
    hidden = next((point.hidden for point in series.points if point.hidden), "")
    return key_line(seen, hidden, shaded)


def _desc(series: ControlSeries, found: Analysis, plan: Layout) -> str:
    say = series.unit.say
    axis = f"The axis runs from {say(plan.ticks[0], plan.decimals)} to {say(plan.ticks[-1], plan.decimals)}."
    since = f"Drawn from {series.points[plan.first].period}." if plan.first else ""
    return " ".join(part for part in (str(in_words(series, found)), axis, since) if part)


def _ground(series: ControlSeries, found: Analysis, plan: Layout) -> Iterator[Markup]:
    for segment, start, end in _drawn_segments(found, plan):
        if segment.limits:
            high, low = plan.y(segment.limits.upper), plan.y(segment.limits.lower)
            yield rect(start, high, end - start, low - high, fill=TINT)


def _notes(series: ControlSeries, plan: Layout) -> Iterator[Markup]:
    """Dotted lines with letters; the words beside the letter where there is room before the next."""
    shown = [
        (letter, plan.x(place), note)
        for letter, place, note in series.lettered_notes()
        if place >= plan.first
    ]
    edge = 0.0
    for order, (letter, x, note) in enumerate(shown):
        after = shown[order + 1][1] - 12 if order + 1 < len(shown) else float(plan.width)
        words, anchor = _note_words(f"{letter}: {note.words}", letter, x, edge, after)
        size = width_of(words, SMALL)
        yield line(x, plan.note_line + 5, x, plan.bottom, INK, stroke_dasharray="2 3")
        at = x + 5 if anchor == "end" else x - 5 if anchor == "start" else x
        yield text(at, plan.note_line, words, anchor=anchor, size=SMALL)
        edge = {"end": x + 5, "start": x - 5 + size, "middle": x + size / 2}[anchor] + 10


def _note_words(words: str, letter: str, x: float, before: float, after: float) -> tuple[str, str]:
    size = width_of(words, SMALL)
    if x + 5 - size >= before:
        return words, "end"
    if x - 5 + size <= after:
        return words, "start"
    return letter, "middle"


def _lines(series: ControlSeries, found: Analysis, plan: Layout) -> Iterator[Markup]:
    for segment, start, end in _drawn_segments(found, plan):
        if segment.limits:
            for value, dash in (
                (segment.limits.upper, "5 4"),
                (segment.limits.average, None),
                (segment.limits.lower, "5 4"),
            ):
                yield line(start, plan.y(value), end, plan.y(value), USUAL, stroke_dasharray=dash)
    if series.target is not None:
        y = plan.y(series.target)
        yield line(plan.left, y, plan.right, y, TARGET, stroke_width=2)
    yield from _end_labels(series, found, plan)


def _drawn_segments(found: Analysis, plan: Layout) -> Iterator[tuple[Segment, float, float]]:
    for segment in found.segments:
        if segment.end > plan.first:
            start = max(plan.left, plan.x(segment.start) - plan.step / 2)
            yield segment, start, plan.x(segment.end - 1) + plan.step / 2


def _end_labels(series: ControlSeries, found: Analysis, plan: Layout) -> Iterator[Markup]:
    """Names at the ends of the lines, moved apart where lines lie close, with a thin lead to their line."""
    limits = found.segment.limits if series.points else None
    wide = plan.width is Width.WIDE
    rows: list[tuple[str, float, str, bool]] = []
    if series.target is not None:
        rows.append(("target", series.target, TARGET, True))
    if limits:
        suffix = " limit" if wide else ""
        rows += [(f"upper{suffix}", limits.upper, QUIET, False), ("average", limits.average, INK, False)]
        rows.append((f"lower{suffix}", limits.lower, QUIET, False))
    rows.sort(key=lambda row: -row[1])
    wanted = [plan.y(value) for _, value, _, _ in rows]
    for (words, value, colour, bold), y, at in zip(
        rows, wanted, spread(wanted, 16, plan.top, plan.bottom), strict=True
    ):
        if abs(at - y) > 3:
            yield path(
                f"M{plan.right:.1f} {y:.1f} L{plan.right + 5:.1f} {at:.1f}", stroke=colour, fill="none"
            )
        said = f"{words} {end_value(series, found, plan.decimals, value)}"
        yield text(plan.right + 6, at + 4.5, said, size=SMALL, colour=colour, bold=bold)


def _points(series: ControlSeries, found: Analysis, plan: Layout, hatch: str) -> Iterator[Markup]:
    yield path(_joined(series, plan), fill="none", stroke=USUAL, stroke_width=1.5)
    for place in range(plan.first, len(series.points)):
        point, judged = series.points[place], found.judged[place]
        if point.hidden:
            yield hidden_mark(plan.x(place), plan.bottom, hatch, plan.mark_size * 0.9)
        elif point.value is not None:
            yield mark(judged.meaning, plan.x(place), plan.y(point.value), up=judged.up, size=plan.mark_size)


def _joined(series: ControlSeries, plan: Layout) -> str:
    """Lines between neighbours that are both known; a new baseline does not break them, a gap does."""
    steps, pen_down = [], False
    for place in range(plan.first, len(series.points)):
        value = series.points[place].shown
        if value is not None:
            steps.append(f"{'L' if pen_down else 'M'}{plan.x(place):.1f} {plan.y(value):.1f}")
        pen_down = value is not None
    return " ".join(steps) or "M0 0"
