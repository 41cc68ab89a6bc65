"""Reads a drawing back: its elements, words and colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

from markupsafe import Markup

NAMESPACE = "{http://www.w3.org/2000/svg}"


def read(markup: Markup) -> Tree.Element:
    """The drawing, or several in a div, as a tree without namespaces."""
    root = Tree.fromstring(f"<all>{markup}</all>")
    for element in root.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
    return root


def every(markup: Markup, name: str) -> list[Tree.Element]:
    return list(read(markup).iter(name))


def words(markup: Markup) -> list[str]:
    """What is written in the drawing, without the marks that keep a name in its own direction."""
    return [re.sub("[\u2068\u2069]", "", "".join(each.itertext())) for each in every(markup, "text")]


def words_of(element: Tree.Element) -> str:
    return " ".join("".join(each.itertext()) for each in element.iter("text"))


def colours(markup: Markup) -> set[str]:
    return set(re.findall(r'="(#[0-9a-f]{6})"', str(markup)))


def contrast_with_white(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
