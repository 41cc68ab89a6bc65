"""The clock board: one row for each concern, one column for each stage of the pathway's file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.urls import reverse
from markupsafe import Markup

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.calendar.rules import working_days_between
from homefirst.foundation.design.clock import (
    Clock,
    clock_without_start,
    finished_clock,
    paused_clock,
    running_clock,
)
from homefirst.foundation.design.parts import Column, Link, Total
from homefirst.foundation.design.words import age, day
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.models import Step
from homefirst.practice.safeguarding.models import Concern, Enquiry
from homefirst.practice.safeguarding.queries.board import OpenConcern
from homefirst.workspace.matters.shown import matters_apart
from homefirst.workspace.record import record_address
from homefirst.workspace.safeguarding.asked import KIND_WORDS, PLACE_WORDS, SHORT_KINDS, SHOWS, Asked, shown
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of

PAGE = 50
# Stages of the board, each with the steps of the pathway that are in it; its time is that of the last.
STAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "Make safe": ("concern",),
    "Talk": ("talk",),
    "Decide": ("decide",),
    "Enquire": ("plan_enquiry", "enquiry"),
    "Agree plan": ("outcome_talk",),
    "Look again": ("safety_plan", "feedback"),
}
_OPENERS: Final = frozenset({"A", "An", "The", "His", "Her", "Their"})
_MOST_WORDS = 120  # letters of what somebody wants, in one line of the board


def totals(concerns: Sequence[OpenConcern], asked: Asked, audits: int, on: date) -> list[Total]:
    """Each opens what it counts."""
    found = []
    for show, words in SHOWS.items():
        number = len(shown(concerns, show, on))
        late = show in ("late", "wishes") and number > 0
        found.append(
            Total(f"{number:,}", words, asked.address(show=show), current=show == asked.show, late=late)
        )
    words = f"To audit in {on:%B}"
    return [
        *found,
        Total(f"{audits:,}", words, Asked(show="audit").address(), current=asked.show == "audit"),
    ]


def columns(pathway: Pathway | None) -> list[str | Column]:
    """The time of each stage stands under its name, as the pathway in force has it."""
    staged: list[str | Column] = []
    for title, codes in STAGES.items():
        known = [pathway.steps[code] for code in codes if pathway and code in pathway.steps]
        hint = str(known[-1 if title == "Enquire" else 0].within.span) if known else ""
        staged.append(Column(title, hint=hint.replace("working ", ""), share=9, tight=True))
    who, wants = Column("Who, what, where", share=18), Column("What they want", share=15)
    return [who, wants, *staged, Column("Holds it", hint="and who told us", share=13)]


def rows(
    actor: Actor, concerns: Iterable[OpenConcern], pathways: Mapping[int, Pathway]
) -> list[list[object]]:
    """`pathways` are the plain values of each concern's own version, by episode."""
    return [_row(actor, one, pathways[one.episode.pk]) for one in concerns]


def audit_columns() -> list[str | Column]:
    return [
        "Who",
        "What was enquired into",
        "Ended",
        "Conclusion",
        Column("What to do", hidden_title=True),
    ]


def audit_rows(actor: Actor, enquiries: Iterable[Enquiry]) -> list[list[object]]:
    found: list[list[object]] = []
    for enquiry in enquiries:
        person = enquiry.concern.person
        href = reverse("audit_enquiry", kwargs={"enquiry": enquiry.pk})
        link = ui().link("Audit", href, about=f"the enquiry about {name_of(person)}")
        found.append(
            [
                ui().cell(name_of(person), record_address(actor, person.record.ref)),
                what_words(enquiry.concern),
                day(enquiry.concluded_on, actor.on) if enquiry.concluded_on else "",
                enquiry.get_conclusion_words(),
                link,
            ]
        )
    return found


def holders(concerns: Iterable[OpenConcern]) -> list[str]:
    return sorted({one.owner for one in concerns if one.owner})


def patterns(named: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """(service, how many, the board of those)."""
    return [(service, many, Asked(service=service).address()) for service, many in named]


def beside(actor: Actor, concerns: Sequence[OpenConcern]) -> list[Link]:
    """Other ways to look at the same concerns, and what stands beside them for whoever may see it."""
    children = sum(one.children for one in concerns)
    services = Link("Services", reverse("services_enquired"))
    liberty = Link("Liberty", reverse("liberty_board"))
    register = Link("Support register", reverse("support_register"))
    return [
        Link(f"Children in the home ({children:,})", Asked(children="yes").address()),
        Link("Enquiries that ended", reverse("ended_enquiries")),
        *([services] if can(actor, "organisations.enquire") else []),
        *matters_apart(actor),
        *([liberty] if can(actor, "liberty.see") else []),
        *([register] if can(actor, "register.see") else []),
    ]


def what_words(concern: Concern | None) -> str:
    """ "Neglect and acts of omission: Larch House", as a line under a name."""
    if concern is None:
        return "Not written down yet"
    kinds = ", ".join(KIND_WORDS[code] for code in concern.kinds if code in KIND_WORDS) or "Kind not said"
    where = concern.service_name or PLACE_WORDS.get(concern.place, "")
    return f"{kinds}: {where}" if where else kinds


def short_what(concern: Concern | None) -> str:
    """ "Neglect: Larch House": the kinds in few words, in a list of little else."""
    if concern is None:
        return "Not written down yet"
    kinds = ", ".join(SHORT_KINDS[code] for code in concern.kinds if code in SHORT_KINDS) or "Kind not said"
    where = concern.service_name or PLACE_WORDS.get(concern.place, "")
    return f"{kinds}: {where}" if where else kinds


def wishes_words(concern: Concern | None) -> str:
    """What the adult wants, in one line; who said so stands with the step."""
    if concern is None or not (concern.wishes or concern.wishes_asked):
        return "Not asked yet"
    if concern.wishes:
        short = concern.wishes if len(concern.wishes) <= _MOST_WORDS else f"{concern.wishes[:_MOST_WORDS]}…"
        return (
            f"“{short}”" if concern.wishes_asked in Concern.ASKED else f"Not asked yet. Others say: {short}"
        )
    return Concern.Asked(concern.wishes_asked).label


def _within(words: str) -> str:
    """As it stands within a sentence: "The GP" was typed at the beginning of a box."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in _OPENERS else words


def _row(actor: Actor, one: OpenConcern, pathway: Pathway) -> list[object]:
    person = one.episode.person
    beside = age(person.birth_date, actor.on) if person.birth_date else ""
    under = short_what(one.concern)
    if one.children:
        under = f"{under}. Children in the home"
    told_by = one.concern.raised_by if one.concern else ""
    return [
        ui().cell(name_of(person), record_address(actor, person.record.ref), beside, under=under),
        ui().folded(wishes_words(one.concern), 32),
        *(_stage(one, codes, pathway, actor.on) for codes in STAGES.values()),
        ui().cell(one.owner, under=f"From {_within(told_by)}" if told_by else ""),
    ]


def _stage(one: OpenConcern, codes: Sequence[str], pathway: Pathway, on: date) -> object:
    """The clock of the last step of the stage that was begun; "" where none was."""
    begun = [step for step in one.steps if step.code in codes and step.state != Step.State.NOT_NEEDED]
    if not begun:
        return ""
    step = begun[-1]
    clock = ui().clock(clock_of(step, one, on))
    if step.due_on is None and step.state in Step.OPEN:
        href = reverse("date_step", kwargs={"step": step.pk})
        link = ui().link("Add it", href, about=f"the date for {pathway.steps[step.code].title}")
        return Markup("{} {}").format(clock, link)
    return clock


def clock_of(step: Step, one: OpenConcern, on: date) -> Clock:
    """Time left, done in so many days, late, or paused and why."""
    pause = one.pauses.get(step.pk)
    if step.state == Step.State.PAUSED and pause is not None:
        return paused_clock(pause.from_on, on=on, why=pause.reason)
    if step.due_on is None:
        return clock_without_start()
    if step.state == Step.State.DONE and step.finished_on is not None:
        return finished_clock(
            step.finished_on,
            started_on=_started(step, one),
            due_on=step.due_on,
            on=on,
            working_days=working_days_between,
            short=True,
        )
    return running_clock(step.due_on, on=on, working_days=working_days_between, short=True)


def _started(step: Step, one: OpenConcern) -> date:
    """Clocks of the first stages run from the day the concern was received."""
    received = one.episode.dates.get("received")
    first = step.code in ("concern", "talk", "decide") and step.turn == 1
    return date.fromisoformat(received) if received and first else step.opened_on
