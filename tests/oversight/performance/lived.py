"""People whose lives the measures of practice count, moved on through the actions that staff use."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from homefirst.foundation.accounts.models import Team
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from tests.factories import acting, person, staff, team
from tests.oversight.made_up_year import begin, finish, on

DAY = date(2026, 3, 2)
LATER = date(2026, 6, 1)


@dataclass
class Lived:
    contact: Team = field(default_factory=lambda: team("first_contact"))
    learning: Team = field(default_factory=lambda: team("learning_disability"))
    evening: Team = field(default_factory=lambda: team("evening"))
    numbers: int = 0

    def __post_init__(self) -> None:
        self.worker = acting(staff("social_worker", teams=(self.learning,)), "social_worker")
        self.adviser = acting(staff("first_contact", teams=(self.contact,)), "first_contact")
        self.therapist = acting(
            staff("occupational_therapist", teams=(self.learning,)), "occupational_therapist"
        )
        self.late = acting(staff("first_contact", teams=(self.evening,)), "first_contact")

    def somebody(self, of: Team | None = None) -> Person:
        self.numbers += 1
        return person(of=of or self.learning, family_name=f"Life {self.numbers}", birth_date=date(1940, 5, 1))

    def dies(self, place: str, died: dict[str, Any], *, says_again: str = "") -> None:
        """Tells where they would like to die, perhaps another place later, and dies."""
        episode = begin(self.somebody(), "end_of_life", self.worker, DAY)
        told = {"matters": "My garden", "place_first": place, "may_share": True}
        finish(episode, "ask", "wishes", self.worker, DAY, told)
        finish(episode, "share", "kept_private", self.worker, DAY, {})
        if says_again:
            changed = {"own_words": "Weaker", "same": False, "place_now": says_again, "met": "not_died"}
            finish(episode, "look_again", "changed", self.worker, LATER, changed)
            finish(episode, "share", "kept_private", self.worker, LATER, {})
        after = {"own_words": "Peaceful", "same": True, **died}
        finish(episode, "look_again", "died", self.worker, LATER, after)

    def learns(self, goals: int, met: int, before: float, after: float) -> None:
        episode = begin(self.somebody(), "enablement", self.worker, DAY)
        finish(episode, "invite", "agrees", self.worker, DAY)
        start: dict[str, Any] = {"sign_of_success": "I cook", "hours_now": before}
        for number in range(1, goals + 1):
            start |= {f"goal_{number}": "Cook", f"goal_{number}_now": "1", f"goal_{number}_aim": "3"}
        finish(episode, "baseline", "goals_set", self.worker, DAY, start)
        finish(episode, "quarter", "year_over", self.worker, LATER)
        worth = {"own_words": "I cook", "hours_before": before, "hours_after": after, "goals_met": met}
        finish(episode, "evaluation", "done", self.worker, LATER, {**worth, "compared": "Nobody"})

    def tries(self, kind: str, end: str, why: str = "") -> None:
        episode = begin(self.somebody(), "assistive_technology", self.worker, DAY)
        need = {"own_words": "Nights", "whose": "Hers", "kind": kind, "data": "Nothing", "agrees": "yes"}
        finish(episode, "need", "try_it", self.worker, DAY, need)
        finish(episode, "install", "installed", self.therapist, DAY)
        because = {"not_kept_because": why} if why else {}
        trial = {"own_words": "Good", "alerts": 2, **because}
        finish(episode, "trial", end, self.therapist, LATER, trial)

    def rings(self, passed_on: int = 0) -> None:
        """A first contact that is handed over between two teams so often before it ends."""
        by = self.adviser
        episode = begin(self.somebody(self.contact), "first_contact", by, DAY)
        for number in range(passed_on):
            step = episode.steps.get(state__in=Step.OPEN)
            actions.hand_over(
                step=step, row_version=step.row_version, team=(self.evening, self.contact)[number % 2], reason="Theirs",
                by=on(by, DAY), on=DAY,
            )  # fmt: skip
            by = (self.late, self.adviser)[number % 2]
        finish(episode, "log_and_screen", "carry_on", by, DAY)
        finish(episode, "understand", "settled", by, DAY)

    def crisis(self, end: str) -> None:
        episode = begin(self.somebody(), "dynamic_support_register", self.worker, DAY)
        finish(episode, "refer", "agrees", self.worker, DAY)
        finish(episode, "rate", "on_register", self.worker, DAY)
        finish(episode, "panel", "crisis", self.worker, DAY)
        finish(episode, "treatment_review", end, self.worker, DAY)

    def comes_back(self, *, anew: bool = False) -> None:
        who = self.somebody()
        episode = begin(who, "mental_health_hub", self.worker, DAY)
        finish(episode, "triage", "other_help", self.worker, DAY)
        if anew:
            begin(who, "mental_health_hub", self.worker, LATER)
            return
        episode.refresh_from_db()
        actions.reopen_episode(
            episode=episode, row_version=episode.row_version, by=on(self.worker, LATER), on=LATER
        )
