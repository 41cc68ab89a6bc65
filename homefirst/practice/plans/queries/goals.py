"""Goals, each with how much help it needed first and needs now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from homefirst.practice.pathways.models import Step
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import Goal, GoalReading
from homefirst.practice.plans.rules.goals import HELP_LEVELS, gained


@dataclass(frozen=True)
class Read:
    level: int
    on: date

    @property
    def words(self) -> str:
        return HELP_LEVELS[self.level]


@dataclass(frozen=True)
class GoalLine:
    """`first` and `latest` are None where nobody measured it; the same one where it was measured once."""

    goal_id: int
    words: str
    state: str
    set_on: date
    set_by: str
    ended_on: date | None
    helpers: tuple[str, ...]
    readings: tuple[Read, ...]

    @property
    def first(self) -> Read | None:
        return self.readings[0] if self.readings else None

    @property
    def latest(self) -> Read | None:
        return self.readings[-1] if self.readings else None

    @property
    def gained(self) -> int:
        """Levels of help that are needed no more."""
        if self.first is None or self.latest is None:
            return 0
        return gained(first=self.first.level, now=self.latest.level)


def goals_of(person: Person) -> list[GoalLine]:
    """Those in hand first, then those that ended, the latest first; each with all its readings. One query."""
    rows = (
        Goal.objects.filter(person=person)
        .order_by("set_on", "pk", "readings__read_on", "readings__pk")
        .values_list(
            "pk", "words", "state", "set_on", "set_by__name", "ended_on", "helpers",
            "readings__level", "readings__read_on",
        )
    )  # fmt: skip
    return lines_of(rows)


def lines_of(rows: Iterable[tuple[Any, ...]]) -> list[GoalLine]:
    """`rows` as above, those of one goal by the day of their reading."""
    found: dict[int, GoalLine] = {}
    for pk, words, state, set_on, set_by, ended_on, helpers, level, read_on in rows:
        before = found[pk].readings if pk in found else ()
        now = (Read(level, read_on),) if level is not None else ()
        label = str(Goal.State(state).label)
        found[pk] = GoalLine(
            pk, words, label, set_on, set_by or "", ended_on, tuple(helpers), (*before, *now)
        )
    return sorted(
        found.values(),
        key=lambda goal: (goal.ended_on is not None, -(goal.ended_on or date.min).toordinal()),
    )


def goals_in_hand(step: Step) -> list[Goal]:
    """The goals that a reading at this step is about, by number: those of its own episode; where it set none, all that the
    person has in hand. One query."""
    person, episode = step.episode.person_id, step.episode_id
    goals = list(
        Goal.objects.filter(Q(person=person), ended_on__isnull=True)
        .select_related("step")
        .order_by("set_on", "pk")
    )
    own = [goal for goal in goals if goal.step.episode_id == episode]
    return own or goals


def first_levels(goals: Iterable[Goal]) -> dict[int, int]:
    """Goal: the level of its first reading. One query."""
    found: dict[int, int] = {}
    rows = GoalReading.objects.filter(goal__in=[goal.pk for goal in goals]).order_by("read_on", "pk")
    for goal, level in rows.values_list("goal_id", "level"):
        found.setdefault(goal, level)
    return found
