"""From a letter's file to its plain values, refused whole with file, line and reason when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from types import MappingProxyType
from typing import Any

from homefirst.foundation.definitions.reading import STANDS, Loaded, load
from homefirst.foundation.errors import Invalid
from homefirst.practice.letters.definition.fields import Forms, fields_in, needs_a_step, says_work
from homefirst.practice.letters.definition.parts import (
    READINGS,
    Parts,
    block_of,
    expanded,
    read_parts,
    unknown_part,
)
from homefirst.practice.letters.definition.shapes import AROUND, Block, Template
from homefirst.practice.letters.definition.wording import Problem, text_problems

_SCHEMA = Path(__file__).resolve().parents[1] / "schema" / "letter.json"
Raw = Mapping[str, tuple[Block, ...]]  # by reading, as the file has them


def read_folder(
    folder: Path, *, forms: Forms, sent: Mapping[str, Set[str]]
) -> tuple[dict[str, Template], list[str]]:
    """Letters by code, and what is wrong with each file that was refused. `sent` are the words that each pathway sends."""
    found: dict[str, Template] = {}
    parts, wrong = read_parts(folder, forms=forms)
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = read_letter(path, forms=forms, sent=sent, parts=parts)
        except Invalid as error:
            wrong.append(error.message)
    wrong += _twice(found.values(), sent)
    return found, wrong


def read_letter(
    path: Path, *, forms: Forms, sent: Mapping[str, Set[str]], parts: Parts = MappingProxyType({})
) -> Template:
    """Raises Invalid with every problem, each with its line."""
    file = load(path, _SCHEMA)
    raw = {name: tuple(block_of(each) for each in file.content[name]) for name in READINGS}
    template = _template(file.content, raw, parts)
    problems = [
        *_named(file, template),
        *_sent_for(template, sent),
        *(list(_parts(raw, parts)) or _duties(template, raw, parts)),
        *_words(raw, forms),
        *_written(template, raw, parts),
    ]
    if problems:
        said = [f"{file.name}, line {file.line(*place)}: {reason}" for reason, place in problems]
        raise Invalid("\n".join([*said, STANDS]))
    return template


def _template(content: Mapping[str, Any], raw: Raw, parts: Parts) -> Template:
    used = {block.part for blocks in raw.values() for block in blocks if block.part in parts}
    return Template(
        code=content["code"],
        title=content["title"],
        sent_for=frozenset(content.get("sent_for", ())),
        pathways=frozenset(content.get("pathways", ())),
        must_say=content["must_say"],
        body=tuple(block for _, block in expanded(raw["body"], "body", parts)),
        easy_read=tuple(block for _, block in expanded(raw["easy_read"], "easy_read", parts)),
        by_hand=content.get("by_hand", False),
        written_to=frozenset(content.get("written_to", ())),
        use=content.get("use", ""),
        parts=tuple(sorted(parts[code].title for code in used)),
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


def _duties(template: Template, raw: Raw, parts: Parts) -> Iterator[Problem]:
    """Whatever must be said is said, in both readings, whatever the outcome."""
    for reading, blocks in raw.items():
        shown = list(expanded(blocks, reading, parts))
        said = {block.says for _, block in shown}
        for duty, source in template.must_say.items():
            if duty not in said:
                where = f"nothing says {duty} ({source}) under {reading}. Add a block with says: {duty}."
                yield where, (reading,)
        for at, block in shown:
            if block.says and block.says not in template.must_say:
                yield (
                    f"{block.says} is no duty of this letter. Name its source under must_say.",
                    (reading, at, "part" if blocks[at].part else "says"),
                )


def _written(template: Template, raw: Raw, parts: Parts) -> Iterator[Problem]:
    """What a letter can say that somebody writes from a record, where no step ends; and to somebody around the person."""
    if template.written_to and not template.use:
        yield "use is missing: say when somebody writes this letter.", ("written_to",)
    for reading, blocks in raw.items():
        for at, block in expanded(blocks, reading, parts):
            yield from ((reason, (reading, at, name)) for name, reason in _untold(template, block))


def _untold(template: Template, block: Block) -> Iterator[tuple[str, str]]:
    """The key of the block that is wrong, and why."""
    by_hand_only = bool(template.written_to) and not template.sent_for
    if block.asks and not by_hand_only:
        yield "asks", "only a letter without sent_for asks for own words."
    for name in (name for text in block.text for name in fields_in(text)):
        if by_hand_only and needs_a_step(name):
            yield "text", f"{name} is known where a step ends, and no step sends this letter."
        if AROUND in template.written_to and says_work(name):
            yield "text", f"{name} is the person's own, and this letter goes to others as well."
    if AROUND in template.written_to and block.copy:
        yield "copy", "a form is the person's own, and this letter goes to others as well."


def _words(raw: Raw, forms: Forms) -> Iterator[Problem]:
    """Of the file's own blocks: what a common part says is looked at there."""
    for reading, blocks in raw.items():
        for at, block in enumerate(blocks):
            if block.copy and block.copy not in forms:
                yield f"there is no form called {block.copy} in definitions/forms.", (reading, at, "copy")
            for number, text in enumerate(block.text):
                for reason in text_problems(text, forms, reading):
                    yield reason, (reading, at, "text", number)


def _parts(raw: Raw, parts: Parts) -> Iterator[Problem]:
    for reading, blocks in raw.items():
        for at, block in enumerate(blocks):
            if block.part and block.part not in parts:
                yield unknown_part(block.part, list(parts)), (reading, at, "part")
            if block.part and (block.copy or block.asks):
                yield "a common part stands in a block of its own.", (reading, at, "part")


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
