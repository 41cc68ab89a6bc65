"""People walked on their way home from hospital, with the forms, by the same verbs that staff use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from tests.factories import TODAY
from tests.practice.safeguarding.walking import ended

NOTICE = {
    "hospital": "Westbrook General",
    "ward": "Stroke unit",
    "in_hospital_since": (TODAY - timedelta(days=13)).isoformat(),
    "expected": (TODAY + timedelta(days=1)).isoformat(),
}


def noticed(by: Actor, about: Person, *, ready: date | None = None, on: date = TODAY) -> Episode:
    dates = {"noticed": on} | ({"ready": ready} if ready else {})
    return open_episode(person=about, code="hospital_discharge", by=by, on=on, dates=dates)


def described(episode: Episode, by: Actor, way: str = "way_1", on: date = TODAY, **needs: Any) -> None:
    """Found, and what is needed is said; nothing is missing unless `missing` and `who_holds` say so."""
    ended(episode, "match", "ours", by, on, **NOTICE)
    ended(episode, "describe", way, by, on, **{"way": way[-1], "missing": "none"} | needs)


def arranged(episode: Episode, by: Actor, on: date = TODAY, **said: Any) -> None:
    ended(episode, "arrange", "ready_to_go", by, on, **{"delay_causes": "none"} | said)
