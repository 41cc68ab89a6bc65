"""What stands beside a pathway's file and may be named in it: forms with their questions of a day and of one choice, and
dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from homefirst.foundation.definitions.reading import parsed_text
from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.pathways.definition.checks import Beside
from homefirst.practice.pathways.definition.shapes import Pathway


def beside(folder: Path) -> Beside:
    """Of a folder of pathways. Files are looked at as far as they can be read: what is wrong with one is said of itself.
    Where no folder of forms stands beside it, it is not asked whether forms are there."""
    home = folder.resolve().parent / "forms"
    forms = {path.stem: _of(path) for path in home.glob("*.yaml")} if home.is_dir() else None
    return Beside(
        {name: form.days for name, form in forms.items()} if forms is not None else None,
        {path.stem: _of(path).dates for path in folder.glob("*.yaml")},
        {name: form.choices for name, form in (forms or {}).items()},
    )


@dataclass(frozen=True)
class Named:
    """What a file offers to others: questions of a day, and of one choice with their answers, where it is a form; dates
    where it is a pathway."""

    days: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)


def drafted(text: str) -> Named:
    """As far as the text can be read."""
    try:
        content = parsed_text("", text).content
    except Invalid:
        return Named()
    dates = content.get("dates")
    return Named(_days(content), frozenset(dates if isinstance(dates, dict) else ()), _choices(content))


def among(forms: Mapping[str, Form], pathways: Iterable[Pathway]) -> Beside:
    """Of definitions that are read already, such as those that are published."""
    return Beside(
        {
            name: frozenset(question.code for question in form.questions() if question.type == "date")
            for name, form in forms.items()
        },
        {pathway.code: frozenset(pathway.dates) for pathway in pathways},
        {
            name: {
                question.code: frozenset(option.code for option in question.options)
                for question in form.questions()
                if question.type == "choice" and not question.repeats
            }
            for name, form in forms.items()
        },
    )


def _of(path: Path) -> Named:
    try:
        return drafted(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return drafted("")


def _days(form: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(
        str(question.get("linkId")) for question in _asked(form) if question.get("type") == "date"
    )


def _choices(form: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        str(question.get("linkId")): frozenset(
            str(option.get("code")) for option in _dicts(question.get("answerOption"))
        )
        for question in _asked(form)
        if question.get("type") == "choice" and not question.get("repeats")
    }


def _asked(form: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for part in _dicts(form.get("item")):
        yield from _dicts(part.get("item"))


def _dicts(found: object) -> Iterator[Mapping[str, Any]]:
    yield from (each for each in (found if isinstance(found, list) else ()) if isinstance(each, dict))
