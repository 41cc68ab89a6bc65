"""Reads pages as a person would: counts and where they lead, rows of tables, words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

_COUNT = re.compile(r'<(a|span)\b([^>]*\bdata-count="(\d*)"[^>]*)>')
_BEFORE = re.compile(r'<span class="hf-table__before".*?</span>')
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Count:
    number: int | None  # None for one that is hidden
    href: str
    reason: str


def counts(response: Any) -> list[Count]:
    return [
        Count(int(number) if number else None, _attribute(tag, "href"), _attribute(tag, "data-reason"))
        for _, tag, number in _COUNT.findall(response.content.decode())
    ]


def words(response: Any) -> str:
    """All that the page says, without the headings that stacked tables repeat before each value."""
    text = _BEFORE.sub("", response.content.decode())
    return " ".join(html.unescape(_TAGS.sub(" ", text)).split())


def rows(response: Any, caption: str) -> list[list[str]]:
    """Cells of the body of one table, as words; what screen readers hear before a stacked value is left out."""
    text = response.content.decode()
    found = re.search(rf"<caption[^>]*>{re.escape(caption)}</caption>.*?</table>", text, re.DOTALL)
    assert found, f"no table is called {caption}"
    body = _BEFORE.sub("", found[0])
    made = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in re.split(r"<tr", body)[1:]]
    cells = [[" ".join(html.unescape(_TAGS.sub(" ", cell)).split()) for cell in row] for row in made]
    return [
        row for row, raw in zip(cells, re.split(r"<tr", body)[1:], strict=True) if 'scope="col"' not in raw
    ]


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""
