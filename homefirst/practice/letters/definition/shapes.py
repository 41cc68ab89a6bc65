"""A letter's file as plain values: what it is sent for, what it must say by law, and its words in both readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PERSON, AROUND = "person", "around"


@dataclass(frozen=True)
class Block:
    """Paragraphs under a heading. `says` names the duty that the block keeps; `for_outcomes` keeps it to steps that ended
    so; `copy` repeats every answer of a form. A text may begin with "- ": a point of a list. `asks` is what whoever writes
    the letter is asked for, in their own words; what `may_be_empty` is left out where they write nothing. `part` names a
    common part that stands here; a template holds what it says in its place."""

    heading: str = ""
    says: str = ""
    text: tuple[str, ...] = ()
    for_outcomes: frozenset[str] = frozenset()
    copy: str = ""
    asks: str = ""
    may_be_empty: bool = False
    part: str = ""


@dataclass(frozen=True)
class Template:
    """`sent_for` are the words after "send" in a pathway's file; without `pathways` any pathway may send it. `must_say`
    maps a duty to its source. `by_hand`: given and explained unless somebody decides that post is safe. `written_to` says to
    whom somebody may write it from a record (PERSON, AROUND), `use` when. `parts` are the titles of its common parts."""

    code: str
    title: str
    sent_for: frozenset[str]
    pathways: frozenset[str]
    must_say: Mapping[str, str]
    body: tuple[Block, ...]
    easy_read: tuple[Block, ...]
    by_hand: bool = False
    written_to: frozenset[str] = frozenset()
    use: str = ""
    parts: tuple[str, ...] = ()

    @property
    def asks(self) -> tuple[Block, ...]:
        """What whoever writes it is asked for, each once."""
        asked = {block.asks: block for block in (*self.easy_read, *self.body) if block.asks}
        return tuple(asked[block.asks] for block in self.body if block.asks)

    @property
    def says_next(self) -> bool:
        """Whether it says what is planned."""
        return any("next." in text for block in (*self.body, *self.easy_read) for text in block.text)

    def fits(self, words: str, pathway: str) -> bool:
        return words in self.sent_for and (not self.pathways or pathway in self.pathways)
