"""The frame around every drawing: names for screen readers, two widths, a file to take away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Protocol

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK, QUIET, WHITE
from homefirst.foundation.design.charts.lettering import wrapped
from homefirst.foundation.design.charts.svg import FONT, Child, rect, tag, text, together


class Width(IntEnum):
    """Units across. Shown at one unit a pixel, so that text keeps its 14."""

    WIDE = 760
    NARROW = 290


class Draw(Protocol):
    def __call__(self, *, ident: str, width: Width) -> Markup: ...


def picture(
    *children: Child, ident: str, title: str, desc: str, width: float, height: float, has_links: bool = False
) -> Markup:
    """An SVG named by its title and described by its desc.

    A picture without links is one image. Where marks link it is a group, because the content of an image is
    hidden from screen readers.
    """
    return tag(
        "svg",
        tag("title", title, id=f"{ident}-title"),
        tag("desc", desc, id=f"{ident}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        role="group" if has_links else "img",
        aria_labelledby=f"{ident}-title",
        aria_describedby=f"{ident}-desc",
        id=ident,
        class_="hf-chart__picture",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=round(width),
        height=round(height),
        direction="ltr",
        font_family=FONT,
    )


def both_widths(draw: Draw, ident: str, after: Markup | None = None) -> Markup:
    """The drawing wide and narrow, of which the room on the page shows one; then `after`, such as a key."""
    return tag(
        "div",
        tag("div", draw(ident=f"{ident}-wide", width=Width.WIDE), class_="hf-chart hf-chart--wide"),
        tag("div", draw(ident=f"{ident}-narrow", width=Width.NARROW), class_="hf-chart hf-chart--narrow"),
        after or Markup(""),
        class_="hf-chart-room",
    )


def scrolling(drawing: Markup, name: str) -> Markup:
    """A drawing of one width in a region that scrolls sideways by itself, reachable by keyboard."""
    return tag(
        "div", drawing, class_="hf-chart hf-chart--scroll", role="region", aria_label=name, tabindex="0"
    )


def standalone_svg(chart: Markup, title: str, source: str, day: date, lines: Sequence[str] = ()) -> str:
    """A whole SVG file: the picture with title, further lines (key, notes), source and date inside it.

    `chart` is one picture as the functions of this package return it, not the pair of widths.
    """
    width, height = _size(chart)
    head = wrapped(title, width - 32, 18, bold=True)
    source_line = f"Source: {source}. {day.day} {day:%B %Y}."
    foot = [row for words in (*lines, source_line) for row in wrapped(words, width - 32, 13)]
    top = 20 + 24 * len(head)
    bottom = top + height + 12 + 19 * len(foot) + 8
    shifted = Markup(str(chart).replace("<svg ", f'<svg x="0" y="{top}" ', 1))  # noqa: S704
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(
        tag(
            "svg",
            rect(0, 0, width, bottom, fill=WHITE),
            together(
                text(16, 30 + 24 * row, words, size=18, bold=True, colour=INK)
                for row, words in enumerate(head)
            ),
            shifted,
            together(
                text(16, top + height + 22 + 19 * row, words, size=13, colour=QUIET)
                for row, words in enumerate(foot)
            ),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {bottom}",
            width=width,
            height=bottom,
            font_family=FONT,
        )
    )


def _size(chart: Markup) -> tuple[int, int]:
    found = re.search(r' width="(\d+)" height="(\d+)"', str(chart).partition(">")[0])
    if found is None:
        raise ValueError("not one picture of this package")
    return int(found[1]), int(found[2])
