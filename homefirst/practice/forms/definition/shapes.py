"""A form as plain values: parts of questions, in the order in which they may be asked; any order will do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Answer = str | int | float | bool
Answers = Mapping[str, tuple[Answer, ...]]

CODED = frozenset({"choice", "open-choice"})
WRITTEN = frozenset({"string", "text"})
NUMBERS = frozenset({"quantity", "integer", "decimal"})

# Of a form that comes again: how it begins, and why.
STANDS: Final = "stands"
AGAIN: Final[Mapping[str, str]] = {
    STANDS: "What was written stands until it changes: it is carried over, to be looked at.",
    "event": "It is about what happened this time, so it begins empty.",
    "decision": "It is decided anew, on what is so now, so it begins empty.",
    "finding": "It says what is found, asked or measured this time, so it begins empty.",
}


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
    """`fact` is a standing fact of the record that this shows; `reading` is meant to be repeated, and begins empty each
    time; `calculated` is worked out and never typed."""

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

    @property
    def is_typed(self) -> bool:
        """It stands on the page with a box of its own."""
        return self.is_asked and not self.fact

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
    """`again` is a key of `AGAIN`, or "" for a form that says nothing of it, which begins empty."""

    name: str
    title: str
    parts: tuple[Part, ...]
    purpose: str = ""
    subject: str = "adult"
    status: str = "active"
    promotes: tuple[Promotion, ...] = ()
    again: str = ""

    def questions(self) -> Iterator[Question]:
        for part in self.parts:
            yield from part.questions

    @property
    def again_words(self) -> str:
        """How it begins when it comes again, and why."""
        return AGAIN.get(self.again, "")

    def carries(self, question: Question) -> bool:
        """Whether the answer of last time is carried over when the form comes again."""
        return self.again == STANDS and question.is_typed and not question.reading

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
