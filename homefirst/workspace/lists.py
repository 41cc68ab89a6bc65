"""Lines about people as cells of tables: who, and a link that leads where this role may go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.template import engines
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.parts import Link
from homefirst.foundation.design.words import short_day
from homefirst.practice.people.queries import PersonLine
from homefirst.practice.people.search import Results
from homefirst.support.services.queries import care_words
from homefirst.workspace.record import open_address, record_address


def people_rows(actor: Actor, lines: Iterable[PersonLine], reach: Mapping[int, str]) -> list[list[object]]:
    """Who, born, postcode, held by, how to reach."""
    return [
        [
            who_cell(line, record_address(actor, line.ref)),
            born_cell(line),
            line.postcode,
            line.held_by,
            reach.get(line.person_id, ""),
        ]
        for line in lines
    ]


def recent_links(actor: Actor, lines: Iterable[PersonLine]) -> list[Link]:
    return [Link(line.title, record_address(actor, line.ref)) for line in lines]


def recent_lines(actor: Actor, lines: Iterable[PersonLine]) -> list[list[object]]:
    """Who, born, postcode, held by."""
    return [row[:4] for row in people_rows(actor, lines, {})]


def found_rows(actor: Actor, found: Results) -> list[list[object]]:
    """Who, born, postcode, with us now, held by, why this matched. A record not yet open says so."""
    with_us = care_words([one.line.person_id for one in found if one.may_open], actor.on)
    return [
        [
            who_cell(one.line, way_in(actor, one.line.ref, may_open=one.may_open)),
            born_cell(one.line),
            one.line.postcode,
            with_us.get(one.line.person_id, "Nothing now") if one.may_open else "Say why to see",
            one.line.held_by,
            ", ".join(one.why),
        ]
        for one in found
    ]


def who_cell(line: PersonLine, href: str) -> Markup:
    beside = [line.age]
    if line.liked_name and line.liked_name.casefold() not in line.name.casefold().split():
        beside.append(f"likes {line.liked_name}")
    if line.is_restricted:
        beside.append("locked")
    cell: Markup = _ui().cell(line.title, href, ", ".join(beside))
    return cell


def born_cell(line: PersonLine) -> str:
    if line.birth_date is None:
        return "not known"
    return f"about {line.birth_date.year}" if line.birth_is_estimated else short_day(line.birth_date)


def way_in(actor: Actor, ref: str, *, may_open: bool, to: str = "") -> str:
    """To the record, or to a page of it; by the page that asks why; or nowhere, for a role that may do neither."""
    if may_open:
        return to or record_address(actor, ref)
    begins = can(actor, "person.claim") or can(actor, "person.break_glass")
    return open_address(ref, to) if begins else ""


def _ui() -> Any:
    return engines["jinja2"].env.globals["ui"]  # type: ignore[attr-defined]
