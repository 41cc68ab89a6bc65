"""What else a council decides in files, as lists: times and limits, measures, letters, words; each with its source and how
sure anybody is of it. A fact that nobody has confirmed says so until its file is changed, and the version's history then
tells who did that, who agreed and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.urls import reverse

from homefirst.foundation import definitions
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Column, Link
from homefirst.foundation.design.words import count, counted
from homefirst.practice.letters.definition.parts import FOLDER
from homefirst.practice.letters.library import letters
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition import words
from homefirst.practice.pathways.definition.shapes import BASES, Allowed, Pathway, Step
from homefirst.workspace.team.cells import ui

OPEN = "not-confirmed"
PAGE = 90
SOURCED, NOT_CONFIRMED, OWN = "As its source says", "Not confirmed", "This council's own"


@dataclass(frozen=True)
class Line:
    """One row of a list: its cells, and how sure anybody is of it. No list says more than the file does."""

    cells: tuple[object, ...]
    status: str


@dataclass(frozen=True)
class Listed:
    """A list as its page shows it."""

    title: str
    lead: str
    columns: tuple[str | Column, ...]
    find: Callable[[Actor], list[Line]]


def lines(kind: str, actor: Actor) -> list[Line]:
    return KINDS[kind].find(actor)


def shows(kind: str, found: list[Line], show: str) -> list[Link]:
    """All of them, and those that nobody has confirmed, each with how many there are."""
    here = reverse("how_list", kwargs={"kind": kind})
    unsure = sum(line.status == NOT_CONFIRMED for line in found)
    return [
        Link(f"All ({len(found):,})", here, not show),
        Link(f"{NOT_CONFIRMED} ({unsure:,})", f"{here}?show={OPEN}", show == OPEN),
    ]


def rows(found: list[Line], show: str) -> list[list[object]]:
    kept = [line for line in found if show != OPEN or line.status == NOT_CONFIRMED]
    return [[*line.cells, line.status] for line in kept]


def paged(kind: str, found: list[list[object]], show: str, asked: str) -> dict[str, Any]:
    """The rows of one page, and the ways to those before and after."""
    last_page = max(1, -(-len(found) // PAGE))
    number = max(1, min(int(asked), last_page)) if asked.isdecimal() and len(asked) < 4 else 1
    first = (number - 1) * PAGE
    here = reverse("how_list", kwargs={"kind": kind})

    def way(page: int) -> str:
        return f"{here}?show={show}&page={page}" if show else f"{here}?page={page}"

    return {
        "rows": found[first : first + PAGE],
        "first": first + 1,
        "last": min(first + PAGE, len(found)),
        "total": len(found),
        "next_href": way(number + 1) if number < last_page else "",
        "previous_href": way(number - 1) if number > 1 else "",
    }


def _times(actor: Actor) -> list[Line]:
    """Every clock and every sum above which somebody must agree. One query."""
    found = []
    for version in library.all_in_force(actor.on):
        pathway = library.read(version)
        for step in pathway.steps.values():
            href = reverse("how_pathway", kwargs={"code": pathway.code}) if can(actor, "practice.see") else ""
            found.append(_time(pathway, step, href))
            if step.approval and step.approval.above_a_week:
                found.append(_limit(pathway, step, href))
    return found


def _time(pathway: Pathway, step: Step, href: str) -> Line:
    allowed = step.within
    said = words.time_allowed(pathway, Allowed(allowed.span, allowed.starts_from)).split(" (")[0]
    cells = (
        ui().cell(step.title, href, under=pathway.title),
        said,
        BASES[allowed.basis][:1].upper() + BASES[allowed.basis][1:],
        ui().folded(allowed.source, 48),
    )
    if not allowed.confirmed:
        return Line(cells, NOT_CONFIRMED)
    return Line(cells, OWN if allowed.basis == "council" else SOURCED)


def _limit(pathway: Pathway, step: Step, href: str) -> Line:
    assert step.approval is not None
    above = f"Above £{step.approval.above_a_week:,} a week somebody else must agree"
    return Line(
        (ui().cell(step.title, href, under=pathway.title), above, "This council's own limit", ""), OWN
    )


def _measures(actor: Actor) -> list[Line]:
    home = definitions.folder() / "indicators"
    found = []
    for path in sorted(home.rglob("*.yaml")):
        raw = _read(path)
        if "code" not in raw or "title" not in raw:
            continue
        slug = path.stem
        href = reverse("measure", kwargs={"slug": slug}) if can(actor, "figures.see") else ""
        doubt = next(_doubts({name: raw[name] for name in raw if name != "worked_example"}), "")
        under = doubt or " ".join(str(raw.get("statement", "")).split())
        version = (raw.get("method_versions") or [{}])[-1].get("version", "")
        cells = (
            ui().cell(f"{raw['code']} {raw['title']}", href, under=ui().folded(under, 76, 1)),
            raw.get("framework", ""),
            ui().folded(" ".join(str(raw.get("source", "")).split()), 56),
            str(version),
        )
        own = raw.get("framework") == "Local"
        found.append(Line(cells, NOT_CONFIRMED if doubt else OWN if own else SOURCED))
    return found


def _letters(actor: Actor) -> list[Line]:
    used = letters()
    found = _common_parts()
    for path in sorted((definitions.folder() / "letters").glob("*.yaml")):
        raw = _read(path)
        duties = [f"{name.replace('_', ' ')}: {source}" for name, source in raw.get("must_say", {}).items()]
        sourced = any("own" not in str(source).split() for source in raw.get("must_say", {}).values())
        cells = (
            ui().cell(
                raw.get("title", path.stem),
                under=ui().folded(_with(used[path.stem].parts), 42, 1)
                if path.stem in used
                else "Refused: it is not used.",
            ),
            ui().folded(_sent_for(raw), 72),
            ui().folded("; ".join(duties), 72),
        )
        found.append(Line(cells, NOT_CONFIRMED if next(_doubts(raw), "") else SOURCED if sourced else OWN))
    return found


def _common_parts() -> list[Line]:
    """What several letters say in the same words, and in which."""
    found = []
    for path in sorted((definitions.folder() / "letters" / FOLDER).glob("*.yaml")):
        raw = _read(path)
        title = str(raw.get("title", path.stem))
        within = sorted(each.title for each in letters().values() if title in each.parts)
        under = "Common part" if within else "Common part. No letter uses it, or its file is refused."
        says = [str(block["says"]) for block in raw.get("body", ()) if "says" in block]
        stands = f"Stands in {counted(len(within), 'letter')}: {', '.join(within)}" if within else ""
        cells = (
            ui().cell(title, under=under),
            ui().folded(stands, 72),
            ui().folded(words.listed(says, "and"), 72),
        )
        found.append(Line(cells, NOT_CONFIRMED if next(_doubts(raw), "") else OWN))
    return found


def _with(parts: Sequence[str]) -> str:
    return f"With the common part: {words.listed(list(parts), 'and')}" if parts else ""


def _sent_for(raw: Mapping[str, Any]) -> str:
    """What an outcome says that sends it, and when somebody writes it from a record."""
    sent = words.listed([str(each) for each in raw.get("sent_for", ())], "or").capitalize()
    written = f"Written from a record: {raw.get('use', '')}" if raw.get("written_to") else ""
    return f"{sent}. {written}" if sent and written else sent or written


def _words(actor: Actor) -> list[Line]:
    found = []
    for path in sorted((definitions.folder() / "codes").rglob("*.yaml")):
        raw = _read(path)
        about = {name: raw[name] for name in raw if name != "values"}
        doubt = next(_doubts(about), "")
        many = count(len(raw.get("values", ())))
        source = str(raw.get("source", ""))
        cells = (
            ui().cell(raw.get("title", path.stem), under=ui().folded(doubt, 56, 1)),
            many,
            ui().folded(source, 100),
        )
        found.append(
            Line(cells, NOT_CONFIRMED if doubt else SOURCED if source and "Chosen" not in source else OWN)
        )
    return found


KINDS: Mapping[str, Listed] = {
    "times": Listed(
        "Times and limits",
        "Every time allowed for a step, and every sum above which somebody else must agree, with who set it.",
        (
            Column("Step", share=28),
            Column("Time or limit", share=24),
            Column("Set by", share=15),
            Column("Source", share=20),
            Column("How sure", share=13),
        ),
        _times,
    ),
    "measures": Listed(
        "Measures",
        "What we count, where each figure comes from, and which version of the method it follows.",
        (
            Column("Measure", share=50),
            Column("From", share=7),
            Column("Source", share=23),
            Column("Version", share=8),
            Column("How sure", share=12),
        ),
        _measures,
    ),
    "letters": Listed(
        "Letters",
        "What each letter is sent for, and what it must say under which duty.",
        (
            Column("Letter", share=29),
            Column("Sent for", share=29),
            Column("Must say", share=29),
            Column("How sure", share=13),
        ),
        _letters,
    ),
    "words": Listed(
        "Words to choose from",
        "The lists behind boxes to choose from: the return's own words, and this council's.",
        (
            Column("List", share=38),
            Column("Words", share=9),
            Column("Source", share=40),
            Column("How sure", share=13),
        ),
        _words,
    ),
}


def _doubts(held: object) -> Iterator[str]:
    """Sentences that say themselves that nobody has confirmed them, and marks that say so."""
    if isinstance(held, Mapping):
        if held.get("confirmed") is False or held.get("status") == "unverified":
            yield "A figure in it is not confirmed."
        for each in held.values():
            yield from _doubts(each)
    elif isinstance(held, list):
        for each in held:
            yield from _doubts(each)
    elif isinstance(held, str) and ("not confirmed" in held or "unverified" in held):
        yield " ".join(held.split())


def _read(path: Path) -> Mapping[str, Any]:
    return _read_once(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read_once(path: Path, changed_at: int) -> Mapping[str, Any]:
    with path.open(encoding="utf-8") as text:
        read = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    return read if isinstance(read, dict) else {}
