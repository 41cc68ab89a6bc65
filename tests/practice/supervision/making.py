"""A manager and a worker of one team, and a supervision of theirs at each stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.people.models import Person
from homefirst.practice.supervision import actions
from homefirst.practice.supervision.models import Supervision
from tests.factories import TODAY, acting, person, staff, team

DAY = timedelta(days=1)


class Pair:
    """Amara supervises Nadia. `graham` is of their team."""

    def __init__(self) -> None:
        self.team: Team = team("east", "East team")
        self.manager: User = staff("team_manager", name="Amara Cole", teams=(self.team,))
        self.worker: User = staff("social_worker", name="Nadia Rahman", teams=(self.team,))
        self.keeps: Actor = acting(self.manager, "team_manager")
        self.works: Actor = acting(self.worker, "social_worker")
        self.graham: Person = person(of=self.team, given_name="Graham", family_name="Ashworth")

    def planned(self, *, days: int = 0) -> Supervision:
        return actions.plan_supervision(
            worker=self.worker, planned_on=TODAY + days * DAY, by=self.keeps, on=TODAY
        )

    def held(self, **said: Any) -> actions.Held:
        return actions.Held(
            **{"held_on": TODAY, "workload": "Four reviews are late.", "wellbeing": "Sleeps badly.", **said}
        )

    def signed(self, *, days_ago: int = 0, **said: Any) -> Supervision:
        """By whoever supervises."""
        then = replace(self.keeps, at=self.keeps.at - days_ago * DAY)
        made = actions.plan_supervision(worker=self.worker, planned_on=then.on, by=then, on=then.on)
        held = self.held(**{"held_on": then.on, **said})
        return actions.sign_as_supervisor(
            supervision=made, held=held, row_version=made.row_version, by=then, on=then.on
        )

    def about(self, **said: Any) -> actions.About:
        facts = {"person": self.graham, "words": "He has not been seen since May.", **said}
        return actions.About(**facts)

    def task(self, words: str = "Visit him", *, days: int = 3, **said: Any) -> actions.Task:
        facts = {"due_on": TODAY + days * DAY, "held_by": self.worker, **said}
        return actions.Task(words=words, **facts)


def sign(pair: Pair, made: Supervision, held: actions.Held, **other: Any) -> Supervision:
    facts = {"row_version": made.row_version, "by": pair.keeps, "on": TODAY, **other}
    return actions.sign_as_supervisor(supervision=made, held=held, **facts)
