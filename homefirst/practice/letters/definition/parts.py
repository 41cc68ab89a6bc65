"""Common parts: what several letters say in the same words, written once in definitions/letters/parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from homefirst.foundation.definitions.reading import STANDS, Loaded, load
from homefirst.foundation.definitions.wording import nearest
from homefirst.foundation.errors import Invalid
from homefirst.practice.letters.definition.fields import Forms
from homefirst.practice.letters.definition.shapes import Block
from homefirst.practice.letters.definition.wording import LIMITS, Problem, text_problems

FOLDER = "parts"
READINGS = tuple(LIMITS)
_SCHEMA = Path(__file__).resolve().parents[1] / "schema" / "part.json"


@dataclass(frozen=True)
class Part:
    """`body` and `easy_read` as its file has them: a block may name another part."""

    code: str
    title: str
    body: tuple[Block, ...]
    easy_read: tuple[Block, ...]

    def blocks(self, reading: str) -> tuple[Block, ...]:
        return self.body if reading == "body" else self.easy_read


Parts = Mapping[str, Part]


def block_of(raw: Mapping[str, Any]) -> Block:
    return Block(
        heading=raw.get("heading", ""),
        says=raw.get("says", ""),
        text=tuple(" ".join(text.split()) for text in raw.get("text", ())),
        for_outcomes=frozenset(raw.get("for_outcomes", ())),
        copy=raw.get("copy", ""),
        asks=raw.get("asks", ""),
        may_be_empty=raw.get("may_be_empty", False),
        part=raw.get("part", ""),
    )


def read_parts(folder: Path, *, forms: Forms) -> tuple[dict[str, Part], list[str]]:
    """Those of a folder of letters by code, and what is wrong with each file that was refused."""
    found: dict[str, Part] = {}
    files: dict[str, Loaded] = {}
    wrong: list[str] = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        try:
            files[path.stem] = load(path, _SCHEMA)
            found[path.stem] = _part(files[path.stem], forms)
        except Invalid as error:
            wrong.append(error.message)
    while refused := _refused(found, files):  # what includes a refused part is refused as well
        wrong += refused.values()
        found = {code: part for code, part in found.items() if code not in refused}
    return found, wrong


def expanded(blocks: Sequence[Block], reading: str, parts: Parts) -> Iterator[tuple[int, Block]]:
    """Every block with the number of the one that it stands for. A block that names a part gives way to those of the part;
    its own heading, duty and text come first. A part that is not there leaves the block as it is."""
    for at, block in enumerate(blocks):
        if not block.part or block.part not in parts:
            yield at, replace(block, part="")
            continue
        inner = [each for _, each in expanded(parts[block.part].blocks(reading), reading, parts)]
        yield from ((at, each) for each in _over(block, inner))


def unknown_part(code: str, known: Sequence[str]) -> str:
    near = nearest(code, known)
    meant = f" Did you mean {near}?" if near else ""
    return f"no common part is called {code} in definitions/letters/{FOLDER}, or its file is refused.{meant}"


def _over(block: Block, inner: Sequence[Block]) -> Iterator[Block]:
    for at, each in enumerate(inner):
        only = block.for_outcomes or each.for_outcomes
        if at:
            yield replace(each, for_outcomes=only)
        else:
            yield replace(
                each,
                heading=block.heading or each.heading,
                says=block.says or each.says,
                text=(*block.text, *each.text),
                for_outcomes=only,
            )


def _part(file: Loaded, forms: Forms) -> Part:
    raw = file.content
    part = Part(
        raw["code"],
        raw["title"],
        tuple(block_of(each) for each in raw["body"]),
        tuple(block_of(each) for each in raw["easy_read"]),
    )
    problems = [_said(file, each) for each in _own(file, part, forms)]
    if problems:
        raise Invalid("\n".join([*problems, STANDS]))
    return part


def _own(file: Loaded, part: Part, forms: Forms) -> Iterator[Problem]:
    called = file.name.removesuffix(".yaml")
    if part.code != called:
        yield f"the code is {part.code}, and the file is called {called}. Make them the same.", ("code",)
    for reading in READINGS:
        for at, block in enumerate(part.blocks(reading)):
            for number, text in enumerate(block.text):
                for reason in text_problems(text, forms, reading):
                    yield reason, (reading, at, "text", number)


def _refused(found: Parts, files: Mapping[str, Loaded]) -> dict[str, str]:
    """By part, why it cannot stand beside the others."""
    said = {
        code: [_said(files[code], each) for each in _including(part, found)] for code, part in found.items()
    }
    return {code: "\n".join([*problems, STANDS]) for code, problems in said.items() if problems}


def _including(part: Part, known: Parts) -> Iterator[Problem]:
    for reading in READINGS:
        for at, block in enumerate(part.blocks(reading)):
            place = (reading, at, "part")
            if block.part and block.part not in known:
                yield unknown_part(block.part, list(known)), place
            elif block.part and (way := _way_back(block.part, part.code, known)):
                said = ", which includes ".join(way)
                yield (
                    f"{part.code} includes {said}: no part can stand in itself. Take one of them out.",
                    place,
                )


def _way_back(code: str, home: str, known: Parts, seen: tuple[str, ...] = ()) -> list[str]:
    """The parts between `code` and `home`, both named; empty where no way leads back."""
    if code == home:
        return [home]
    if code in seen or code not in known:
        return []
    for reading in READINGS:
        for block in known[code].blocks(reading):
            way = _way_back(block.part, home, known, (*seen, code)) if block.part else []
            if way:
                return [code, *way]
    return []


def _said(file: Loaded, problem: Problem) -> str:
    reason, place = problem
    return f"{FOLDER}/{file.name}, line {file.line(*place)}: {reason}"
