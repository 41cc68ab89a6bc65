"""What somebody has to do in a matter, by when; and that it is done. A review's recommendations are among them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.matters.actions.writing import check_keep, wrote_matter
from homefirst.practice.matters.models import Matter, MatterAction
from homefirst.practice.matters.reach import check_matter
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if, save_changes


@transaction.atomic
def add_matter_action(
    *, matter: Matter, words: str, owner: str, is_recommendation: bool, due_on: date, by: Actor, on: date
) -> MatterAction:
    """Raises Invalid where it lacks words or an owner, or its day has passed."""
    check_keep(by, matter)
    problems = {}
    if lacks(words):
        problems["words"] = "Say what has to be done."
    if not owner.strip():
        problems["owner"] = "Say who does it."
    if due_on < on:
        problems["due_on"] = "This day has passed. Choose one from today on."
    refuse_if(problems)
    made = MatterAction.objects.create(
        matter=matter,
        words=words.strip(),
        owner=owner.strip(),
        is_recommendation=is_recommendation and matter.kind == Matter.Kind.REVIEW,
        made_on=on,
        due_on=due_on,
    )
    wrote_matter(by, "add_action", made)
    return made


@transaction.atomic
def finish_matter_action(
    *, action: MatterAction, words: str, row_version: int, by: Actor, on: date
) -> MatterAction:
    """Also of a matter that is closed. Raises Invalid without words, NotNow where it was done before, and Stale."""
    check_matter(by, action.matter)
    user = member_of_staff(by)
    if lacks(words):
        raise Invalid("Say what shows that it is done.", {"words": "Say what shows that it is done."})
    if action.done_on is not None:
        raise NotNow("This was crossed off already.")
    done = {"done_on": on, "done_words": words.strip(), "done_by": user}
    save_changes(action, done, row_version)
    wrote_matter(by, "finish_action", action, done)
    return action
