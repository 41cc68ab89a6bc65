"""A worker at a desk with a piece of work: its parts typed, its end chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from homefirst.practice.pathways.actions import open_episode
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from tests.factories import TODAY, acting, person, sign_in, staff, team
from tests.practice.pathways.walks import in_hand
from tests.workspace.pages import form_of


class Desk:
    """A worker of a role, signed in, with a person of their team and a pathway begun."""

    def __init__(
        self, client: Client, role: str = "social_worker", code: str = "three_conversations"
    ) -> None:
        ours = team()
        self.client = client
        self.user = staff(role, teams=(ours,))
        self.person: Person = person(
            of=ours,
            given_name="Graham",
            family_name="Ashworth",
            liked_name="Gray",
            birth_date=date(1944, 3, 14),
        )
        self.by = acting(self.user, role)
        self.episode = open_episode(person=self.person, code=code, by=self.by, on=TODAY)
        sign_in(client, self.user, role)

    def step(self, code: str) -> Step:
        return in_hand(self.episode, code)

    def part(self, code: str, part: str) -> str:
        return f"/my-work/{self.step(code).pk}/part/{part}/"

    def typed(self, address: str, **answers: Any) -> Any:
        """Sends a part as the page that was just opened would."""
        sent = form_of(self.client.get(address))
        return self.client.post(address, sent | {"go": "next", **answers})

    def shown(self, address: str) -> str:
        """What a page carries of the answers that it showed."""
        return form_of(self.client.get(address))["seen"]


def finished(desk: Desk, code: str, **typed: Any) -> Any:
    step = desk.step(code)
    sent = {"row_version": step.row_version, "go": "finish", "reason": "", **typed}
    return desk.client.post(f"/my-work/{step.pk}/finish/", sent)


def answered(desk: Desk) -> None:
    desk.typed(desk.part("conversation_1", "what_matters"), own_words="My garden.")
    desk.typed(desk.part("conversation_1", "ideas"), ideas_offered="Lunch club")
