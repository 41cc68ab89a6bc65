"""From a letter's file to its plain values, refused whole with file, line and reason when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from homefirst.foundation.definitions.reading import STANDS, Loaded, load
from homefirst.foundation.errors import Invalid
from homefirst.practice.letters.definition.fields import (
    Forms,
    bare,
    fields_in,
    needs_a_step,
    problem_with,
    says_work,
)
from homefirst.practice.letters.definition.shapes import AROUND, Block, Template

_SCHEMA = Path(__file__).resolve().parents[1] / "schema" / "letter.json"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
LONGEST_SENTENCE = 25  # words, in a letter
LONGEST_EASY = 15  # words, in easy read: one idea a line
Place = tuple[str | int, ...]
Problem = tuple[str, Place]


def read_folder(
    folder: Path, *, forms: Forms, sent: Mapping[str, Set[str]]
) -> tuple[dict[str, Template], list[str]]:
    """Letters by code, and what is wrong with each file that was refused. `sent` are the words that each pathway sends."""
    found: dict[str, Template] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = read_letter(path, forms=forms, sent=sent)
        except Invalid as error:
            wrong.append(error.message)
    wrong += _twice(found.values(), sent)
    return found, wrong


def read_letter(path: Path, *, forms: Forms, sent: Mapping[str, Set[str]]) -> Template:
    """Raises Invalid with every problem, each with its line."""
    file = load(path, _SCHEMA)
    template = _template(file.content)
    problems = [
        *_named(file, template),
        *_sent_for(template, sent),
        *_duties(template),
        *_words(template, forms),
        *_written(template),
    ]
    if problems:
        said = [f"{file.name}, line {file.line(*place)}: {reason}" for reason, place in problems]
        raise Invalid("\n".join([*said, STANDS]))
    return template


def _template(raw: Mapping[str, Any]) -> Template:
    return Template(
        code=raw["code"],
        title=raw["title"],
        sent_for=frozenset(raw.get("sent_for", ())),
        pathways=frozenset(raw.get("pathways", ())),
        must_say=raw["must_say"],
        body=tuple(_block(block) for block in raw["body"]),
        easy_read=tuple(_block(block) for block in raw["easy_read"]),
        by_hand=raw.get("by_hand", False),
        written_to=frozenset(raw.get("written_to", ())),
        use=raw.get("use", ""),
    )


def _block(raw: Mapping[str, Any]) -> Block:
    return Block(
        heading=raw.get("heading", ""),
        says=raw.get("says", ""),
        text=tuple(" ".join(text.split()) for text in raw.get("text", ())),
        for_outcomes=frozenset(raw.get("for_outcomes", ())),
        copy=raw.get("copy", ""),
        asks=raw.get("asks", ""),
        may_be_empty=raw.get("may_be_empty", False),
    )


def _named(file: Loaded, template: Template) -> Iterator[Problem]:
    called = file.name.removesuffix(".yaml")
    if template.code != called:
        yield f"the code is {template.code}, and the file is called {called}. Make them the same.", ("code",)


def _sent_for(template: Template, sent: Mapping[str, Set[str]]) -> Iterator[Problem]:
    for code in sorted(template.pathways - sent.keys()):
        yield f"there is no pathway called {code}.", ("pathways",)
    within = [words for code, words in sent.items() if not template.pathways or code in template.pathways]
    for words in sorted(template.sent_for - set().union(*within, frozenset())):
        yield f"no outcome says “send {words}”, so this letter would never be made.", ("sent_for",)


def _duties(template: Template) -> Iterator[Problem]:
    """Whatever must be said is said, in both readings, whatever the outcome."""
    for part, blocks in (("body", template.body), ("easy_read", template.easy_read)):
        said = {block.says for block in blocks}
        for duty, source in template.must_say.items():
            if duty not in said:
                yield f"nothing says {duty} ({source}) under {part}. Add a block with says: {duty}.", (part,)
        for at, block in enumerate(blocks):
            if block.says and block.says not in template.must_say:
                yield (
                    f"{block.says} is no duty of this letter. Name its source under must_say.",
                    (part, at, "says"),
                )


def _written(template: Template) -> Iterator[Problem]:
    """What a letter can say that somebody writes from a record, where no step ends; and to somebody around the person."""
    if template.written_to and not template.use:
        yield "use is missing: say when somebody writes this letter.", ("written_to",)
    for part, blocks in (("body", template.body), ("easy_read", template.easy_read)):
        for at, block in enumerate(blocks):
            if block.asks and not (template.written_to and not template.sent_for):
                yield "only a letter without sent_for asks for own words.", (part, at, "asks")
            for number, name in ((n, name) for n, text in enumerate(block.text) for name in fields_in(text)):
                place = (part, at, "text", number)
                if template.written_to and not template.sent_for and needs_a_step(name):
                    yield f"{name} is known where a step ends, and no step sends this letter.", place
                if AROUND in template.written_to and says_work(name):
                    yield f"{name} is the person's own, and this letter goes to others as well.", place
            if AROUND in template.written_to and block.copy:
                yield (
                    "a form is the person's own, and this letter goes to others as well.",
                    (part, at, "copy"),
                )


def _words(template: Template, forms: Forms) -> Iterator[Problem]:
    for part, blocks, most in (
        ("body", template.body, LONGEST_SENTENCE),
        ("easy_read", template.easy_read, LONGEST_EASY),
    ):
        for at, block in enumerate(blocks):
            if block.copy and block.copy not in forms:
                yield f"there is no form called {block.copy} in definitions/forms.", (part, at, "copy")
            for number, text in enumerate(block.text):
                place = (part, at, "text", number)
                yield from ((reason, place) for reason in _text_problems(text, forms, most))


def _text_problems(text: str, forms: Forms, most: int) -> Iterator[str]:
    for name in fields_in(text):
        reason = problem_with(name, forms)
        if reason:
            yield reason
    sentences = _SENTENCE.split(bare(text))
    long = next((each for each in sentences if len(each.split()) > most), "")
    if long:
        yield f"“{long[:60]}...” has {len(long.split())} words; at most {most}. Make two sentences of it."
    if most == LONGEST_EASY and len(sentences) > 1:
        yield "easy read has one idea a line. Give each sentence a line of its own."


def _twice(found: Iterable[Template], sent: Mapping[str, Set[str]]) -> Iterator[str]:
    """Two letters for the same words on the same pathway: nobody could say which is made."""
    letters = list(found)
    for code, words in sent.items():
        for each in sorted(words):
            fitting = [letter for letter in letters if letter.fits(each, code)]
            named = [letter for letter in fitting if letter.pathways] or fitting
            if len(named) > 1:
                files = " and ".join(f"{letter.code}.yaml" for letter in named)
                yield f"{files} are both sent for “{each}” of {code}. Keep one of them to other pathways. {STANDS}"
