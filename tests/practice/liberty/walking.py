"""Requests to restrict somebody's liberty, walked through their steps and forms by the verbs that staff use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from homefirst.foundation.access.actor import Actor
from homefirst.practice.liberty.models import Authorisation
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from tests.factories import TODAY
from tests.practice.safeguarding.walking import ended

ASKED: Final = {
    "kind_of_place": "care_home",
    "place": "Larch House",
    "who_pays": "council",
    "needed_from": TODAY.isoformat(),
    "priority": "high",
    "objects": True,
    "urgent": False,
}
URGENT: Final = ASKED | {
    "urgent": True,
    "urgent_from": TODAY.isoformat(),
    "urgent_until": (TODAY + timedelta(days=6)).isoformat(),
}


def asked(
    by: Actor, about: Person, outcome: str = "standard", received: date | None = TODAY, **said: Any
) -> Episode:
    dates = {"received": received} if received else {}
    episode = open_episode(person=about, code="liberty", by=by, on=TODAY, dates=dates)
    ended(episode, "receive", outcome, by, **ASKED | said)
    return episode


def urgent(by: Actor, about: Person, **said: Any) -> Episode:
    return asked(by, about, "urgent_runs", **URGENT | said)


def assessed(episode: Episode, by: Actor, **said: Any) -> None:
    ended(episode, "assess_best_interests", "met", by, assessor="Jo Hall", **said)
    ended(episode, "assess_mental_health", "met", by, assessor="Dr Ode")


def granted(by: Actor, about: Person, days: int = 180, **said: Any) -> Authorisation:
    episode = asked(by, about)
    assessed(episode, by)
    until = TODAY + timedelta(days=days)
    ended(episode, "sign_off", "granted", by, starts_on=TODAY.isoformat(), ends_on=until.isoformat(), **said)
    return Authorisation.objects.get(request__episode=episode)


def condition(number: int, words: str, days: int) -> dict[str, str]:
    due = TODAY + timedelta(days=days)
    return {
        f"condition_{number}": words,
        f"condition_{number}_who": "The manager",
        f"condition_{number}_by": due.isoformat(),
    }
