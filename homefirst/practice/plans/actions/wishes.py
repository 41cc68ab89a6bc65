"""Wishes for the end of life are told, shared as the person allows, and met or not."""

from __future__ import annotations

from datetime import date

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.acts import part_of_act
from homefirst.practice.forms.definition.promotions import Row
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.pathways.models import Step
from homefirst.practice.people.actions.writing import save_changes, wrote
from homefirst.practice.people.models import Person
from homefirst.practice.plans.models import Wish

_WORDS = ("matters", "place_care", "who_there", "not_want", "resuscitation_held")


@part_of_act()
def keep_wish(*, step: Step, row: Row, by: Actor, on: date) -> Wish:
    """`row` is what the form promotes to `wish`. What is not said again stands as it was told before."""
    person = step.episode.person
    tie = check_work(by, person)
    before = newest_wish(person)
    said = {name: row.get(name) or getattr(before, name, "") for name in _WORDS}
    share = row.get("may_share")
    made = Wish.objects.create(
        person=person,
        step=step,
        place=row["place"][0],
        may_share=getattr(before, "may_share", None) if share is None else share,
        told_on=on,
        told_to=step.finished_by or by.user,
        **said,
    )
    wrote(by, "wish.keep", made, person.pk, tie)
    return made


@part_of_act()
def say_shared(*, step: Step, by: Actor, on: date) -> Wish | None:
    """The wishes in force were shared today. None where none was told."""
    person = step.episode.person
    tie = check_work(by, person)
    wish = newest_wish(person)
    if wish is not None:
        save_changes(wish, {"shared_on": on}, wish.row_version)
        wrote(by, "wish.share", wish, person.pk, tie, ["shared_on"])
    return wish


@part_of_act()
def say_met(*, step: Step, row: Row, by: Actor, on: date) -> Wish | None:
    """Whether what they wanted happened, and why not. None where no wish was told."""
    person = step.episode.person
    tie = check_work(by, person)
    wish = newest_wish(person)
    if wish is not None and row["met"][0] in Wish.Met.values:
        said = {"met": row["met"][0], "not_met_why": row.get("why", ""), "met_said_on": on}
        save_changes(wish, said, wish.row_version)
        wrote(by, "wish.met", wish, person.pk, tie, said)
    return wish


def newest_wish(person: Person) -> Wish | None:
    """In force. One query."""
    return Wish.objects.filter(person=person).order_by("-pk").first()
