"""One supervision as a page shows it: what is between the two apart from what stands about people and work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.design.parts import Fact, NextStep
from homefirst.foundation.design.words import counted, day, days_between_words, moment, weekday
from homefirst.practice.supervision.actions import Held
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.supervision.queries import Agenda, Whole
from homefirst.workspace.record import record_address
from homefirst.workspace.team.cells import ui
from homefirst.workspace.team.waiting_page import name_of
from homefirst.workspace.work.clocks import clock_of

Note = dict[str, str]


def facts(agenda: Agenda, on: date) -> list[Fact]:
    """What the system knows of the worker's load."""
    late, stuck = agenda.late(on), agenda.stuck(on)
    hidden = f"{counted(agenda.hidden, 'piece')} about people whom you may not see" if agenda.hidden else ""
    return [
        Fact("Carries", ui().load_bar(agenda.load.weight, agenda.capacity), note=hidden),
        Fact("Open work", f"{counted(len(agenda.work), 'piece')}, {late} late, {stuck} without a move"),
        Fact("Days away", _away(agenda, on) or "None known"),
    ]


def reasons(agenda: Agenda) -> dict[str, str]:
    """Why each person is on the agenda, by id."""
    return {
        str(one.person.pk): f"{'. '.join(each[:1].upper() + each[1:] for each in one.reasons)}."
        for one in agenda.people
        if one.reasons
    }


def people_notes(whole: Whole, actor: Actor) -> list[Note]:
    """What was said about each person, and decided."""
    return [
        note(
            name_of(line.person) if line.person else "Somebody whom you may not see",
            "\n\n".join(
                part for part in (line.words, f"Decided: {line.decided}" if line.decided else "") if part
            ),
            by="It stands on their record as a management decision." if line.note_id else "",
            href=record_address(actor, line.person.record.ref) if line.person else "",
        )
        for line in whole.discussed
    ]


def private_notes(held: Supervision | Held, brought: str) -> list[Note]:
    texts = (
        ("What the worker brought", brought),
        ("How they are", held.wellbeing),
        ("What they learn", held.learning),
    )
    return [note(title, words) for title, words in texts if words.strip()]


def added_notes(whole: Whole, on: date) -> list[Note]:
    return [
        note(
            "Between the two" if one.is_private else "Added",
            one.words,
            by=f"{one.author.name}, {roles()[one.role].title}, {moment(one.written_at, on)}",
        )
        for one in whole.added
    ]


def note(title: str, words: str, *, by: str = "", href: str = "") -> Note:
    return {"title": title, "words": words.strip(), "by": by, "href": href}


def will(supervision: Supervision, held: Held, on: date) -> list[str]:
    """What the supervisor's signature brings about."""
    found = [
        f"Put a management decision on the record of {name_of(about.person)}"
        for about in held.about
        if about.to_record
    ]
    found += [
        f"Put under My work of {task.held_by.name}, by {weekday(task.due_on, on)}: {task.words.strip()}"
        for task in held.tasks
        if task.due_on
    ]
    if held.next_on:
        found.append(f"Plan the next supervision for {weekday(held.next_on, on)}")
    return [*found, f"Ask {supervision.worker.name} to read it and sign"]


def next_of(actor: Actor, held: Supervision, *, is_signed: bool) -> tuple[NextStep, ...]:
    """Who has to do what with it: nothing, once both have signed."""
    is_worker = actor.user is not None and actor.user.pk == held.worker_id
    if held.held_on is None:
        who = "You" if actor.user and actor.user.pk == held.supervisor_id else held.supervisor.name
        href = reverse("write_supervision", kwargs={"held": held.pk})
        clock = clock_of(held.planned_on, actor.on)
        return (NextStep("Meet, and write down what was said", who, clock, href=href),)
    if is_signed:
        return ()
    return (
        NextStep("Read it and sign", "You" if is_worker else held.worker.name, when="As soon as you can"),
    )


def signed_facts(whole: Whole, on: date) -> list[Fact]:
    found = [
        Fact("Signed", f"{one.user.name}, {roles()[one.role].title}", note=moment(one.signed_at, on))
        for one in whole.signatures
    ]
    if not whole.is_signed_by_worker:
        found.append(Fact("Not signed yet", whole.reading.supervision.worker.name))
    return found


def ids(notes: Iterable[Any]) -> list[int]:
    """Of the people among lines, for the looks."""
    return list(dict.fromkeys(one.person.pk for one in notes if one.person is not None))


def _away(agenda: Agenda, on: date) -> str:
    said = []
    for begins, ends in agenda.away:
        words = day(begins, on) if begins == ends else days_between_words(begins, ends, on)
        said.append(words if begins <= on else f"{words}, to come")
    return "; ".join(said)
