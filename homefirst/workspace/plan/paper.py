"""One version of a plan as pages to print: as it is, in large print, or in easy read with one idea a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from homefirst.foundation.design.council import council
from homefirst.foundation.design.parts import Fact, Link, VoiceRow
from homefirst.foundation.design.words import day
from homefirst.practice.letters.rules import EASY_READ, LARGE_PRINT, PRINT, points_for
from homefirst.practice.letters.setting import pieces, set_data
from homefirst.practice.people.models import Person
from homefirst.practice.people.rules import full_name
from homefirst.practice.plans.queries import NeedLine, Version
from homefirst.workspace.plan.needs import need_words
from homefirst.workspace.plan.shown import Shown

WAYS: Final = {PRINT: "Print", LARGE_PRINT: "Large print", EASY_READ: "Easy Read"}
# Not after the number of a line ("1. Jo") nor after a title ("Dr. Shah").
_IDEA = re.compile(r"(?<=[^\W\d][.!?])(?<!\b[DMS][rst]\.)\s+(?=[“A-Z0-9])|(?<=;)\s+|\n+")

Block = tuple[str, list[str]]


def ways(address: str, version: int) -> list[Link]:
    """`address` of each form, with FORM in the place of its name."""
    return [Link(title, f"{address.replace('FORM', form)}?version={version}") for form, title in WAYS.items()]


def pages(
    plan: Shown, version: Version, person: Person, form: str, needs: Mapping[str, str], name: str, on: date
) -> bytes:
    """A tagged PDF in the size that the person asked for. `needs` are the words of their needs by code."""
    ours = council()
    data: dict[str, Any] = {
        "title": f"{name}’s plan",
        "form": form,
        "points": points_for(needs, form),
        "language": "en",
        "council": ours.name,
        "contact": [f"Telephone {ours.contact['telephone']}", ours.contact["hours"]],
        "private": "Private",
        "to": [full_name(person.given_name, person.family_name)],
        "day": f"Printed on {day(on)}",
        "greeting": "",
        "blocks": [
            {"heading": heading, "pieces": list(pieces("\n\n".join(_set(lines, form))))}
            for heading, lines in _blocks(plan, version, name)
        ],
        "signed": [],
        "help_heading": "If you need this in another way",
        "help": [
            f"Ring {ours.contact['telephone']} for large print, easy read, braille, sound or another language.",
            f"Relay UK: {ours.contact['textphone']}.",
        ],
        "reference": f"Version {plan.number}. {plan.state}.",
        "page_word": "Page",
        "of_word": "of",
    }
    return set_data(data, on)


def _blocks(plan: Shown, version: Version, name: str) -> Iterator[Block]:
    """What the page says of this version, in its order."""
    yield "", [f"{plan.state}. {plan.lead}", plan.reason]
    for at, row in enumerate(plan.rows, start=1):
        yield f"{at}. What {name} wants: “{row.wants}”", list(_part(row, name))
    if plan.total:
        yield "Hours a week", [f"All together: {plan.total}."]
    yield from _facts("Eligible needs, and what meets each", _needs(version.needs))
    yield from _facts("If things go wrong", plan.crisis)
    risks = [Fact(wants, in_place) for wants, in_place in version.risks]
    yield from _facts(f"Risks that {name} chooses to take", risks)
    yield from _facts(f"About {name}", plan.about)
    yield from _facts("Money", plan.money)
    yield from _facts("Who has a copy", plan.copies)


def _part(row: VoiceRow, name: str) -> Iterator[str]:
    yield f"What we will all do: {row.does}"
    yield f"Who: {row.who}" if row.who else ""
    yield f"Hours a week: {row.hours}" if row.hours else ""
    yield f"{row.answer}." if row.answer else ""
    yield f"{name} says: “{row.says}”" if row.says else ""


def _needs(needs: Iterable[NeedLine]) -> list[Fact]:
    return [Fact(*need_words(need)) for need in needs]


def _facts(heading: str, facts: Iterable[Fact]) -> Iterator[Block]:
    lines = [line for fact in facts for line in (_line(fact), fact.note)]
    if lines:
        yield heading, lines


def _line(fact: Fact) -> str:
    return f"{fact.key}{'' if fact.key.endswith(('.', '?', '!')) else ':'} {fact.value}".strip()


def _set(lines: Iterable[str], form: str) -> Iterator[str]:
    """In easy read each sentence has a paragraph of its own, with room around it."""
    for line in filter(None, lines):
        yield from (filter(None, _IDEA.split(line)) if form == EASY_READ else (line,))
