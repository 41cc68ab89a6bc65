"""People on pathways, moved on through the same verbs that staff use."""

from __future__ import annotations

from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import finish_step, open_episode
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, person, team

Worker = tuple[Actor, Person]


def worker(role: str = "social_worker", **facts: Any) -> Worker:
    """Somebody in a team, and a person whom that team holds."""
    ours = team()
    by = actor(role, teams=(ours,))
    return by, person(of=ours, given_name="Graham", family_name="Ashworth", **facts)


def begun(by: Actor, about: Person, code: str, on: date = TODAY, **options: Any) -> Episode:
    return open_episode(person=about, code=code, by=by, on=on, **options)


def in_hand(episode: Episode, code: str) -> Step:
    return episode.steps.get(code=code, state__in=Step.OPEN)


def done(episode: Episode, code: str, outcome: str, by: Actor, on: date = TODAY, **said: Any) -> Step:
    """Finishes the open step of that code."""
    step = in_hand(episode, code)
    return finish_step(step=step, outcome=outcome, row_version=step.row_version, by=by, on=on, **said)
