"""One of the people around: a circle or a box, and the words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from homefirst.foundation.design.charts.lettering import width_of, wrapped
from homefirst.foundation.design.charts.network.ties import Tie
from homefirst.foundation.design.charts.network.words import other_roles, tie_words
from homefirst.foundation.design.charts.svg import SMALL

RADIUS = 31.0
LINE = 17.0
_WIDER_LETTERS = 1.15  # a reader without Arial has another face


@dataclass(frozen=True)
class Node:
    """A tie at its place. `inside` is written in the shape, `beside` above or below it; pairs say whether bold."""

    tie: Tie
    x: float
    y: float
    half_width: float
    half_height: float
    inside: tuple[str, ...]
    beside: tuple[tuple[str, bool], ...]
    words_above: bool

    @property
    def has_initials(self) -> bool:
        return self.tie.group.is_people and self.inside != (self.tie.called,)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the shape with its words."""
        across = [room_for(words, bold=bold) / 2 for words, bold in self.beside]
        half = max([self.half_width, *across])
        words = LINE * len(self.beside) + (5 if self.beside else 0)
        top = self.y - self.half_height - (words if self.words_above else 0)
        bottom = self.y + self.half_height + (0 if self.words_above else words)
        return self.x - half, top, self.x + half, bottom


def made_node(tie: Tie, x: float, y: float, room: float, *, words_above: bool, says_home: bool) -> Node:
    """`room` is the most that its words may take across."""
    inside, half_width, half_height = _shape(tie, room)
    beside = tuple(
        _beside(tie, room, named=tie.group.is_people and inside != (tie.called,), says_home=says_home)
    )
    return Node(tie, x, y, half_width, half_height, inside, beside, words_above)


def name_lines(name: str, room: float, most: int) -> list[str]:
    """A name in bold lines; a double name may be parted at its hyphen."""
    lines = wrapped(name.replace("-", "- "), room / _WIDER_LETTERS, SMALL, bold=True, most=most)
    return [line.replace("- ", "-") for line in lines]


def room_for(words: str, *, bold: bool = False) -> float:
    return width_of(words, SMALL, bold=bold) * _WIDER_LETTERS


def _shape(tie: Tie, room: float) -> tuple[tuple[str, ...], float, float]:
    """What is written in the shape, half its width and half its height."""
    if tie.group.is_people:
        fits = room_for(tie.called, bold=True) <= 2 * RADIUS - 6
        return ((tie.called,) if fits else (_initials(tie.called),)), RADIUS, RADIUS
    lines = tuple(name_lines(tie.called, room - 24, 6))
    widest = max(room_for(words, bold=True) for words in lines)
    return lines, widest / 2 + 11, 8 + LINE / 2 * len(lines)


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[0], words[-1])[: len(words)]) if words else ""


def _beside(tie: Tie, room: float, *, named: bool, says_home: bool) -> Iterator[tuple[str, bool]]:
    width = room / _WIDER_LETTERS
    for words in name_lines(tie.called, room, 4) if named else ():
        yield words, True
    for said in (tie_words(tie), *other_roles(tie), "same home" if says_home else ""):
        for words in wrapped(said, width, SMALL):
            yield words, False
