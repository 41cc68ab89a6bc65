"""The register as a page: counts that open, one row for each person, who came off, and how crises went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.day_words import brief_day
from homefirst.foundation.design.parts import Column, Total
from homefirst.foundation.design.words import age, day
from homefirst.practice.pathways import library
from homefirst.practice.register.models import AgreedAction, Colour, CrisisReview, PanelMinute, RegisterEntry
from homefirst.practice.register.queries.register import OnRegister
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

PAGE = 50
MEANS: Final[Mapping[str, str]] = {
    "red": "a crisis now",
    "amber": "a crisis is likely without quick help",
    "green": "at risk, held",
    "blue": "in hospital",
}
_MOST_WORDS = 140
_SHOWS: Final[Mapping[str, str]] = {
    "": "On the register",
    **{code: Colour(code).label for code in MEANS},
    "late": "Something is late",
    "ask": "Ask whether they agree",
}
_TESTS: Final[Mapping[str, Callable[[OnRegister, date], bool]]] = {
    "late": lambda one, on: one.is_late(on) or bool(one.late_actions(on)),
    "ask": lambda one, on: one.must_be_asked(on),
}
_BEFORE: Final[Mapping[str, str]] = {
    "left": "Came off",
    "avoided": "Kept out of hospital",
    "admitted": "Into hospital",
}
SHOWS: Final = (*_SHOWS, *_BEFORE)


def address(show: str = "", page: int = 1) -> str:
    said = {"show": show, "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("support_register") + (f"?{query}" if query else "")


def behind(listed: Iterable[OnRegister], show: str, on: date) -> list[OnRegister]:
    """Those whom a count counts."""
    test = _TESTS.get(show) or (lambda one, _: not show or one.entry.colour == show)
    return [one for one in listed if test(one, on)]


def of_outcome(crises: Iterable[CrisisReview], show: str) -> list[CrisisReview]:
    return [one for one in crises if one.outcome == show]


def totals(
    listed: Sequence[OnRegister],
    left: Sequence[RegisterEntry],
    crises: Sequence[CrisisReview],
    show: str,
    on: date,
) -> list[Total]:
    """Each opens what it counts."""
    numbers = {code: len(behind(listed, code, on)) for code in _SHOWS}
    numbers |= {
        "left": len(left),
        **{code: len(of_outcome(crises, code)) for code in ("avoided", "admitted")},
    }
    said = {**_SHOWS, **_BEFORE}
    return [
        Total(
            f"{number:,}",
            said[code],
            address(code),
            current=code == show,
            late=code in ("red", "late", "ask") and number > 0,
            counts_people=code not in ("avoided", "admitted"),
        )
        for code, number in numbers.items()
    ]


def columns() -> list[str | Column]:
    return [
        Column("Who", share=16),
        Column("Colour", hint="and since", share=11),
        Column("Last panel", share=23),
        Column("Next panel", share=12),
        Column("What is agreed", hint="and who has it, late first", share=26),
        Column("Holds it", share=12),
    ]


def rows(actor: Actor, listed: Iterable[OnRegister]) -> list[list[object]]:
    return [_row(actor, one) for one in listed]


def left_columns() -> list[str | Column]:
    return ["Who", "On the register", "Came off", "How it ended", "Why"]


def left_rows(actor: Actor, entries: Iterable[RegisterEntry]) -> list[list[object]]:
    return [
        [
            ui().cell(name_of(entry.person), record_address(actor, entry.person.record.ref)),
            f"From {day(entry.joined_on, actor.on)}" if entry.joined_on else "",
            day(entry.episode.closed_on, actor.on) if entry.episode.closed_on else "",
            ending_words(entry),
            _why(entry) or "Not written down",
        ]
        for entry in entries
    ]


def _why(entry: RegisterEntry) -> str:
    """The reason of the end, else what the last panel said: columns of the query."""
    told = vars(entry)
    return short(told["reason"] or told["last_said"] or "")


def crisis_columns() -> list[str | Column]:
    return ["Who", "When", "What was done", "Without it", "Who else says so"]


def crisis_rows(actor: Actor, crises: Iterable[CrisisReview]) -> list[list[object]]:
    return [
        [
            ui().cell(name_of(one.entry.person), record_address(actor, one.entry.person.record.ref)),
            ui().cell(day(one.on, actor.on), under=one.by.name if one.by else ""),
            short(one.what_was_done) or "Not written down",
            short(one.would_have) or "Not written down",
            one.who_agrees or "Nobody is named",
        ]
        for one in crises
    ]


def ending_words(entry: RegisterEntry) -> str:
    """How its episode ended, as the version that it followed has it."""
    pathway, code = library.read(entry.episode.version), entry.episode.ending
    for step in pathway.steps:
        found = pathway.outcomes_of(step).get(code)
        if found is not None:
            return found.title
    return "Ended by other work"


def colour_words(colour: str) -> object:
    """The word alone, which nobody has to tell by its colour."""
    return Markup("<strong>{}</strong>").format(Colour(colour).label)


def agreed_words(one: AgreedAction, on: date) -> Markup:
    """By when, that it is late stands first; what, and who."""
    said = ui().folded(f"{one.words}: {one.owner}", 34, 1)
    when = clock_of(one.due_on, on, short=True)
    link = ui().link("Cross it off", reverse("finish_agreed", kwargs={"agreed": one.pk}), about=one.words)
    return Markup("<div>{} {}</div><div>{}</div>").format(ui().clock(when), link, said)


def panel_words(minute: PanelMinute, on: date) -> object:
    return ui().folded(f"{brief_day(minute.on, on)}: {minute.said or 'nothing was written down'}", 54)


def short(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rstrip()}…"


def _row(actor: Actor, one: OnRegister) -> list[object]:
    person, entry, on = one.entry.person, one.entry, actor.on
    href = reverse("register_entry", kwargs={"entry": entry.pk})
    since = f"since {brief_day(entry.colour_since, on)}" if entry.colour_since else ""
    under = ask_words(one, on)
    beside = age(person.birth_date, on) if person.birth_date else ""
    agreed = ui().first_of([agreed_words(each, on) for each in one.agreed])
    return [
        ui().cell(name_of(person), href, beside, under=under),
        ui().cell(colour_words(entry.colour), under=since),
        panel_words(one.last_panel, on) if one.last_panel else "None yet",
        next_panel(one, on),
        agreed or "Nothing is open",
        one.owner,
    ]


def ask_words(one: OnRegister, on: date) -> str:
    if one.entry.agrees in (RegisterEntry.Agrees.NO, RegisterEntry.Agrees.NOT_KNOWN):
        return RegisterEntry.Agrees(one.entry.agrees).label
    if one.must_be_asked(on):
        return f"Ask again whether they agree: last asked {day(one.entry.agrees_on, on)}"
    return ""


def next_panel(one: OnRegister, on: date) -> object:
    """The clock of the panel, or of the review that comes before it."""
    step = one.in_hand
    if step is None:
        return "No panel is planned"
    clock = ui().clock(clock_of(step.due_on, on, short=True))
    return clock if step.code == "panel" else Markup("{} {}").format(clock, "Review in a crisis first")
