"""Reads a YAML definition and checks it against its JSON Schema; says file, line and reason when it does not fit."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

Json = dict[str, Any]
_FOLDER = Path(__file__).parent / "schema"


class DefinitionError(ValueError):
    """A definition file that cannot be used; the message names file, line and reason."""


def load(path: Path, schema: str) -> Json:
    """The content of `path`, checked against `schema/<schema>.json`. Raises DefinitionError."""
    text = path.read_text(encoding="utf-8")
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise DefinitionError(f"{path.name}{line}: {getattr(error, 'problem', error)}.") from error
    problem = jsonschema.exceptions.best_match(_validator(schema).iter_errors(content))
    if problem is not None:
        raise DefinitionError(_words(path, text, problem))
    result: Json = content
    return result


def _words(path: Path, text: str, problem: jsonschema.ValidationError) -> str:
    where = list(problem.absolute_path)
    line = _line(yaml.compose(text, Loader=_Loader), where)
    place = ".".join(str(part) for part in where) or "the whole file"
    return f"{path.name}, line {line}: {place}: {problem.message}."


def _line(node: yaml.Node | None, path: list[str | int]) -> int:
    """Line of the deepest part of `path` that the file has."""
    line = 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


@cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json.loads((_FOLDER / f"{schema}.json").read_text(encoding="utf-8"))
    )


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
