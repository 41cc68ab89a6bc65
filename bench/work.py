"""Workers with both factors, and first steps of carers for them: in their own hands, or in those of their team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homefirst.foundation.access.actor import Actor
    from homefirst.foundation.accounts.models import Team, User

PASSWORD = "fifty at their desks"
PATHWAY, ROLE = "carer", "social_worker"


@dataclass(frozen=True)
class Built:
    name: str
    email: str
    pk: int
    steps: list[int]


@dataclass(frozen=True)
class Work:
    """`shared` has the steps of each pair, in the order of the workers two by two."""

    vendor: str
    workers: list[Built]
    shared: list[list[int]]


def build(many: int, own: int, shared: int) -> Work:
    from homefirst.config.commands.ready import set_up

    set_up()
    from django.db import connection, transaction
    from django.utils import timezone

    from homefirst.demo.building.practising import publish_practice
    from homefirst.foundation import definitions
    from homefirst.foundation.access.actor import system
    from homefirst.foundation.accounts import actions

    by = system(timezone.localtime())
    with transaction.atomic():
        publish_practice(definitions.folder(), by)
        team = actions.add_team(code="carers", name="Carers", by=by)
        staff = [_worker(number, team, by) for number in range(1, many + 1)]
        theirs = [[_step(team, by, worker) for _ in range(own)] for worker in staff]
        between = [[_step(team, by) for _ in range(shared)] for _ in range(many // 2)]
    workers = [
        Built(user.name, user.email, user.pk, steps) for user, steps in zip(staff, theirs, strict=True)
    ]
    return Work(connection.vendor, workers, between)


def _worker(number: int, team: Team, by: Actor) -> User:
    from homefirst.foundation.accounts import actions

    user = actions.create_staff(
        email=f"worker{number}@westbrook.example",
        name=f"Worker {number:02}",
        password=PASSWORD,
        must_change=False,
        by=by,
    )
    actions.give_role(user=user, role=ROLE, by=by, on=by.on)
    actions.join_team(user=user, team=team, by=by, on=by.on)
    actions.enrol_demo_factor(user=user, by=by)
    return user


def _step(team: Team, by: Actor, worker: User | None = None) -> int:
    """The first step of a carer: in the worker's hands, else in the team's."""
    from homefirst.practice.pathways.actions import open_episode
    from homefirst.practice.people.actions import add_person

    person = add_person(given_name="Sanjeet", family_name="Kaur", team=team, by=by, on=by.on)
    doer = replace(by, user=worker, role=ROLE) if worker else by
    episode = open_episode(person=person, code=PATHWAY, by=doer, on=by.on)
    return episode.steps.get().pk
