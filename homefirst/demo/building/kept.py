"""What came of wishes, trials and a year of learning, and who came back to the hub, through the actions of staff."""

from __future__ import annotations

from datetime import timedelta

from homefirst.demo.building.boards import ago, finish_told
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories.kept import KEPT, Kept
from homefirst.foundation.access.actor import Actor
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.actions import add_person, change_person
from homefirst.practice.people.models import Person


def tell_what_was_kept(by: Actor) -> int:
    """Does nothing where the first of them is on the record. Returns how many people it told of."""
    first = KEPT[0]
    if Person.objects.filter(family_name=first.family_name, given_name=first.given_name).exists():
        return 0
    for one in KEPT:
        _tell(one, acting(f"{one.worker}@{DOMAIN}", by))
    return len(KEPT)


def _tell(one: Kept, worker: Actor) -> None:
    began = ago(worker, one.days_ago)
    person = add_person(
        given_name=one.given_name, family_name=one.family_name, birth_date=one.born_on, by=began, on=began.on
    )
    episode = actions.open_episode(person=person, code=one.pathway, by=began, on=began.on)
    for end in one.ends:
        finish_told(episode, end, ago(worker, end.days_ago))
    if one.died:
        _die(person, one.died, worker)
    if one.came_back:
        _come_back(episode, ago(worker, one.came_back))


def _die(person: Person, days: int, worker: Actor) -> None:
    person.refresh_from_db()
    died = worker.on - timedelta(days=days)
    changes = {"died_on": died}
    change_person(
        person=person, changes=changes, row_version=person.row_version, by=ago(worker, days - 1), on=died
    )


def _come_back(episode: Episode, then: Actor) -> None:
    episode.refresh_from_db()
    actions.reopen_episode(episode=episode, row_version=episode.row_version, by=then, on=then.on)
