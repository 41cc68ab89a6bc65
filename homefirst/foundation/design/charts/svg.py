"""The few pieces of SVG that every picture is made of.

Everything is a presentation attribute: the content security policy allows no style attributes and no
style elements, and a picture that was downloaded must look the same outside our pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup, escape

from homefirst.foundation.design.charts.colours import INK, WHITE

FONT = "Arial, Helvetica, sans-serif"
TEXT = 14.0
SMALL = 14.0  # the least in a picture of a page: shown at 13/14 of its units it is 13 CSS pixels

_SHAPES = frozenset({"circle", "ellipse", "line", "path", "rect"})
Attribute = str | float | None
Child = Markup | str


def tag(name: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element. Underscores in attribute names become hyphens, a trailing one is dropped, None left out.

    Everything is escaped that is not markup already. Written out by hand, because a page draws thousands.
    """
    written = "".join(
        f' {_attribute_name(key)}="{number(value) if _is_number(value) else escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _SHAPES and not children:
        return Markup(f"<{name}{written}/>")  # noqa: S704
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704


def together(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def number(value: Attribute) -> str:
    """A coordinate with at most two decimals and no trailing zeros, so that pages stay small."""
    cents = Decimal(repr(float(value or 0))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = format(cents, "f").rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


def line(x1: float, y1: float, x2: float, y2: float, colour: str, **more: Attribute) -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, **more)


def rect(x: float, y: float, width: float, height: float, **more: Attribute) -> Markup:
    return tag("rect", x=x, y=y, width=max(0.0, width), height=max(0.0, height), **more)


def path(d: str, **more: Attribute) -> Markup:
    return tag("path", d=d, **more)


def text(
    x: float, y: float, words: str, *, anchor: str = "start", size: float = TEXT, bold: bool = False,
    colour: str = INK, halo: bool = False,
) -> Markup:  # fmt: skip
    """Words with their baseline at `y`; `halo` keeps them legible where they cross a line."""
    outline: dict[str, Attribute] = {}
    if halo:
        outline = {
            "stroke": WHITE, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke",
        }  # fmt: skip
    return tag(
        "text", words, x=x, y=y, fill=colour, font_size=size,
        text_anchor=None if anchor == "start" else anchor, font_weight="bold" if bold else None, **outline,
    )  # fmt: skip


def hatching(ident: str, colour: str) -> Markup:
    """The pattern for hidden numbers; refer to it as `url(#ident)`."""
    stripe = path("M-1 1 L1 -1 M0 5 L5 0 M4 6 L6 4", stroke=colour, stroke_width=1.2)
    back = rect(0, 0, 5, 5, fill=WHITE)
    return tag("pattern", back, stripe, id=ident, width=5, height=5, patternUnits="userSpaceOnUse")


def _is_number(value: Attribute) -> bool:
    return isinstance(value, int | float)


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
