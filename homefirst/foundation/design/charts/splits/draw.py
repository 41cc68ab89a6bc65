"""Bars side by side, from nought, with the value printed at the end of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, OURS, QUIET, USUAL
from homefirst.foundation.design.charts.key import hidden_part
from homefirst.foundation.design.charts.lettering import in_own_direction, width_of, wrapped
from homefirst.foundation.design.charts.marks import hidden_mark
from homefirst.foundation.design.charts.picture import Width, both_widths, picture
from homefirst.foundation.design.charts.splits.series import Part, Split
from homefirst.foundation.design.charts.splits.words import split_words
from homefirst.foundation.design.charts.svg import SMALL, hatching, line, rect, tag, text, together
from homefirst.foundation.design.charts.units import Scale

_BAR = 18.0
_LINE = 17.0
_PAD = 9.0
_WIDER_LETTERS = 1.15


@dataclass(frozen=True)
class _Row:
    part: Part
    lines: tuple[str, ...]
    top: float
    tall: float

    @property
    def middle(self) -> float:
        return self.top + self.tall / 2


@dataclass(frozen=True)
class _Plan:
    """`right` is where a bar of the greatest value ends; its value is printed after it."""

    rows: tuple[_Row, ...]
    x: Scale
    top: float
    bottom: float


def split_figure(split: Split, ident: str) -> Markup:
    """Both widths of the bars and a key where something is hidden."""

    def draw(*, ident: str, width: Width) -> Markup:
        return split_picture(split, ident=ident, width=width)

    reason = next((part.hidden for part in split.parts if part.hidden), "")
    key = tag("p", hidden_part(reason), class_="hf-chart__key") if reason else Markup("")
    return both_widths(draw, ident, key)


def split_picture(split: Split, *, ident: str, width: Width = Width.WIDE) -> Markup:
    plan = _lay(split, width)
    hatch = f"{ident}-hatch"
    return picture(
        tag("defs", hatching(hatch, INK)) if any(part.hidden for part in split.parts) else "",
        together(_bars(plan, hatch)),
        together(_overall(split, plan, width)),
        together(_words(split, plan)),
        line(plan.x.start, plan.top - 4, plan.x.start, plan.bottom, USUAL),
        ident=ident,
        title=f"{split.name}, by {split.by}",
        desc=split_words(split),
        width=width,
        height=plan.bottom + 8,
    )


def _lay(split: Split, width: Width) -> _Plan:
    most = max([part.shown or 0.0 for part in split.parts] + [split.overall or 0.0, 1e-9])
    after = max([width_of(_said(split, part), SMALL) for part in split.parts] or [0.0]) * _WIDER_LETTERS + 10
    widest = max([width_of(part.name, SMALL) for part in split.parts] or [0.0]) * _WIDER_LETTERS
    names = min(widest, width * (0.36 if width is Width.WIDE else 0.42))
    rows, top = [], 30.0 if split.overall is not None else 8.0
    first = top
    for part in split.parts:
        lines = tuple(wrapped(part.name, names / _WIDER_LETTERS, SMALL))
        tall = max(_BAR, _LINE * len(lines)) + _PAD
        rows.append(_Row(part, lines, top, tall))
        top += tall
    left = names + 8
    return _Plan(tuple(rows), Scale(0.0, most, left, max(left + 20, width - after)), first, top)


def _bars(plan: _Plan, hatch: str) -> Iterator[Markup]:
    for row in plan.rows:
        if row.part.hidden:
            yield hidden_mark(plan.x.start + 9, row.middle, hatch)
        elif row.part.value is not None:
            width = plan.x(row.part.value) - plan.x.start
            yield rect(plan.x.start, row.middle - _BAR / 2, width, _BAR, fill=OURS)


def _words(split: Split, plan: _Plan) -> Iterator[Markup]:
    """Each part's name before its bar and its value after it, over the line for all."""
    for row in plan.rows:
        for order, words in enumerate(row.lines):
            base = row.middle + 4.5 + (order - (len(row.lines) - 1) / 2) * _LINE
            yield text(plan.x.start - 8, base, in_own_direction(words), anchor="end", size=SMALL)
        shown = row.part.shown
        end = plan.x(shown) if shown is not None else plan.x.start + (16 if row.part.hidden else 0)
        colour = QUIET if shown is None else INK
        yield text(end + 6, row.middle + 4.5, _said(split, row.part), size=SMALL, colour=colour, halo=True)


def _said(split: Split, part: Part) -> str:
    if part.hidden:
        return "hidden"
    return "no figure" if part.value is None else split.unit.say(part.value)


def _overall(split: Split, plan: _Plan, width: Width) -> Iterator[Markup]:
    """A line through the bars, named above them."""
    if split.overall is not None:
        x = plan.x(split.overall)
        words = f"all {split.unit.say(split.overall)}"
        half = width_of(words, SMALL, bold=True) * _WIDER_LETTERS / 2
        yield line(x, plan.top - 6, x, plan.bottom, INK, stroke_width=1.5, stroke_dasharray="4 3")
        yield text(
            min(max(x, half), width - half), plan.top - 12, words, anchor="middle", size=SMALL, bold=True
        )
