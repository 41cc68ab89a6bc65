"""A letter's file as plain values: what it is sent for, what it must say by law, and its words in both readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """Paragraphs under a heading. `says` names the duty that the block keeps; `for_outcomes` keeps it to steps that ended
    so; `copy` repeats every answer of a form. A text may begin with "- ": a point of a list."""

    heading: str = ""
    says: str = ""
    text: tuple[str, ...] = ()
    for_outcomes: frozenset[str] = frozenset()
    copy: str = ""


@dataclass(frozen=True)
class Template:
    """`sent_for` are the words after "send" in a pathway's file; without `pathways` any pathway may send it. `must_say`
    maps a duty to its source. `by_hand`: given and explained unless somebody decides that post is safe."""

    code: str
    title: str
    sent_for: frozenset[str]
    pathways: frozenset[str]
    must_say: Mapping[str, str]
    body: tuple[Block, ...]
    easy_read: tuple[Block, ...]
    by_hand: bool = False

    def fits(self, words: str, pathway: str) -> bool:
        return words in self.sent_for and (not self.pathways or pathway in self.pathways)
