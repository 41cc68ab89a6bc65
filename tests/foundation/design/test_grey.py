"""A page that is seen without colours says as much: whatever a colour sets apart has words of its own, and no words come
in two colours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.template import engines

from homefirst.foundation.design.council import council
from homefirst.foundation.design.examples import DAY, examples
from homefirst.foundation.design.gallery import components
from homefirst.foundation.design.jinja import COMPONENTS

SHEET = (COMPONENTS.parent / "static/homefirst/homefirst.css").read_text(encoding="utf-8")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOURED = re.compile(
    r"(?:background|background-color|color|border-color|border-\w+-color|fill|stroke|accent-color)"
)
_KIND = re.compile(r"^\.(hf-[a-z-]+(?:__[a-z-]+)?)--([a-z-]+)$")
MARKS = frozenset({"hf-reading__icon", "hf-bar__fill"})  # drawn beside their words, never holding them
SAID_BY_THE_HEADING = frozenset(
    {"hf-table__number"}
)  # of its column: the numbers under Late are the late ones
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


def kinds_of_colour(sheet: str = SHEET) -> dict[str, set[str]]:
    """By block, the kinds of it that differ from the plain one by colours and nothing else, such as hf-tag: {good, late}."""
    said: dict[str, set[str]] = defaultdict(set)
    for selectors, body in _RULE.findall(sheet):
        names = {part.split(":")[0].strip() for part in body.split(";") if part.strip()}
        for selector in selectors.split(","):
            if _KIND.match(selector.strip()):
                said[selector.strip()] |= names
    found: dict[str, set[str]] = defaultdict(set)
    for selector, names in said.items():
        kind = _KIND.match(selector)
        if kind and all(_COLOURED.fullmatch(name) for name in names):
            found[kind[1]].add(kind[2])
    return dict(found)


@dataclass
class _Open:
    tag: str
    classes: list[str]
    words: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())


class _Words(HTMLParser):
    """Every element with a class, with the words that are seen in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[_Open] = []
        self.found: list[tuple[_Open, list[_Open]]] = []  # each with what it stands in, the outermost first

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(_Open(tag, (dict(attrs).get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        while self.open and (ended := self.open.pop()):
            self.found.append((ended, list(self.open)))
            if ended.tag == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any("govuk-visually-hidden" in each.classes for each in self.open):
            for each in self.open:
                each.words.append(data)


def coloured(markup: str) -> Iterator[tuple[str, str, str]]:
    """Block, kind and words of each element of `markup` that colour sets apart; of a mere mark, the words beside it."""
    reader = _Words()
    reader.feed(markup)
    kinds = kinds_of_colour()
    for each, around in reader.found:
        for block in kinds.keys() & set(each.classes):
            chosen = [kind for kind in sorted(kinds[block]) if f"{block}--{kind}" in each.classes]
            beside = (one.said for one in reversed(around) if one.said)
            words = next(beside, "") if block in MARKS else each.said
            yield block, " ".join(chosen) or "plain", words


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """Each component, in all its states."""
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    shown = {"council": council(), "today": DAY, "example": examples(env.globals["ui"])}
    return {
        each.folder: " ".join(env.from_string(state.template).render(shown) for state in each.states)
        for each in components()
    }


@pytest.mark.parametrize("folder", [each.folder for each in components()])
def test_whatever_a_colour_sets_apart_has_words_of_its_own(drawn: dict[str, str], folder: str) -> None:
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for block, kind, words in coloured(drawn[folder]):
        assert words, f"{block}--{kind} has no words"
        if block not in SAID_BY_THE_HEADING:
            seen[block, words].add(kind)
    assert {words: kinds for words, kinds in seen.items() if len(kinds) > 1} == {}


def test_tags_and_clocks_are_among_what_colours_set_apart() -> None:
    """So the test above has something to look at."""
    assert {"good", "late", "ask"} <= kinds_of_colour()["hf-tag"]
    assert {"soon", "late", "paused"} <= kinds_of_colour()["hf-clock"]


def test_a_colour_without_words_and_one_word_in_two_colours_are_found() -> None:
    bare = list(
        coloured('<i class="hf-tag hf-tag--late"><span class="govuk-visually-hidden">Late</span></i>')
    )
    assert bare == [("hf-tag", "late", "")]
    two = list(coloured('<i class="hf-tag hf-tag--late">New</i><i class="hf-tag">New</i>'))
    assert two == [("hf-tag", "late", "New"), ("hf-tag", "plain", "New")]
