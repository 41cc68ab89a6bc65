"""Reads a definition and checks it against its JSON Schema; a file that does not fit is refused whole, with file, line
and reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from homefirst.foundation.definitions import wording
from homefirst.foundation.errors import Invalid

STANDS = "What was in force before stays in force."
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Key = str | int
_MOST = 8


@dataclass(frozen=True)
class Loaded:
    """A file's content, and the lines on which its parts stand."""

    name: str
    text: str
    content: dict[str, Any]

    def line(self, *place: _Key) -> int:
        """Line of the deepest part of `place` that the file has, counted from 1."""
        return _line(yaml.compose(self.text, Loader=_Loader), place)

    def wrong(self, reason: str, *place: _Key) -> Invalid:
        """A refusal that names file and line; `reason` says what is wrong and what to do."""
        return Invalid(f"{self.name}, line {self.line(*place)}: {reason} {STANDS}")

    def wrong_at(self, reason: str, word: str, *place: _Key) -> Invalid:
        """The same, with the line at or below `place` on which the word itself stands."""
        line = self.line(*place)
        below = self.text.splitlines()[line - 1 :]
        down = next((at for at, words in enumerate(below) if word in words), 0)
        return Invalid(f"{self.name}, line {line + down}: {reason} {STANDS}")

    def wrong_in(self, problems: Sequence[wording.Problem]) -> Invalid:
        """Several at once, each on a line of its own in the order of the file, with the name of the part that is meant."""
        said = sorted(
            (self.line(*place), f"{'.'.join(map(str, place)) or 'the file'}: {reason}")
            for reason, place in problems
        )
        lines = [f"{self.name}, line {line}: {words}" for line, words in said[:_MOST]]
        if len(said) > _MOST:
            lines.append(f"{len(said) - _MOST} more things do not fit. Mend these first.")
        return Invalid(("\n" if len(lines) > 1 else " ").join([*lines, STANDS]))


def load(path: Path, schema: Path) -> Loaded:
    """The YAML of `path`, checked against `schema`. Raises Invalid."""
    return fitting(parsed(path), schema)


def load_text(name: str, text: str, schema: Path) -> Loaded:
    """The same for a text that stands elsewhere; `name` is what messages call it."""
    return fitting(parsed_text(name, text), schema)


def parsed(path: Path) -> Loaded:
    """The YAML of `path`, whatever stands in it. Raises Invalid."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(f"{path.name} is not plain text. Save it as UTF-8. {STANDS}") from error
    return parsed_text(path.name, text)


def fitting(found: Loaded, schema: Path) -> Loaded:
    """The file itself, where its content fits. Raises Invalid with everything that does not."""
    wrong = wording.problems(_validator(schema).iter_errors(found.content))
    if wrong:
        raise found.wrong_in(wrong)
    return found


def parsed_text(name: str, text: str) -> Loaded:
    """The same for a text that stands elsewhere."""
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
        repeated = _twice(yaml.compose(text, Loader=_Loader))
    except yaml.YAMLError as error:
        said, line = wording.syntax(error)
        place = f", line {line}" if line else ""
        raise Invalid(f"{name}{place}: {said} {STANDS}") from error
    if content is None:
        raise Invalid(f"{name}, line 1: the file is empty. {STANDS}")
    if not isinstance(content, dict):
        raise Invalid(
            f"{name}, line 1: the file must begin with a name and a colon, such as title: My title. {STANDS}"
        )
    if repeated:
        twice, line = repeated
        raise Invalid(f"{name}, line {line}: {twice} stands twice in one place. Take one out. {STANDS}")
    return Loaded(name, text, content)


def _line(node: yaml.Node | None, place: Sequence[_Key]) -> int:
    line = 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            key, node = next(((key, value) for key, value in node.value if key.value == part), (None, None))
            line = key.start_mark.line + 1 if key else line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
        if node is None:
            break
    return line


def _twice(node: yaml.Node | None) -> tuple[str, int] | None:
    """A name given twice in one mapping: YAML would keep the last and say nothing."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                return str(key.value), key.start_mark.line + 1
            seen.add(key.value)
            found = _twice(value)
            if found:
                return found
    elif isinstance(node, yaml.SequenceNode):
        return next((found for found in map(_twice, node.value) if found), None)
    return None


@cache
def _validator(schema: Path) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
