"""A carer walked to the emergency plan, by the verbs that staff use."""

from __future__ import annotations

from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.carers.models import EmergencyPlan
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.people.models import Person
from tests.factories import TODAY
from tests.practice.safeguarding.walking import ended

PLAN = {"who_steps_in": "Jaspreet", "how_long": "Two days", "must_know": "He falls to the left."}


def planned(by: Actor, carer: Person, outcome: str = "on_the_register", **said: Any) -> EmergencyPlan:
    episode = open_episode(person=carer, code="carer", by=by, on=TODAY)
    ended(episode, "offer", "own_talk", by)
    ended(episode, "assessment", "eligible", by)
    ended(episode, "plan", "agreed", by)
    ended(episode, "emergency_plan", outcome, by, **PLAN | said)
    return EmergencyPlan.objects.get(step__episode=episode)
