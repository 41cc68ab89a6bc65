"""What is wrong with a definition, in words for whoever wrote it: what stands there, what may, and what is nearest to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

Place = tuple[str | int, ...]
Problem = tuple[str, Place]
Error = Any  # jsonschema.ValidationError, whose parts are typed as perhaps unset

_KINDS = {
    "string": "words",
    "boolean": "yes or no (true or false)",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list, such as [one, two]",
    "object": "a block of names, each with its value on a line of its own",
    "null": "nothing",
}
_SYNTAX = (
    ("mapping values are not allowed", "A colon stands inside words, or this line stands too far in. Put words that hold a "
     "colon in quotation marks, and line names of one kind up."),
    ("cannot start any token", "A tab or a sign stands where a name should. Indent with spaces; put words that begin with a "
     "sign such as @, % or ` in quotation marks."),
    ("tab character", "A tab stands where spaces should. Indent with spaces."),
    ("could not find expected ':'", "A name needs a colon after it, such as title: Talk."),
    ("did not find expected ',' or ']'", "A list that begins with [ is not closed with ]."),
    ("did not find expected ',' or '}'", "A block that begins with { is not closed with }."),
    ("did not find expected key", "This line does not line up with the names above it, or words with quotation marks inside "
     "are not put in quotation marks as a whole."),
    ("did not find expected '-' indicator", "This line does not line up with the list above it, where a - begins each."),
    ("unexpected end of stream", "Quotation marks are opened here and not closed."),
    ("undefined alias", "Words that begin with * must stand in quotation marks."),
    ("expected alphabetic", "Words that begin with & or * must stand in quotation marks."),
)  # fmt: skip


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant; "" where none is near."""
    found = get_close_matches(name, [str(each) for each in known], n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(name: str, known: Iterable[str], called: str = "Known") -> str:
    """What to write instead of an unknown name: the nearest, else all there are."""
    names = sorted({str(each) for each in known})
    near = nearest(name, names)
    if near:
        return f"Did you mean {near}?"
    return f"{called}: {', '.join(names)}." if names else ""


def syntax(error: yaml.YAMLError) -> tuple[str, int]:
    """A file that is no YAML: what to mend, and near which line (0: nobody knows)."""
    problem = str(getattr(error, "problem", None) or error)
    opened = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None)
    if "unexpected end of stream" in problem and opened is not None:
        mark = opened
    said = next((words for sign, words in _SYNTAX if sign in problem), "")
    return said or f"{problem}. Mind the indentation and the quotation marks.", mark.line + 1 if mark else 0


def problems(errors: Iterable[Error]) -> list[Problem]:
    """Every problem once. That a name is missing is not said where a misspelt one stands for it."""
    found = [each for error in errors for each in _leaves(error)]
    meant = {
        (tuple(error.absolute_path), _meant(error, key))
        for error in found
        if error.validator == "additionalProperties"
        for key in _strange(error)
    }
    said = [
        each
        for error in found
        if not (error.validator == "required" and (tuple(error.absolute_path), _missing(error)) in meant)
        for each in _told(error)
    ]
    return list(dict.fromkeys(said))


def _leaves(error: Error) -> Iterator[Error]:
    """Where one of several shapes would do, what is wrong with the one that was begun."""
    if error.validator not in ("oneOf", "anyOf") or not error.context:
        yield error
        return
    begun = [each for each in error.context if not (each.validator == "type" and not each.relative_path)]
    if begun:
        shape = begun[0].relative_schema_path[0]
        for each in begun:
            if each.relative_schema_path[0] == shape:
                yield from _leaves(each)
    else:
        yield error


def _told(error: Error) -> Iterator[Problem]:
    where: Place = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from ((_unknown(error, key), (*where, key)) for key in _strange(error))
    elif "propertyNames" in error.absolute_schema_path:
        yield _value(error), (*where, error.instance)
    elif error.validator == "required":
        yield f"{_missing(error)} is missing. Add it here.", where
    else:
        yield _value(error), where


def _unknown(error: Error, key: str) -> str:
    near = _meant(error, key)
    if near:
        return f"there is nothing called {key} here. Did you mean {near}?"
    if error.instance[key] is None:
        return f"there is nothing called {key} here. Words that hold a comma must stand in quotation marks."
    return f"there is nothing called {key} here. Take it out, or use one of: {', '.join(_names(error))}."


def _value(error: Error) -> str:
    held, wanted, kind = error.instance, error.validator_value, error.validator
    if kind in ("type", "oneOf", "anyOf"):
        return _kind(held, list(_types(error)))
    if kind == "pattern":
        says = error.schema.get("says", "") if isinstance(error.schema, dict) else ""
        return f"“{held}” cannot stand here. Write {says or error.validator_value}."
    if kind in ("enum", "const"):
        allowed = [str(each) for each in (wanted if kind == "enum" else [wanted])]
        near = nearest(str(held), allowed)
        meant = f" Did you mean {near}?" if near else ""
        return f"“{held}” cannot stand here. Write one of: {', '.join(allowed)}.{meant}"
    if kind in ("minLength", "minItems", "minProperties"):
        return f"{_shown(held)} is too short: at least {wanted} must stand here."
    if kind in ("maxLength", "maxItems", "maxProperties"):
        return f"{_shown(held)} is too long: {wanted} at most."
    if kind == "uniqueItems":
        return "the same stands twice in this list. Take one out."
    if kind in ("minimum", "exclusiveMinimum"):
        return f"{held} is too small: {'more than' if kind[0] == 'e' else 'at least'} {wanted}."
    if kind in ("maximum", "exclusiveMaximum"):
        return f"{held} is too large: {'less than' if kind[0] == 'e' else 'at most'} {wanted}."
    return f"{error.message}."


def _kind(held: Any, wanted: list[str]) -> str:
    ways = " or ".join(dict.fromkeys(_KINDS.get(each, each) for each in wanted))
    if isinstance(held, bool) and "string" in wanted:
        return "yes, no, on and off must stand in quotation marks to be read as words."
    if isinstance(held, date) and "string" in wanted:
        return f"a day must stand in quotation marks here: “{held}”."
    if isinstance(held, int | float) and "string" in wanted:
        return f"a number must stand in quotation marks to be read as words: “{held}”."
    if held is None:
        return f"nothing stands here. Write {ways}."
    return f"{_shown(held)} cannot stand here. Write {ways}."


def _shown(held: Any) -> str:
    if isinstance(held, dict):
        return "a block of names"
    if isinstance(held, list):
        return "a list" if held else "an empty list"
    return f"“{held}”"


def _types(error: Error) -> Iterator[str]:
    for each in error.context or (error,):
        if each.validator == "type":
            yield from (
                [each.validator_value] if isinstance(each.validator_value, str) else each.validator_value
            )


def _names(error: Error) -> list[str]:
    return list(error.schema.get("properties", ())) if isinstance(error.schema, dict) else []


def _meant(error: Error, key: str) -> str:
    """The name that stands nowhere else in the block and is nearest."""
    return nearest(str(key), [name for name in _names(error) if name not in error.instance])


def _strange(error: Error) -> list[str]:
    return [key for key in error.instance if key not in _names(error)]


def _missing(error: Error) -> str:
    return str(error.message).split("'")[1]
