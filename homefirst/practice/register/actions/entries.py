"""A person comes onto the register: on what ground, and with which colour. Each is kept inside the transaction that ends
the step which says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.register.definition import register_rule
from homefirst.practice.register.models import Colour, ColourSaid, RegisterEntry

Answers = Mapping[str, tuple[Any, ...]]
GROUNDS: Mapping[str, RegisterEntry.Agrees] = {
    "agrees": RegisterEntry.Agrees.YES,
    "best_interests": RegisterEntry.Agrees.BEST_INTERESTS,
}


@part_of_act()
def keep_ground(*, step: Step, answers: Answers, by: Actor, on: date) -> RegisterEntry:
    """The end of the first talk is the ground: consent, or their best interests with the reason."""
    tie = check_work(by, step.episode.person)
    said = {
        "who_for": one(answers, "who_for"),
        "own_words": one(answers, "own_words"),
        "triggers": one(answers, "triggers"),
        "may_hear": list(answers.get("may_hear", ())),
        "agrees": GROUNDS[step.outcome],
        "agrees_why": step.reason,
        "agrees_on": on,
        "agrees_said_to": step.finished_by or by.user,
    }
    entry = RegisterEntry.objects.filter(episode=step.episode_id).first()
    if entry is None:
        entry = RegisterEntry.objects.create(episode=step.episode, person=step.episode.person, **said)
    else:  # the talk was gone back to
        save_changes(entry, said, entry.row_version)
    wrote(by, "register.keep_ground", entry, entry.person_id, tie, said)
    return entry


@part_of_act()
def keep_rating(*, step: Step, answers: Answers, by: Actor, on: date) -> RegisterEntry:
    """The first colour: from this day the person is on the register."""
    tie = check_work(by, step.episode.person)
    entry = entry_of(step.episode, by, on)
    say_colour(entry, one(answers, "rating"), one(answers, "why"), by=by, on=on)
    if entry.joined_on is None:
        save_changes(entry, {"joined_on": on}, entry.row_version)
    see_again(entry, on=on)
    wrote(by, "register.keep_rating", entry, entry.person_id, tie, ["colour", "joined_on"])
    return entry


def entry_of(episode: Episode, by: Actor, on: date) -> RegisterEntry:
    """Inside the caller's transaction. An episode from before the register was kept has an entry from now on, which says
    that nobody has written down whether they agree."""
    kept = RegisterEntry.objects.filter(episode=episode).first()
    return kept or RegisterEntry.objects.create(
        episode=episode,
        person=episode.person,
        agrees=RegisterEntry.Agrees.NOT_KNOWN,
        agrees_on=episode.opened_on,
        agrees_said_to=episode.opened_by,
    )


def say_colour(entry: RegisterEntry, colour: str, why: str, *, by: Actor, on: date) -> None:
    """Inside the caller's transaction. A step without an answer keeps the colour that was; green where there was none."""
    said = colour if colour in Colour.values else entry.colour or Colour.GREEN
    ColourSaid.objects.create(entry=entry, colour=said, why=why, on=on, by=by.user)
    if said != entry.colour:
        save_changes(entry, {"colour": said, "colour_since": on}, entry.row_version)


def see_again(entry: RegisterEntry, *, on: date) -> None:
    """Inside the caller's transaction: the closer a crisis, the sooner the next panel than the pathway's month."""
    within = register_rule().seen_within.get(entry.colour)
    if within is None:
        return
    soonest = on + timedelta(days=within)
    for step in Step.objects.filter(episode=entry.episode_id, code="panel", state__in=Step.OPEN):
        if step.due_on is None or step.due_on > soonest:
            save_changes(step, {"due_on": soonest}, step.row_version)


def one(answers: Answers, question: str) -> str:
    return str(next(iter(answers.get(question, ())), "")).strip()
