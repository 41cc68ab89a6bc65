"""Holds templates to the house rules: indentation, no design-system names in pages, no inline style or script, the
words that no page says, and a title for every page."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from djhtml.modes import DjHTML  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
DESIGN = "foundation/design/"
FRAMES = {"design/base.jinja", "design/staff.jinja", "design/public.jinja"}
INDENT = 2

# Phrases that hold a word which is not said alone: proper names, values of the return, and plain English.
ALLOWED = re.compile(
    r"client level data|in (?:any |either |neither |this |that |each )?case\b|reablement episodes?",
    re.IGNORECASE,
)
NEVER_SAID = re.compile(
    r"\b(?:portals?|dashboards?|modules?|cases?|clients?|service users?|customers?|patients?|bed.blockers?|workflows?"
    r"|episodes?|triage queues?|admin|the elderly|suffers? from|non-compliant|refuses|failed visits?|complex|challenging"
    r"|submit(?:s|ted|ting)?|ok|click here|invalid|mandatory|error \d{3}|sessions?|sorry for any)\b",
    re.IGNORECASE,
)
NEVER_FIRST = re.compile(r"(?:process|manage|actions|proceed|execute|delete)\b", re.IGNORECASE)

COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
STRING = re.compile(r'"([^"]*)"|\'([^\']*)\'')
SPOKEN_ATTRIBUTE = re.compile(r'\s(?:aria-label|alt|title|placeholder)="([^"]*)"')
ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
CLASS_NAME = re.compile(r"\b(?:govuk|hf)-[a-z]")
INLINE = (
    (re.compile(r"<style\b", re.IGNORECASE), "a style element: put it into a component's style.scss"),
    (re.compile(r"\sstyle\s*=", re.IGNORECASE), "a style attribute: put it into a component's style.scss"),
    (re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE), "a script inside the page"),
    (re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE), "a script in an attribute"),
)
EXTENDS = re.compile(r"{%-?\s*extends\s+[\"']([^\"']+)[\"']")
TITLE = re.compile(r"{%-?\s*block\s+title\b")


class Fault(NamedTuple):
    line: int
    words: str


def without_comments(source: str) -> str:
    """Comments as blank lines, so that line numbers stay."""
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)


def misplaced(source: str) -> Iterator[Fault]:
    """Lines that djhtml would indent otherwise; what continues a tag may stand where it reads best."""
    wanted = DjHTML(source).indent(INDENT).splitlines()
    inside = {
        number
        for found in (*TAG.finditer(source), *COMMENT.finditer(source))
        for number in range(line_of(source, found.start()) + 1, line_of(source, found.end()) + 1)
    }
    for number, (line, right) in enumerate(zip(source.splitlines(), wanted, strict=True), 1):
        if line != right and number not in inside:
            yield Fault(number, f"indentation: {len(right) - len(right.lstrip())} spaces wanted")


def spoken(source: str) -> Iterator[tuple[int, str]]:
    """Every run of words that a reader may meet, with its place: text, spoken attributes, strings in tags."""
    plain = without_comments(source)
    for tag in TAG.finditer(plain):
        for found in STRING.finditer(tag[0]):
            words = found[1] or found[2] or ""
            if " " in words or words[:1].isupper():
                yield tag.start() + found.start(), words
    bare = TAG.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), plain)
    for found in SPOKEN_ATTRIBUTE.finditer(bare):
        yield found.start(), found[1]
    text = ELEMENT.sub(lambda found: re.sub(r"[^\n]", "\x00", found[0]), bare)
    for found in re.finditer(r"[^\x00\n]+", text):
        yield found.start() + len(found[0]) - len(found[0].lstrip()), found[0].strip()


def unsaid(source: str) -> Iterator[Fault]:
    for at, words in spoken(source):
        kept = ALLOWED.sub(" ", words)
        for found in (*NEVER_SAID.finditer(kept), *filter(None, [NEVER_FIRST.match(kept)])):
            yield Fault(line_of(source, at), f"no page says {found[0]!r}")


def in_pages_only(source: str) -> Iterator[Fault]:
    plain = without_comments(source)
    for found in CLASS_NAME.finditer(plain):
        yield Fault(line_of(plain, found.start()), "a design-system name: call a component (ui.…) instead")
    for pattern, words in INLINE:
        for found in pattern.finditer(plain):
            yield Fault(line_of(plain, found.start()), words)


def has_title(path: Path, named: dict[str, Path]) -> bool:
    """Whether it, or a page that it extends, has a title of its own; what extends nothing is no page."""
    source = path.read_text(encoding="utf-8")
    above = EXTENDS.search(source)
    if above is None or TITLE.search(source):
        return True
    return above[1] not in FRAMES and above[1] in named and has_title(named[above[1]], named)


def faults(path: Path, named: dict[str, Path]) -> list[Fault]:
    source = path.read_text(encoding="utf-8")
    found = [*misplaced(source), *unsaid(source)]
    if DESIGN not in path.as_posix():
        found += in_pages_only(source)
    if path not in {named.get(name) for name in FRAMES} and not has_title(path, named):
        found.append(Fault(1, "no title: add {% block title %}"))
    return sorted(found)


def line_of(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1


def templates(root: Path) -> dict[Path, str]:
    """Each template with the name by which pages extend it, empty for a component's own."""
    return {
        path: path.as_posix().rpartition("/jinja2/")[2] if "/jinja2/" in path.as_posix() else ""
        for path in sorted(root.rglob("*.jinja"))
    }


def main(root: Path = ROOT / "homefirst") -> int:
    every = templates(root)
    named = {name: path for path, name in every.items() if name}
    found = [
        f"{path.relative_to(root.parent)}:{fault.line}: {fault.words}"
        for path in every
        for fault in faults(path, named)
    ]
    print("\n".join(found) if found else f"{len(every)} templates keep the rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
