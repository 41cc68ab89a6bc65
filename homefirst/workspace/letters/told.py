"""Who is told, in words: what it is about, who holds it and by when, and what was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from homefirst.foundation.design.parts import Fact, Group
from homefirst.foundation.design.words import day, short_day, weekday
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.people.rules import full_name
from homefirst.practice.telling.definition import Telling as Definition
from homefirst.practice.telling.models import Telling


def title_of(telling: Telling) -> str:
    if telling.state == Telling.State.TO_TELL:
        return f"{telling.get_verb_display()} {telling.whom}"
    return f"{telling.get_state_display()}: {telling.whom}"


def row(telling: Telling, on: date) -> list[object]:
    """One line of a person's, after whom: when it came up, how it stands, and what was said or why not."""
    said = telling.said if telling.state == Telling.State.TOLD else telling.why_not
    return [short_day(telling.made_on), state_words(telling, on), said]


def state_words(telling: Telling, on: date) -> str:
    """The state; and in whose hands it is and by when, or how it was done and by whom."""
    if telling.done_on is None:
        task = telling.task
        holder = task.held_by.name if task.held_by else task.team.name if task.team else ""
        late = " Overdue." if task.due_on < on else ""
        return f"To be told: {holder}, by {weekday(task.due_on, on)}.{late}"
    by = f" by {telling.done_by.name}" if telling.done_by else ""
    how = f", {telling.get_means_display().lower()}" if telling.means else ""
    return f"{telling.get_state_display()} {day(telling.done_on, on)}{by}{how}"


def facts_of(telling: Telling, on: date, definition: Definition | None = None) -> list[Fact]:
    """With the `definition` what allows it, for whoever is about to tell."""
    pathway = library.read(telling.step.episode.version)
    about = f"{pathway.title}: {pathway.steps[telling.step.code].title}"
    found = [Fact("About", about), Fact("How it stands", state_words(telling, on))]
    if telling.verb == Telling.Verb.ALERT:
        found += _what_happened(telling, pathway)
    if definition is not None and definition.grounds:
        found.append(Fact("Why they may know", f"{definition.grounds[:1].upper()}{definition.grounds[1:]}."))
    told = (
        ("Who was told", telling.spoke_with),
        ("What was said", telling.said),
        ("Why all the same", telling.despite),
        ("Why not", telling.why_not),
    )
    return found + [Fact(name, words) for name, words in told if words]


def _what_happened(telling: Telling, pathway: Pathway) -> list[Fact]:
    """How the step ended that alerts, and why, for whoever is alerted."""
    step = telling.step
    outcome = pathway.outcomes_of(step.code).get(step.outcome)
    ended = Fact("What happened", outcome.title if outcome else "", note=step.reason)
    return [ended] if outcome else []


def groups_of(found: Iterable[Telling], on: date) -> list[Group]:
    """Lines of the telling, the person's name and how it stands; the page's template makes links of them."""
    rows = list(found)
    late = [each for each in rows if each.task.due_on < on]
    rest = [each for each in rows if each.task.due_on >= on]
    return [
        Group("Overdue", [_line(each, on) for each in late], tone="late"),
        Group("In time", [_line(each, on) for each in rest]),
    ]


def _line(telling: Telling, on: date) -> list[object]:
    person = telling.person
    name = full_name(person.given_name, person.family_name) or f"Name not known, record {person.record.ref}"
    return [telling, name, state_words(telling, on)]
