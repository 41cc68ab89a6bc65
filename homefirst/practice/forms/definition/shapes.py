"""A form as plain values: parts of questions, in the order in which they may be asked; any order will do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Answer = str | int | float | bool
Answers = Mapping[str, tuple[Answer, ...]]

CODED = frozenset({"choice", "open-choice"})
WRITTEN = frozenset({"string", "text"})
NUMBERS = frozenset({"quantity", "integer", "decimal"})


@dataclass(frozen=True)
class Option:
    code: str
    display: str
    hint: str = ""


@dataclass(frozen=True)
class When:
    """Another question's answer on which this one depends."""

    question: str
    operator: str
    answer: Answer | None = None


@dataclass(frozen=True)
class Condition:
    """`all` of the tests, or `any`; no tests: always asked."""

    tests: tuple[When, ...] = ()
    behaviour: str = "all"


@dataclass(frozen=True)
class Question:
    """`fact` is a standing fact of the record that this shows; `reading` is meant to be repeated; `calculated` is worked
    out and never typed."""

    code: str
    text: str
    type: str
    hint: str = ""
    required: bool = False
    repeats: bool = False
    longest: int = 0
    least: float | None = None
    most: float | None = None
    unit: str = ""
    options: tuple[Option, ...] = ()
    condition: Condition = Condition()
    own_words: bool = False
    fact: str = ""
    reading: bool = False
    calculated: str = ""

    @property
    def is_asked(self) -> bool:
        """Somebody types it: it is not a line to read, and not worked out."""
        return self.type != "display" and not self.calculated

    def display_of(self, answer: Answer) -> str:
        """The words of a coded answer; anything else as it was typed."""
        return next((option.display for option in self.options if option.code == answer), str(answer))


@dataclass(frozen=True)
class Part:
    code: str
    text: str
    questions: tuple[Question, ...]
    hint: str = ""
    condition: Condition = Condition()


@dataclass(frozen=True)
class Source:
    """The question that feeds a field; with `equals`, the field is yes where the answer is that one."""

    question: str
    equals: str = ""


@dataclass(frozen=True)
class Promotion:
    """Answers that become a typed row when the step is done. `number` tells rows of a kind apart (0: there is one)."""

    to: str
    fields: Mapping[str, Source]
    number: int = 0


@dataclass(frozen=True)
class Form:
    name: str
    title: str
    parts: tuple[Part, ...]
    purpose: str = ""
    subject: str = "adult"
    status: str = "active"
    promotes: tuple[Promotion, ...] = ()

    def questions(self) -> Iterator[Question]:
        for part in self.parts:
            yield from part.questions

    def question(self, code: str) -> Question:
        """Raises KeyError."""
        for found in self.questions():
            if found.code == code:
                return found
        raise KeyError(code)

    def part(self, code: str) -> Part:
        """Raises KeyError."""
        for found in self.parts:
            if found.code == code:
                return found
        raise KeyError(code)
