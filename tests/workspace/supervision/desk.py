"""The desk of each of the two, and what is typed there."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from homefirst.practice.pathways.actions import open_episode
from tests.factories import TODAY, person, sign_in
from tests.practice.supervision.making import DAY, Pair


def desk(user: Any, role: str) -> Client:
    client = Client()
    sign_in(client, user, role)
    return client


def at(name: str, **where: Any) -> str:
    return reverse(name, kwargs=where)


def typed(day: Any = TODAY, name: str = "held_on") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def work(pair: Pair, given_name: str = "Graham", *, days_ago: int = 0) -> Any:
    who = (
        pair.graham
        if given_name == "Graham"
        else person(of=pair.team, given_name=given_name, family_name="Ashworth")
    )
    then = TODAY - days_ago * DAY
    return open_episode(person=who, code="care_act_assessment", by=pair.works, on=then)
