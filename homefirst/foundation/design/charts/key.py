"""The one line under a chart that says what its shapes mean."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from homefirst.foundation.design.charts.colours import INK
from homefirst.foundation.design.charts.marks import Meaning, mark
from homefirst.foundation.design.charts.svg import path, rect, tag

WORDS = {
    Meaning.BETTER: "better than usual",
    Meaning.WORSE: "worse than usual",
    Meaning.MOVED: "moved, neither good nor bad",
    Meaning.USUAL: "usual ups and downs",
    Meaning.TOO_FEW: "too few to say what is usual",
}


def key_line(seen: Mapping[Meaning, bool], hidden: str = "", last: str = "") -> Markup:
    """`seen` maps each meaning on the chart to whether its mark points up; `hidden` is a reason in words."""
    parts = [
        key_part(mark(one, 8, 8, up=seen[one], size=5.5), words)
        for one, words in WORDS.items()
        if one in seen
    ]
    if hidden:
        parts.append(hidden_part(hidden))
    if last:
        parts.append(tag("span", last, class_="hf-chart__key-part"))
    return tag("p", *parts, class_="hf-chart__key")


def hidden_part(words: str) -> Markup:
    box = rect(3, 3, 10, 10, fill="none", stroke=INK, stroke_width=1.2)
    return key_part(box + path("M3 8 L8 3 M3 13 L13 3 M8 13 L13 8", stroke=INK), words)


def key_part(drawing: Markup, words: str) -> Markup:
    """One shape, drawn in a square of 16, and its words."""
    icon = tag(
        "svg", drawing, viewBox="0 0 16 16", width=16, height=16, aria_hidden="true", focusable="false"
    )
    return tag("span", icon, " ", words, class_="hf-chart__key-part")
