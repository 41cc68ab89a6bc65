"""What the reading is made from beside the pathway itself, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.effects import Effects


@dataclass(frozen=True)
class Around:
    """`workers`: who holds each role, with its article ("a social worker"), by code. `pathways`: all of them, by code."""

    workers: Mapping[str, str]
    effects: Effects
    pathways: Mapping[str, Pathway]


@dataclass(frozen=True)
class Told:
    """One part with its heading; each paragraph is whole sentences."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Aloud:
    """`questions` are those to ask in the team; none where the file has none."""

    title: str
    statement: str
    opening: tuple[str, ...]
    steps: tuple[Told, ...]
    closing: tuple[Told, ...]
    questions: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Everything that is read, a paragraph or a heading a line, without marks of any format."""
        yield from (self.title, f"“{self.statement}”", *self.opening)
        for number, step in enumerate(self.steps, start=1):
            yield from (f"{number}. {step.title}", *step.paragraphs)
        for part in self.closing:
            yield from (part.title, *part.paragraphs)
        if self.questions:
            yield from ("Ask in your team", *self.questions)

    def count(self) -> int:
        """How many words are read."""
        return sum(len(line.split()) for line in self.lines())
