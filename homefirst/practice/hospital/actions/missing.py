"""What is missing before somebody can leave: named with who sees to it, and crossed out when it is here."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow
from homefirst.practice.hospital.codes import MISSING
from homefirst.practice.hospital.models import MissingThing, Stay
from homefirst.practice.pathways.actions.hands import check_work
from homefirst.practice.people.actions.writing import refuse_if, save_changes, wrote


@transaction.atomic
def say_missing(*, stay: Stay, what: str, holder: str, by: Actor, on: date) -> MissingThing:
    """`what` is a code of MISSING; somebody is named who sees to it."""
    tie = check_work(by, stay.person)
    problems = {}
    if what not in MISSING:
        problems["what"] = "Choose what is missing."
    elif stay.missing.filter(what=what, here_on__isnull=True).exists():
        problems["what"] = "This is on the list already."
    if not holder.strip():
        problems["holder"] = "Say who sees to it."
    refuse_if(problems)
    if stay.left_on is not None and stay.left_on <= on:
        raise NotNow("This person has left hospital.")
    made = MissingThing.objects.create(stay=stay, what=what, holder=holder.strip(), since=on)
    wrote(by, "hospital.say_missing", made, stay.person_id, tie)
    return made


@transaction.atomic
def is_here(*, thing: MissingThing, row_version: int, by: Actor, on: date) -> MissingThing:
    """Raises Stale where somebody crossed it out first."""
    tie = check_work(by, thing.stay.person)
    save_changes(thing, {"here_on": on}, row_version)
    wrote(by, "hospital.is_here", thing, thing.stay.person_id, tie)
    return thing
