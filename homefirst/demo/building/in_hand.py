"""One worker's desk as desks are: half done, waiting, paused, late, and one sum to be agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from homefirst.demo.building.staffing import acting
from homefirst.demo.stories.walks import WALKS
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Tie
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person

_HANNAH = "hannah.price@westbrook.example"
_BEGUN = {
    "most_important": ("To stay in my own home, and to know who is coming.",),
    "please_do": ("Ring before you come.",),
}
_PLAN = _BEGUN | {
    "want_1": ("To get up and go to bed when I choose.",),
    "do_1": ("Somebody comes in the morning and at night, the same three people.",),
    "who_1": ("Two carers of the home care team", "My sister on Sundays"),
    "hours_1": (21.0,),
    "signs": ("I stop opening the curtains.",),
    "what_helps": ("Tea, and the wireless.",),
    "whom_to_ring": ("My sister", "The home care team"),
    "copies": ("My sister",),
    "format": ("plain",),
}
_BUDGET = {
    "weekly_cost": (612.50,),
    "how_taken": ("managed",),
    "why_fair": ("Two visits a day by one carer each; a lower sum would leave the nights without anybody.",),
}


def fill_a_desk(by: Actor) -> None:
    """Of what was begun for one social worker; the stories stay as they are told."""
    hannah = acting(_HANNAH, by)
    for step, does in zip(_drafts(hannah), (_half_done, _waits, _pause, _ask), strict=False):
        does(step, hannah)
    _late(hannah)


def _half_done(step: Step, by: Actor) -> None:
    _say(step, _BEGUN, by)


def _waits(step: Step, by: Actor) -> None:
    then = _earlier(by, min(4, (by.on - step.opened_on).days))
    actions.note_to_self(
        step=step,
        note="About who comes on Sundays.",
        waiting_on="the daughter",
        row_version=step.row_version,
        by=then,
        on=then.on,
    )


def _pause(step: Step, by: Actor) -> None:
    then = _earlier(by, min(4, (by.on - step.opened_on).days))
    why = "the person asked us to wait"
    actions.pause(step=step, reason=why, row_version=step.row_version, by=then, on=then.on)


def _drafts(worker: Actor) -> list[Step]:
    told = {walk.la_id for walk in WALKS}
    steps = Step.objects.filter(held_by=worker.user, code="draft", state__in=Step.OPEN)
    whose = steps.exclude(episode__person__identifiers__value__in=told)
    return list(
        whose.select_related("episode__person__record", "episode__version").order_by("opened_on", "pk")
    )


def _say(step: Step, given: dict[str, Any], by: Actor) -> None:
    actions.save_answers(step=step, given=given, seen={}, by=by, on=by.on)


def _ask(step: Step, by: Actor) -> None:
    """A plan whose sum is above what a worker may agree: it waits for whoever may."""
    _say(step, _PLAN, by)
    actions.finish_step(step=step, outcome="drafted", row_version=step.row_version, by=by, on=by.on)
    budget = step.episode.steps.get(code="budget", state__in=Step.OPEN)
    _say(budget, _BUDGET, by)
    actions.finish_step(step=budget, outcome="agreed", row_version=budget.row_version, by=by, on=by.on)


def _late(by: Actor) -> None:
    """A first conversation that was promised for last week."""
    held = Tie.objects.filter(kind=Tie.Kind.ALLOCATED, user=by.user, ends_at__isnull=True)
    person = (
        Person.objects.filter(record__in=held.values("record_id"), died_on__isnull=True, episodes=None)
        .order_by("pk")
        .first()
    )
    if person is not None:
        then = _earlier(by, 7)
        actions.open_episode(person=person, code="three_conversations", by=then, on=then.on)


def _earlier(by: Actor, days: int) -> Actor:
    return replace(by, at=by.at - timedelta(days=days))
