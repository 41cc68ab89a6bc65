"""Waiting well as a page: the counts, and one row for each person who waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.calendar.rules import working_days_between
from homefirst.foundation.design.clock import running_clock
from homefirst.foundation.design.parts import Column, Total, TwoLines, Under
from homefirst.foundation.design.words import age, counted
from homefirst.practice.people.models import Person
from homefirst.practice.people.queries import people_with_records
from homefirst.practice.people.rules import full_name
from homefirst.practice.waiting.definition import waiting_rule
from homefirst.practice.waiting.models import Risk
from homefirst.practice.waiting.queries import past_waits
from homefirst.practice.waiting.rules import likely_days
from homefirst.workspace.record import record_address
from homefirst.workspace.team.asked import Asked, Counted
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waits import CARE, Wait, Waiter

PAGE = 50
_ONE_LINE = 110  # letters that stand on the second line of a row at 1280 px
_SHORTEST_SCALE = 30  # days that the bar of a wait covers at least


def totals(found: Counted, asked: Asked) -> list[Total]:
    """Each opens those it counts."""
    half = counted_days(found.half)
    shown = {
        "": (f"{len(found.everybody):,}", "Waiting", False),
        "late": (f"{len(found.late):,}", "Safety call late", bool(found.late)),
        "today": (f"{len(found.today):,}", "To call today", False),
        "long": (half, "Half wait less than", False),
        "unnamed": (f"{len(found.unnamed):,}", "With no name against them", bool(found.unnamed)),
    }
    return [
        Total(
            number,
            words,
            asked.address(show=show),
            current=show == asked.show,
            late=late,
            counts_people=show != "long",
        )
        for show, (number, words, late) in shown.items()
    ]


def counted_days(days: int | None) -> str:
    return "no days yet" if days is None else counted(days, "day")


def columns(half: int | None) -> list[str | Column]:
    hint = "line: half wait less" if half is not None else ""
    return [
        "Who, and for what",
        Column("Days waiting", hint=hint, one_line=True),
        Column("Risk", one_line=True),
        Column("Next safety call", one_line=True),
        "Answers for it",
        Column("Likely date", hint="from past waits", one_line=True),
    ]


def people_of(waiters: Sequence[Waiter]) -> dict[int, Person]:
    """One query."""
    return people_with_records([one.person_id for one in waiters])


def rows(
    actor: Actor, waiters: Sequence[Waiter], people: Mapping[int, Person], half: int | None, longest: int
) -> list[TwoLines]:
    """Who, days, risk, next call, who answers, likely date; under them for what, why that risk, and the way to record a
    call. One query."""
    steps = {(wait.pathway, wait.step) for one in waiters for wait in one.waits[:1] if wait.step}
    past, on = past_waits(steps, actor.on), actor.on
    scale = max(min(longest, 4 * (half or 0)), _SHORTEST_SCALE)  # one long wait leaves the others their bars
    return [
        TwoLines(
            [
                _who(actor, people[one.person_id]),
                _days(one.days(on), half, scale),
                ui().tag(Risk(one.risk).label),
                _next_call(one, on),
                _answers(one),
                _likely(one.waits[0], one, past, on),
            ],
            [
                Under(_more(one), over=5),
                Under(_record(people[one.person_id]), one_line=True),
            ],
        )
        for one in waiters
        if one.person_id in people
    ]


def name_of(person: Person) -> str:
    return full_name(person.given_name, person.family_name) or f"Name not known, record {person.record.ref}"


def wait_words(waits: Sequence[Wait]) -> str:
    """The longest wait, and how many more things."""
    more = len(waits) - 1
    rest = f", and {counted(more, 'other thing', 'other things')}" if more else ""
    return f"{waits[0].what}{rest}"


def risk_words(one: Waiter) -> str:
    """Why the risk is what it is."""
    if one.call is not None and one.call.risk_reason:
        return one.call.risk_reason
    if one.is_presumed:
        return f"presumed: waits for {one.waits[0].kind}, nobody has rung yet"
    return "as the last call found"


def _who(actor: Actor, person: Person) -> Markup:
    aged = age(person.birth_date, actor.on) if person.birth_date else ""
    cell: Markup = ui().cell(name_of(person), record_address(actor, person.record.ref), aged)
    return cell


def _days(days: int | None, half: int | None, scale: int) -> object:
    if days is None:
        return "not known"
    return ui().wait_bar(days, half, scale)


def _why(one: Waiter) -> str:
    """Why the risk is what it is, where anybody said so."""
    if one.is_presumed:
        return "risk presumed"
    return (
        f"why {Risk(one.risk).label.lower()}: {one.call.risk_reason}"
        if one.call and one.call.risk_reason
        else ""
    )


def _more(one: Waiter) -> Markup:
    """For what, why that risk, which team: on one line of a wide screen, and the rest of it at a press."""
    words = ui().run([wait_words(one.waits), _why(one), _of_team(one)])
    folded: Markup = ui().folded(words, most=_ONE_LINE, lines=1)
    return folded


def _answers(one: Waiter) -> str:
    """A name: whoever has it in hand, else the managers of the team that is named in the second line."""
    wait = one.answered
    return (wait.holder or wait.managers) if wait else Markup("<strong>Nobody yet</strong>")


def _of_team(one: Waiter) -> str:
    return f"with {one.answered.team}" if one.answered and one.answered.team else ""


def _next_call(one: Waiter, on: date) -> Markup:
    clock: Markup = ui().clock(
        running_clock(one.next_call_on, on=on, working_days=working_days_between, short=True)
    )
    return clock


def _record(person: Person) -> Markup:
    href = reverse("safety_call", kwargs={"ref": person.record.ref})
    link: Markup = ui().link("Record a safety call", href, about=f"to {name_of(person)}", row_keys="c")
    return link


def _likely(wait: Wait, one: Waiter, past: Mapping[tuple[str, str], list[int]], on: date) -> Any:
    if wait.kind == CARE:
        return ""
    waited = one.days(on) or 0
    span = likely_days(past.get((wait.pathway, wait.step), ()), waited=waited, enough=waiting_rule().enough)
    if span is None:
        return "too few to say"
    return f"in {counted(span[0], 'day')}" if span[0] == span[1] else f"in {span[0]} to {span[1]} days"
