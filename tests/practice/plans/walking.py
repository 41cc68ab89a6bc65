"""Plans and goals as staff write them: the shipped pathways, their forms answered, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.models import AuditRow
from homefirst.practice.pathways.actions import answers_in, save_answers
from homefirst.practice.pathways.models import Episode, Step, StepAnswers
from homefirst.practice.people.models import Person
from tests.factories import TODAY
from tests.practice.pathways.walks import begun, done, in_hand

PLAN: Mapping[str, Any] = {
    "most_important": "My flat",
    "want_1": "Cook my own tea",
    "do_1": "Two evenings a week, one new meal a month",
    "who_1": ("Tina", "Own Front Door"),
    "hours_1": 4.0,
    "want_2": "Make friends",
    "do_2": "Cookery on Mondays, Sal next door",
    "who_2": ("Tina", "Sal"),
    "hours_2": 2.0,
    "signs": "I stay in bed",
    "what_helps": "Ring Jo",
    "whom_to_ring": ("Jo Marsh 01632 960 218", "Bernadette"),
    "copies": ("Tina", "Jo"),
    "format": "easy",
}
BUDGET: Mapping[str, Any] = {"weekly_cost": 147.6, "how_taken": "managed", "why_fair": "6 hours at £24.60."}
AGREES: Mapping[str, Any] = {"read_how": "With Jo", "answer": "agrees", "own_words": "It is mine."}
ASKS: Mapping[str, Any] = {
    "read_how": "With Jo",
    "answer": "asks",
    "own_words": "Not sure.",
    "answer_1": "agrees",
    "answer_2": "asks",
    "says_2": "I want Jo to do it.",
}
GOALS: Mapping[str, Any] = {
    "goal_1": "Make my own tea",
    "goal_1_why": "For Ruth's sake",
    "goal_1_now": "1",
    "goal_2": "Sleep upstairs",
    "goal_2_now": "0",
    "goal_3": "Peel potatoes",
    "goal_3_now": "0",
    "visits_a_week": 14,
    "medicines": False,
}
SCREEN: Mapping[str, Any] = {"before": "All alone", "wants": "Cook", "could_gain": "yes"}


def answered(step: Step, answers: Mapping[str, Any], by: Actor) -> None:
    given = {code: value if isinstance(value, tuple) else (value,) for code, value in answers.items()}
    seen = answers_in(StepAnswers.objects.filter(step=step).first())
    save_answers(step=step, given=given, seen=seen, by=by, on=TODAY)


def do(
    episode: Episode,
    code: str,
    outcome: str,
    answers: Mapping[str, Any],
    by: Actor,
    on: date = TODAY,
    **said: Any,
) -> Step:
    """Answers the open step of that code and finishes it."""
    answered(in_hand(episode, code), answers, by)
    return done(episode, code, outcome, by, on, **said)


def planned(person: Person, by: Actor, *, plan: Mapping[str, Any] = PLAN) -> Episode:
    """A support plan whose draft is with the person to read."""
    episode = begun(by, person, "support_plan")
    do(episode, "draft", "drafted", plan, by)
    do(episode, "budget", "agreed", BUDGET, by, weekly_cost=Decimal("147.60"))
    return episode


def with_goals(person: Person, by: Actor) -> Episode:
    """Reablement whose three goals are set."""
    episode = begun(by, person, "reablement")
    do(episode, "screen", "suitable", SCREEN, by)
    do(episode, "goals", "agreed", GOALS, by)
    return episode


def audited(person: Person, action: str) -> int:
    return AuditRow.objects.filter(kind="write", action=action, record_id=person.pk).count()
