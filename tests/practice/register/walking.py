"""People walked onto the dynamic support register through its steps and forms, by the verbs that staff use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from homefirst.practice.register.models import RegisterEntry
from tests.factories import TODAY
from tests.practice.safeguarding.walking import ended

TALK = {
    "agrees": "yes",
    "who_for": "autistic",
    "may_hear": "The community nurses",
    "triggers": "A change of staff",
}
PANEL = {"at_the_table": "A nurse", "spoken_about": "Nights are quieter.", "still_agrees": "yes"}


def referred(by: Actor, about: Person, outcome: str = "agrees", on: date = TODAY, **said: Any) -> Episode:
    episode = open_episode(person=about, code="dynamic_support_register", by=by, on=on)
    ended(episode, "refer", outcome, by, on, **TALK | said)
    return episode


def on_it(by: Actor, about: Person, colour: str = "green", on: date = TODAY, **said: Any) -> RegisterEntry:
    episode = referred(by, about, on=on, **said)
    ended(episode, "rate", "on_register", by, on, rating=colour, why="As it was told.")
    return RegisterEntry.objects.get(episode=episode)


def spoken_about(
    entry: RegisterEntry, by: Actor, outcome: str = "stays", on: date = TODAY, **said: Any
) -> RegisterEntry:
    ended(entry.episode, "panel", outcome, by, on, **PANEL | {"rating": entry.colour} | said)
    entry.refresh_from_db()
    return entry


def agreed(number: int, words: str, owner: str, days: int) -> dict[str, str]:
    due = TODAY + timedelta(days=days)
    return {f"action_{number}": words, f"action_{number}_who": owner, f"action_{number}_by": due.isoformat()}
