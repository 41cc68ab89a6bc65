"""What the safeguarding board is narrowed to, read from the address, and which concerns stand behind each count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.design.parts import Chosen
from homefirst.practice.safeguarding.codes import KINDS, PLACES
from homefirst.practice.safeguarding.queries.board import OpenConcern
from homefirst.practice.safeguarding.rules.patterns import same_name

SHOWS: Final[Mapping[str, str]] = {
    "": "Open",
    "decide": "To decide",
    "enquiries": "Enquiries open",
    "late": "Late",
    "wishes": "Wishes not asked yet",
}
KIND_WORDS: Final[Mapping[str, str]] = {code: words.capitalize() for code, words in KINDS.items()}
# In a list, where every line is about abuse: "Neglect and Acts of Omission" is Neglect, "Financial or Material" Financial.
SHORT_KINDS: Final[Mapping[str, str]] = {
    code: words.removesuffix(" abuse").split(" and ")[0].split(" or ")[0]
    for code, words in KIND_WORDS.items()
}
PLACE_WORDS: Final[Mapping[str, str]] = {code: words.capitalize() for code, words in PLACES.items()}


@dataclass(frozen=True)
class Asked:
    """`show` is one of SHOWS or "audit"; `service` a name as it was written; the rest codes and names, "" for any."""

    show: str = ""
    kind: str = ""
    place: str = ""
    holder: str = ""
    service: str = ""
    children: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """Of the same board, changed; back on its first page."""
        other = replace(self, **{"page": 1, **changes})
        said = {name: value for name, value in vars(other).items() if value and (name, value) != ("page", 1)}
        return reverse("safeguarding") + (f"?{urlencode(said)}" if said else "")


def read_asked(sent: Mapping[str, str]) -> Asked:
    """Whatever cannot be used is left out."""
    page = sent.get("page", "")
    return Asked(
        show=sent.get("show", "") if sent.get("show") in (*SHOWS, "audit") else "",
        kind=sent.get("kind", "") if sent.get("kind") in KINDS else "",
        place=sent.get("place", "") if sent.get("place") in PLACES else "",
        holder=sent.get("holder", "")[:200],
        service=sent.get("service", "")[:160],
        children="yes" if sent.get("children") == "yes" else "",
        page=max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def narrowed(concerns: Iterable[OpenConcern], asked: Asked) -> list[OpenConcern]:
    """By kind, place, holder, service and children; what the counts count."""
    return [
        one
        for one in concerns
        if (not asked.kind or (one.concern is not None and asked.kind in one.concern.kinds))
        and (not asked.place or (one.concern is not None and asked.place == one.concern.place))
        and (not asked.holder or asked.holder == one.owner)
        and (not asked.service or _names(one, asked.service))
        and (not asked.children or one.children)
    ]


def shown(concerns: Iterable[OpenConcern], show: str, on: date) -> list[OpenConcern]:
    """The concerns behind a count."""
    tests: Mapping[str, Callable[[OpenConcern], bool]] = {
        "decide": lambda one: not one.is_decided,
        "enquiries": lambda one: one.enquires,
        "late": lambda one: one.is_late(on),
        "wishes": lambda one: not one.wishes_asked,
    }
    test = tests.get(show)
    return [one for one in concerns if test is None or test(one)]


def chosen(asked: Asked) -> list[Chosen]:
    """The filters that are on, each with the board without it."""
    said = {
        "kind": KIND_WORDS.get(asked.kind, ""),
        "place": PLACE_WORDS.get(asked.place, ""),
        "holder": f"Held by {asked.holder}" if asked.holder else "",
        "service": asked.service,
        "children": "Children in the home" if asked.children else "",
    }
    return [Chosen(words, asked.address(**{name: ""})) for name, words in said.items() if words]


def _names(one: OpenConcern, service: str) -> bool:
    return one.concern is not None and same_name(one.concern.service_name) == same_name(service)
