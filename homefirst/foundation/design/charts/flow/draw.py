"""Boxes under one another; ways past others run in lanes at the right, ways out end in a disc, a loop comes again."""

from __future__ import annotations

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, QUIET, TINT, WHITE
from homefirst.foundation.design.charts.flow.shapes import Flow
from homefirst.foundation.design.charts.lettering import wrapped
from homefirst.foundation.design.charts.picture import Width, both_widths, picture
from homefirst.foundation.design.charts.svg import line, path, rect, tag, text, together

_LINE = "#0f6d73"
_PAD, _ROW, _GAP = 10.0, 19.0, 26.0
_LANE = 13.0
_MOST_LANES = 9


def flow_picture(flow: Flow, ident: str) -> Markup:
    def draw(*, ident: str, width: Width) -> Markup:
        return _drawn(flow, ident, width)

    return both_widths(draw, ident)


def flow_words(flow: Flow) -> str:
    """The gist: how many steps, how many ways out, what comes again."""
    outs = sum(flow.out_of(place) for place in range(len(flow.boxes)))
    again = [flow.boxes[place].words for place in range(len(flow.boxes)) if flow.again(place)]
    steps = f"{len(flow.boxes)} steps, {outs} of which can be the last"
    return f"{flow.title}: {steps}." + (f" May come again: {'; '.join(again)}." if again else "")


def _drawn(flow: Flow, ident: str, width: Width) -> Markup:
    lanes = min(len(flow.jumps()), _MOST_LANES)
    room = _LANE * (lanes + 3)
    across = float(width) - room - 2
    rows = [wrapped(box.words, across - 2 * _PAD, bold=True) for box in flow.boxes]
    tops, bottom = _tops([len(each) for each in rows])
    heights = [2 * _PAD + _ROW * len(each) - 4 for each in rows]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=True)]
    parts = [_box(tops[place], across, heights[place], rows[place]) for place in range(len(rows))]
    parts += [_down(tops[place] + heights[place], tops[place + 1], across) for place in flow.steps_down()]
    parts += [_loop(middles[place], across) for place in range(len(rows)) if flow.again(place)]
    parts += [_out(middles[place], across) for place in range(len(rows)) if flow.out_of(place)]
    parts += [
        _jump(middles[start] + 5, middles[to] - 5, across, across + _LANE * (3 + at % _MOST_LANES))
        for at, (start, to) in enumerate(flow.jumps())
    ]
    return picture(
        together(parts),
        ident=ident,
        title=flow.title,
        desc=flow_words(flow),
        width=float(width),
        height=bottom,
    )


def _tops(lines: list[int]) -> tuple[list[float], float]:
    tops, at = [], 2.0
    for each in lines:
        tops.append(at)
        at += 2 * _PAD + _ROW * each - 4 + _GAP
    return tops, at - _GAP + 6


def _box(top: float, across: float, height: float, lines: list[str]) -> Markup:
    words = [text(_PAD, top + _PAD + 11 + _ROW * row, each, bold=True) for row, each in enumerate(lines)]
    return together([rect(1, top, across - 1, height, fill=TINT, stroke=_LINE, rx=3), *words])


def _down(start: float, end: float, across: float) -> Markup:
    at = across / 3
    return together([line(at, start, at, end - 6, _LINE, stroke_width=2), _head(at, end, "down")])


def _loop(middle: float, across: float) -> Markup:
    """Comes again: a loop at the right edge."""
    bend = f"M{across} {middle - 9} c{_LANE * 1.6} -6 {_LANE * 1.6} 14 6 12"
    return together(
        [path(bend, fill="none", stroke=_LINE, stroke_width=2), _head(across + 1, middle + 3, "left")]
    )


def _out(middle: float, across: float) -> Markup:
    """Leads out: a line to a filled disc in a ring."""
    at = across + _LANE * 1.9
    ring = tag("circle", cx=at, cy=middle + 11, r=5, fill=WHITE, stroke=INK, stroke_width=1.5)
    disc = tag("circle", cx=at, cy=middle + 11, r=2.6, fill=INK)
    return together([line(across, middle + 11, at - 5, middle + 11, INK, stroke_width=1.5), ring, disc])


def _jump(start: float, end: float, across: float, lane: float) -> Markup:
    bend = f"M{across} {start} H{lane} V{end} H{across + 6}"
    return together(
        [path(bend, fill="none", stroke=QUIET, stroke_width=1.5), _head(across + 1, end, "left", QUIET)]
    )


def _head(x: float, y: float, way: str, colour: str = _LINE) -> Markup:
    points = {
        "down": f"M{x - 5} {y - 8} L{x + 5} {y - 8} L{x} {y} Z",
        "left": f"M{x + 8} {y - 4} L{x + 8} {y + 4} L{x} {y} Z",
    }
    return path(points[way], fill=colour)
