"""The boxes of a page, as they were sent and as they are kept: nothing is read into them, so that nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from homefirst.foundation.design.form_fields import DayWidget
from homefirst.foundation.errors import NotNow
from homefirst.practice.people.refs import ALPHABET, LENGTH

_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "seen", "contact", "began", "go", "answer"})
_REF = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")

Boxes = Mapping[str, list[str]]


def sent(data: QueryDict) -> dict[str, list[str]]:
    """What a person typed or chose on the page."""
    return {name: [str(each) for each in values] for name, values in data.lists() if name not in _NOT_TYPED}


def was_seen(data: QueryDict) -> dict[str, list[str]]:
    """What stood in the boxes when the page was drawn; nothing where that was not sent."""
    try:
        found = json.loads(str(data.get("seen") or "{}"))
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: [str(each) for each in values] for name, values in found.items() if isinstance(values, list)
    }


def kept_as(typed: Mapping[str, Iterable[str]]) -> QueryDict:
    """The kept boxes as a browser would have sent them, for forms."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, list(values))
    return data


def shown(typed: Mapping[str, Iterable[str]], names: Iterable[str]) -> str:
    """For the hidden box `seen`: what stands in the boxes of this page, and in no others."""
    own = set(names)
    return json.dumps({name: list(values) for name, values in typed.items() if name in own})


def boxes_of(*made: forms.BaseForm) -> list[str]:
    """The names of the boxes of forms, a date's three among them."""
    names = [(bound.html_name, bound.field.widget) for form in made for bound in form]
    days = ("day", "month", "year")
    return [
        box
        for name, widget in names
        for box in ([f"{name}_{part}" for part in days] if isinstance(widget, DayWidget) else [name])
    ]


def ref_of(data: QueryDict) -> str:
    """The reference that the empty page was given."""
    found = str(data.get("contact", ""))
    if not _REF.fullmatch(found):
        raise NotNow("The page came without the reference of its contact. Open New contact again.")
    return found


def began_at(data: QueryDict) -> datetime | None:
    found: Any = data.get("began", "")
    return datetime.fromtimestamp(int(found), UTC) if re.fullmatch(r"\d{9,11}", str(found)) else None
