"""Wishes that were told, young people on the tracker, and work that may go on, through the actions of staff."""

from __future__ import annotations

from collections.abc import Iterator

from homefirst.demo.building.boards import ago, finish_told, nobody_yet_with
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories import ahead as told
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways import actions
from homefirst.practice.people.actions import add_person
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import Wish


def ask_ahead(by: Actor) -> int:
    """Does nothing where a wish was told already. Returns with how many people it spoke."""
    if Wish.objects.exists():
        return 0
    people: dict[str, Iterator[Person]] = {}
    for one in told.ASKED:
        person = next(people.setdefault(one.team, nobody_yet_with(one.team)), None)
        if person is not None:
            _walk(one, one.pathway, person, by)
    for young in told.YOUNG:
        then = ago(acting(f"{young.worker}@{DOMAIN}", by), young.days_ago)
        person = add_person(
            given_name=young.given_name,
            family_name=young.family_name,
            birth_date=young.born_on,
            by=then,
            on=then.on,
        )
        _walk(young, "transition", person, by)
    return len(told.ASKED) + len(told.YOUNG)


def _walk(one: told.Asked | told.Young, pathway: str, person: Person, by: Actor) -> None:
    worker = acting(f"{one.worker}@{DOMAIN}", by)
    began = ago(worker, one.days_ago)
    episode = actions.open_episode(person=person, code=pathway, by=began, on=began.on)
    for end in one.ends:
        finish_told(episode, end, ago(worker, end.days_ago))
