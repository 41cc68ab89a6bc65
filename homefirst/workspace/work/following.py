"""What an outcome brings about, said before it does: each step, promise and pathway with whose it is and by what day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from homefirst.foundation.design.words import weekday
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.counting import kind_of
from homefirst.practice.pathways.actions.episodes import named_dates
from homefirst.practice.pathways.actions.hands import first_hands
from homefirst.practice.pathways.actions.promises import promised
from homefirst.practice.pathways.definition.said_dates import carried, own, said
from homefirst.practice.pathways.definition.shapes import Cause, Outcome
from homefirst.practice.pathways.definition.shapes import Step as StepDefinition
from homefirst.practice.pathways.definition.words import leads_to
from homefirst.practice.pathways.effects import installed
from homefirst.practice.pathways.queries.episodes import is_open
from homefirst.practice.pathways.rules.clocks import due_on
from homefirst.workspace.letters.before import Before, letters_before
from homefirst.workspace.work.doing import Doing

_EVENTS = {"request": "one request", "assessment": "one assessment", "review": "one review"}


@dataclass(frozen=True)
class Follows:
    """`will` are ends of "This will ..."; `to_do` is what somebody then has to do, `letters` what is drafted for it."""

    will: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()
    letters: tuple[Before, ...] = ()


def follows(found: Doing, outcome: Outcome) -> Follows:
    """A query or two for each pathway that is opened, and one for hands that are not the reader's."""
    days = said(outcome, on=found.actor.on, known=named_dates(found.step.episode), answers=found.answers)
    will = [
        *_says(found, outcome, days),
        *_leads(found, outcome, days),
        *_happens(found, outcome, days),
        *_counts(found, outcome),
    ]
    letters = letters_before(found.step, outcome, found.actor.on)
    return Follows(tuple(will), tuple(_to_do(found, outcome, days)), letters)


def _says(found: Doing, outcome: Outcome, days: Mapping[str, date]) -> Iterator[str]:
    """Dates of this pathway, from which clocks then run."""
    for name in outcome.dates:
        if name in days and name in found.pathway.dates:
            yield f"say {found.pathway.dates[name]}: {_day(days[name], found.actor.on)}"


def _leads(found: Doing, outcome: Outcome, days: Mapping[str, date]) -> Iterator[str]:
    pathway, definition, on = found.pathway, found.definition, found.actor.on
    if outcome.code not in definition.outcomes or outcome.closes:
        yield f"end {pathway.title} for {found.first_name}"
    elif outcome.again and definition.recurs is not None:
        yield f"bring this back {_by(definition.recurs.every.due_on(on), on)}, {_hands(found, definition)}"
    elif outcome.waits:
        yield leads_to(pathway, definition, outcome).replace("waits", "wait", 1)
    else:
        dates = {**named_dates(found.step.episode), **own(days)}
        for each in (pathway.steps[code] for code in outcome.next):
            due = due_on(each.within, opened_on=on, dates=dates)
            missing = f"as soon as the clock can run: {pathway.dates.get(each.within.starts_from, '')}"
            yield f"open “{each.title}”, {_by(due, on) if due else missing}, {_hands(found, each)}"


def _happens(found: Doing, outcome: Outcome, days: Mapping[str, date]) -> Iterator[str]:
    for cause in outcome.causes:
        effect = installed()[cause.effect]
        if effect.leaves_to_do(found.definition, outcome):
            continue
        if effect.keeps_at_once(found.definition, outcome):
            yield f"keep {cause.argument}, as you wrote it here"
        elif effect.says is not None:
            yield from effect.says(found.step, cause.argument, found.actor)
        elif effect.foretells is not None and found.form is not None:
            told = effect.foretells(found.step, found.form, found.answers)
            yield from told or (_nothing_yet(effect.words.format(cause.argument)),)
        elif effect.names_a_pathway:
            yield _pathway(found, cause, days)
        else:
            yield str(cause)


def _nothing_yet(words: str) -> str:
    """ "keeps the goals" has nothing to keep so far."""
    verb, _, what = words.partition(" ")
    return f"{verb.removesuffix('s')} {what}, if anything is written here"


def _pathway(found: Doing, cause: Cause, days: Mapping[str, date]) -> str:
    on, person = found.actor.on, found.step.episode.person
    pathway = library.read(library.in_force(cause.argument, on))
    if cause.effect != "open":
        return f"{cause.effect} {pathway.title}"
    if is_open(person, cause.argument):
        return f"go on with {pathway.title}, which is open already"
    brings = {name: day for name, day in carried(days, cause.argument).items() if name in pathway.dates}
    due = due_on(pathway.first.within, opened_on=on, dates=brings)
    when = f", {_by(due, on)}" if due else ""
    with_days = "".join(f", with {pathway.dates[name]}: {_day(day, on)}" for name, day in brings.items())
    return f"open {pathway.title}: “{pathway.first.title}”{when}, {_hands(found, pathway.first)}{with_days}"


def _counts(found: Doing, outcome: Outcome) -> Iterator[str]:
    counts = found.definition.counts_as
    if counts is not None and outcome.cld:
        yield f"count as {_EVENTS[kind_of(found.step, counts, found.actor.on)]} in the return"


def _to_do(found: Doing, outcome: Outcome, days: Mapping[str, date]) -> Iterator[str]:
    dates = {**named_dates(found.step.episode), **own(days)}
    for cause in outcome.causes:
        effect = installed()[cause.effect]
        if not effect.leaves_to_do(found.definition, outcome):
            continue
        if effect.says is not None:
            yield from effect.says(found.step, cause.argument, found.actor)
        else:
            what, due = promised(str(cause), found.actor.on, dates, found.pathway.dates)
            yield f"{what}, {_by(due, found.actor.on)}"


def _hands(found: Doing, definition: StepDefinition) -> str:
    user, team = first_hands(definition, found.step.episode.person, found.actor, worker=found.step.held_by)
    if user is not None:
        return "in your hands" if user == found.actor.user else f"in the hands of {user.name}"
    return f"to {team.name}" if team else ""


def _day(day: date, on: date) -> str:
    return "today" if day == on else weekday(day, on)


def _by(due: date, on: date) -> str:
    return "today" if due == on else f"by {weekday(due, on)}"
