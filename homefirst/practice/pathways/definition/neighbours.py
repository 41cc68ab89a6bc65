"""What stands beside a pathway's file and may be named in it: forms with their questions of a day, and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    forms = {path.stem: _of(path).days for path in home.glob("*.yaml")} if home.is_dir() else None
    return Beside(forms, {path.stem: _of(path).dates for path in folder.glob("*.yaml")})


@dataclass(frozen=True)
class Named:
    """What a file offers to others: questions of a day where it is a form, dates where it is a pathway."""

    days: frozenset[str]
    dates: frozenset[str]


def drafted(text: str) -> Named:
    """As far as the text can be read."""
    try:
        content = parsed_text("", text).content
    except Invalid:
        return Named(frozenset(), frozenset())
    dates = content.get("dates")
    return Named(_days(content), frozenset(dates if isinstance(dates, dict) else ()))


def among(forms: Mapping[str, Form], pathways: Iterable[Pathway]) -> Beside:
    """Of definitions that are read already, such as those that are published."""
    return Beside(
        {
            name: frozenset(question.code for question in form.questions() if question.type == "date")
            for name, form in forms.items()
        },
        {pathway.code: frozenset(pathway.dates) for pathway in pathways},
    )


def _of(path: Path) -> Named:
    try:
        return drafted(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return drafted("")


def _days(form: Mapping[str, Any]) -> frozenset[str]:
    parts = form.get("item")
    return frozenset(
        str(question.get("linkId"))
        for part in (parts if isinstance(parts, list) else ())
        if isinstance(part, dict) and isinstance(part.get("item"), list)
        for question in part["item"]
        if isinstance(question, dict) and question.get("type") == "date"
    )
