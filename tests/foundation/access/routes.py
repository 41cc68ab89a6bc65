"""Every address of the system, read from the address book itself, so that a new page is tried without a word here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

MISSING = {"number": "987654321", "word": "no-such-thing"}


@dataclass(frozen=True)
class Route:
    """`path` has its parameters in braces; `numbers` are those that are whole numbers."""

    path: str
    name: str
    access: Any
    view: Callable[..., Any]
    parameters: tuple[str, ...]
    numbers: frozenset[str]

    def address(self, values: Mapping[str, str]) -> str:
        """With these values; a parameter without one gets the number or word of nothing that is there."""
        filled = {name: values.get(name) or self.missing(name) for name in self.parameters}
        return "/" + self.path.format(**filled)

    def missing(self, parameter: str) -> str:
        return MISSING["number" if parameter in self.numbers else "word"]


def routes() -> list[Route]:
    return list(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, before: str) -> Iterator[Route]:
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            yield from _walk(found, before + _braces(found))
        else:
            converters = found.pattern.converters
            yield Route(
                path=before + _braces(found),
                name=found.name or "",
                access=getattr(found.callback, "access", None),
                view=found.callback,
                parameters=tuple(converters),
                numbers=frozenset(n for n, each in converters.items() if isinstance(each, IntConverter)),
            )


def _braces(found: URLPattern | URLResolver) -> str:
    """`people/<slug:ref>/` as `people/{ref}/`."""
    text = str(found.pattern)
    for name in found.pattern.converters:
        start = text.index(f":{name}>") if f":{name}>" in text else text.index(f"<{name}>")
        text = f"{text[: text.rindex('<', 0, start + 1)]}{{{name}}}{text[text.index('>', start) + 1 :]}"
    return text
