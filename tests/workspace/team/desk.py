"""A team at work: a manager at the desk, a worker, and people whose work is open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.test import Client

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Episode, Step
from homefirst.practice.people.models import Person
from tests.factories import NOW, acting, person, sign_in, staff, team
from tests.workspace.pages import words_of

DAY = timedelta(days=1)


class Desk:
    """Signed in as `role`; `worker` is a social worker of the same team."""

    def __init__(self, role: str = "team_manager") -> None:
        self.team: Team = team("east", "East team")
        self.user: User = staff(role, name="Amara Cole", teams=(self.team,))
        self.by: Actor = acting(self.user, role, at=NOW)
        self.worker: User = staff("social_worker", name="Nadia Rahman", teams=(self.team,))
        self.client = Client()
        sign_in(self.client, self.user, role)

    @property
    def on(self) -> date:
        return self.by.on

    def somebody(self, name: str, **facts: Any) -> Person:
        return person(of=self.team, given_name=name, family_name="Ashworth", **facts)

    def work(
        self, name: str, *, days_ago: int = 0, code: str = "care_act_assessment", held: bool = True
    ) -> Episode:
        """An assessment, in the worker's hands or waiting in the team."""
        by = acting(self.worker, "social_worker", at=NOW) if held else self.manager()
        return open_episode(person=self.somebody(name), code=code, by=by, on=self.on - days_ago * DAY)

    def manager(self) -> Actor:
        """Somebody who may not do an assessment, so that it waits in the team."""
        return acting(staff("team_manager", teams=(self.team,)), "team_manager", at=NOW)

    def step(self, episode: Episode) -> Step:
        return episode.steps.get(state__in=Step.OPEN)

    def page(self, address: str) -> str:
        return words_of(self.client.get(address))
