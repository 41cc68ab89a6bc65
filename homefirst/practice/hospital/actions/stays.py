"""A stay in typed fields, kept inside the transaction that ends the step which says it; a step done again says it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.hospital.codes import CAUSES, MISSING
from homefirst.practice.hospital.models import DelayDays, MissingThing, Stay
from homefirst.practice.pathways.actions.episodes import date_known
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, save_new_or_changes, wrote

Answers = Mapping[str, tuple[Any, ...]]


@part_of_act()
def keep_stay(*, step: Step, answers: Answers, by: Actor, on: date) -> Stay:
    """`answers` are those of the notice. Back in hospital, it is a stay anew: nothing of the last leaving stands."""
    changes: dict[str, Any] = {
        "hospital": _one(answers, "hospital"),
        "ward": _one(answers, "ward"),
        "since": _day(answers, "in_hospital_since"),
        "why": _one(answers, "why_in_hospital"),
        "expected_on": _day(answers, "expected"),
        "left_on": None,
    }
    return _keep(step, changes, "hospital.keep_stay", by)


@part_of_act()
def keep_needs(*, step: Step, way: int, answers: Answers, by: Actor, on: date) -> Stay:
    """`way` is 0 to 3; what is missing, each with who sees to it. What is no longer named is here."""
    stay = _keep(step, {"way": way}, "hospital.keep_needs", by)
    named = [code for code in answers.get("missing", ()) if code in MISSING]
    holders = [str(words) for words in answers.get("who_holds", ())]
    for thing in stay.missing.filter(here_on__isnull=True).exclude(what__in=named):
        save_changes(thing, {"here_on": on}, thing.row_version)
    already = set(stay.missing.filter(here_on__isnull=True).values_list("what", flat=True))
    for place, what in enumerate(named):
        if what not in already:
            holder = holders[min(place, len(holders) - 1)] if holders else ""
            MissingThing.objects.create(stay=stay, what=what, holder=holder, since=on)
    return stay


@part_of_act()
def keep_delays(*, step: Step, answers: Answers, by: Actor, on: date) -> Stay:
    """What was arranged, and the days that were lost. All in place, nothing is missing any more."""
    changes = {
        "care_starts_on": _day(answers, "care_starts"),
        "who_gives_care": _one(answers, "who_gives_it"),
    }
    stay = _keep(step, changes, "hospital.keep_delays", by)
    if step.outcome == "ready_to_go":
        for thing in stay.missing.filter(here_on__isnull=True):
            save_changes(thing, {"here_on": on}, thing.row_version)
    causes = [code for code in answers.get("delay_causes", ()) if code in CAUSES]
    days = next(iter(answers.get("delay_days", ())), None)
    if causes and days:
        begins = _day(answers, "delay_from") or _ready(step) or on
        DelayDays.objects.create(stay=stay, causes=causes, from_on=begins, days=int(days))
    return stay


@part_of_act()
def keep_leaving(*, step: Step, answers: Answers, by: Actor, on: date) -> Stay:
    """The day on which the person left, from which the clocks of the look again run."""
    left = _day(answers, "left_on") or on
    stay = _keep(step, {"left_on": left}, "hospital.keep_leaving", by)
    episode = step.episode
    if episode.dates.get("left") != left.isoformat():
        date_known(episode=episode, name="left", day=left, row_version=episode.row_version, on=on)
    return stay


@part_of_act()
def keep_return(*, step: Step, answers: Answers, by: Actor, on: date) -> Stay:
    left = _day(answers, "left_on")
    return _keep(step, {"returned_on": on, "left_on": left}, "hospital.keep_return", by)


def _keep(step: Step, changes: Mapping[str, Any], action: str, by: Actor) -> Stay:
    person = step.episode.person
    tie = check_work(by, person)
    kept = Stay.objects.filter(episode=step.episode).first()
    stay = kept or Stay(episode=step.episode, person=person)
    save_new_or_changes(stay, changes)
    wrote(by, action, stay, person.pk, tie, changes)
    return stay


def _one(answers: Answers, question: str) -> str:
    return str(next(iter(answers.get(question, ())), "")).strip()


def _day(answers: Answers, question: str) -> date | None:
    said = _one(answers, question)
    return date.fromisoformat(said) if said else None


def _ready(step: Step) -> date | None:
    said = step.episode.dates.get("ready")
    return date.fromisoformat(said) if said else None
