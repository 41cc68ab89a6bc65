"""Letters made as staff make them: by ending a step whose outcome sends one."""

from __future__ import annotations

from datetime import date
from typing import Any

from homefirst.foundation.access.actor import Actor
from homefirst.practice.letters.models import Letter
from homefirst.practice.pathways.actions import open_episode, save_answers
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person
from tests.factories import TODAY, actor, person, team
from tests.practice.pathways.walks import done, in_hand

GOALS = {
    "goal_1": ("Make my own tea and toast",),
    "goal_1_why": ("I will not have Ruth driving over to boil a kettle.",),
    "goal_1_now": ("3",),
    "visits_a_week": (28,),
    "medicines": (True,),
}
SCREEN = {"before": ("Cooked for himself.",), "wants": ("Cook",), "could_gain": ("yes",)}
HOME = "8 Orchard Close, Westbrook"


def worker(role: str = "reablement", **facts: Any) -> tuple[Actor, Person]:
    """A worker, and Graham of their team, who has an address."""
    ours = team()
    by = actor(role, teams=(ours,), name="Priya Nair")
    facts = {"given_name": "Graham", "family_name": "Ashworth", "birth_date": date(1944, 3, 14)} | facts
    about = person(of=ours, **facts)
    people.add_address(
        person=about, lines=HOME, postcode="WB4 2PL", starts_on=date(1979, 5, 12), by=by, on=TODAY
    )
    return by, about


def needs(by: Actor, about: Person, code: str, words: str = "") -> None:
    people.add_communication_need(person=about, code=code, words=words, by=by, on=TODAY)


def goals_agreed(by: Actor, about: Person, on: date = TODAY) -> Letter:
    """Reablement as far as the letter about the goals; the forms are published."""
    episode = begun(by, about, "reablement", on, dates={"started": on})
    answered(episode, "screen", "suitable", SCREEN, by, on)
    answered(episode, "goals", "agreed", GOALS, by, on)
    return the_letter(about)


def begun(by: Actor, about: Person, code: str, on: date = TODAY, **options: Any) -> Episode:
    return open_episode(person=about, code=code, by=by, on=on, **options)


def answered(
    episode: Episode, code: str, outcome: str, given: dict[str, tuple[Any, ...]], by: Actor, on: date = TODAY
) -> None:
    save_answers(step=in_hand(episode, code), given=given, seen={}, by=by, on=on)
    done(episode, code, outcome, by, on)


def the_letter(about: Person) -> Letter:
    return Letter.objects.select_related("person__record", "step__episode__version", "task").get(person=about)


def words_of(letter: Letter) -> str:
    return "\n".join(f"{block['heading']}\n{block['text']}" for block in letter.plain)
