"""Reads a YAML definition and checks it against its JSON Schema; says file, line and reason when it does not fit."""

from __future__ import annotations

import json
from difflib import get_close_matches
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
    problem = jsonschema.exceptions.best_match(_validator(schema).iter_errors(content), key=_weight)
    if problem is not None:
        raise DefinitionError(_words(path, text, problem))
    result: Json = content
    return result


def _words(path: Path, text: str, problem: jsonschema.ValidationError) -> str:
    where = list(problem.absolute_path)
    strange = _strange(problem)
    if strange:
        where.append(strange)
    line = _line(yaml.compose(text, Loader=_Loader), where)
    place = ".".join(str(part) for part in where) or "the whole file"
    return f"{path.name}, line {line}: {place}: {_reason(problem, strange)}"


def _weight(problem: Any) -> tuple[Any, ...]:
    """A misspelt name comes before the one that is missing for it."""
    relevance: Any = jsonschema.exceptions.relevance
    return (*relevance(problem), problem.validator == "additionalProperties")


def _strange(problem: Any) -> str:
    """A name that is not known where it stands."""
    if problem.validator != "additionalProperties":
        return ""
    return next(str(name) for name in problem.instance if name not in problem.schema.get("properties", ()))


def _reason(problem: Any, strange: str) -> str:
    if strange:
        known = [name for name in problem.schema["properties"] if name not in problem.instance]
        near = get_close_matches(strange, known, n=1)
        said = f"Did you mean {near[0]}?" if near else f"Take it out, or use one of: {', '.join(known)}."
        return f"there is nothing called {strange} here. {said}"
    if problem.validator == "required":
        missing = problem.message.split("'")[1]
        return f"{missing} is missing. Add it here."
    if problem.validator == "pattern" and "says" in problem.schema:
        return f"“{problem.instance}” cannot stand here. Write {problem.schema['says']}."
    if problem.validator == "type" and problem.validator_value == "string":
        return f"“{problem.instance}” must stand in quotation marks to be read as words."
    if problem.validator == "enum":
        return f"“{problem.instance}” cannot stand here. Write one of: {', '.join(map(str, problem.validator_value))}."
    return f"{problem.message}."


def _line(node: yaml.Node | None, path: list[str | int]) -> int:
    """Line of the deepest part of `path` that the file has."""
    line = 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            key, node = next(((key, value) for key, value in node.value if key.value == part), (None, None))
            line = key.start_mark.line + 1 if key else line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
        if node is None:
            break
    return line


@cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json.loads((_FOLDER / f"{schema}.json").read_text(encoding="utf-8"))
    )


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
