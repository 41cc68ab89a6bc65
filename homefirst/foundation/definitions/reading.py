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

from homefirst.foundation.errors import Invalid

STANDS = "What was in force before stays in force."
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Key = str | int


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


def load(path: Path, schema: Path) -> Loaded:
    """The YAML of `path`, checked against `schema`. Raises Invalid."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(f"{path.name} is not plain text. Save it as UTF-8. {STANDS}") from error
    return load_text(path.name, text, schema)


def load_text(name: str, text: str, schema: Path) -> Loaded:
    """The same for a text that stands elsewhere; `name` is what messages call it."""
    found = _parsed(name, text)
    problem = jsonschema.exceptions.best_match(_validator(schema).iter_errors(found.content))
    if problem is not None:
        where = list(problem.absolute_path)
        raise found.wrong(f"{'.'.join(map(str, where)) or 'the file'}: {_said(problem)}", *where)
    return found


def _parsed(name: str, text: str) -> Loaded:
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
        repeated = _twice(yaml.compose(text, Loader=_Loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        said = f"{getattr(error, 'problem', error)}. Mind the indentation and the quotation marks."
        raise Invalid(f"{name}{place}: {said} {STANDS}") from error
    if repeated:
        twice, line = repeated
        raise Invalid(f"{name}, line {line}: {twice} stands twice in one place. Take one out. {STANDS}")
    return Loaded(name, text, content if isinstance(content, dict) else {})


def _said(problem: jsonschema.ValidationError) -> str:
    """In words. Where one of several shapes would do, what is wrong with the one that is nearest."""
    near = [each for each in problem.context or () if each.validator != "type"]
    if near:
        return _said(near[0])
    if problem.validator == "type" and isinstance(problem.instance, bool):
        return "yes, no, on and off must stand in quotation marks to be read as words."
    held = problem.instance
    if problem.validator == "additionalProperties" and isinstance(held, dict) and None in held.values():
        return f"{problem.message}. Words that hold a comma must stand in quotation marks."
    return f"{problem.message}."


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
