"""Drawings that stand beside sentences of easy read: a sentence that begins with `[phone]` has the telephone beside it.

The drawings are ours. Each says one thing, in thick lines that a black-and-white printer keeps apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from homefirst.foundation.definitions.wording import nearest

_FOLDER = Path(__file__).with_name("pictures")
_MARK = re.compile(r"^\[([a-z_]{2,20})\]\s*")

# What a drawing shows, for whoever hears the letter read out.
PICTURES: Mapping[str, str] = {
    "calendar": "A page of a calendar",
    "danger": "A warning sign",
    "free": "A pound sign, crossed out",
    "hand": "A raised hand",
    "house": "A house",
    "letter": "A letter",
    "list": "A sheet with a list",
    "look": "A magnifying glass",
    "money": "A pound sign",
    "moon": "The moon and stars",
    "person": "A person",
    "phone": "A telephone",
    "question": "A question mark",
    "talking": "Two people talking",
    "tick": "A tick",
    "together": "Two people side by side",
}


def parted(text: str) -> tuple[str, str]:
    """The name of the picture before a sentence, and the sentence; "" and the text as it is where no picture is meant."""
    found = _MARK.match(text)
    if found is None or found[1] not in PICTURES:
        return "", text
    return found[1], text[found.end() :]


def misspelt(text: str) -> str:
    """Why the mark before a sentence is no picture, where one was nearly named; "" else: somebody's words may begin with a
    bracket."""
    found = _MARK.match(text)
    if found is None or found[1] in PICTURES:
        return ""
    near = nearest(found[1], PICTURES)
    return f"no picture is called {found[1]}. Did you mean {near}?" if near else ""


def unknown(text: str) -> str:
    """Why a mark in a letter's file is no picture; "" where it is one, or none stands there."""
    found = _MARK.match(text)
    if found is None or found[1] in PICTURES:
        return ""
    return misspelt(text) or f"no picture is called {found[1]}. Known: {', '.join(PICTURES)}."


@cache
def drawing(name: str) -> str:
    """The SVG of one of them."""
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
