"""Letters that wait to be printed, and those that were chosen as one document to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.design.words import counted
from homefirst.foundation.errors import NotNow
from homefirst.practice.letters.actions.looking_over import check_still_may_go
from homefirst.practice.letters.composing import to_name_of
from homefirst.practice.letters.models import Letter, SentCopy
from homefirst.practice.letters.queries.letters import READS
from homefirst.practice.letters.rules import POST, SET_HERE
from homefirst.practice.letters.setting import letter_data, set_together
from homefirst.practice.letters.wishes import wishes_for_post

AT_ONCE = 50  # letters in one document: what one person folds at a time


def to_print(actor: Actor) -> tuple[list[Letter], bool]:
    """The oldest first, and whether there are more. One query."""
    found = list(_waiting(actor)[: AT_ONCE + 1])
    return found[:AT_ONCE], len(found) > AT_ONCE


def chosen_to_print(actor: Actor, letter_ids: Iterable[int]) -> list[Letter]:
    """In the order of the list; what is out of sight or waits no more is left out. One query."""
    return list(_waiting(actor).filter(pk__in=list(letter_ids)[:AT_ONCE]))


def why_not_now(letters: Sequence[Letter], by: Actor, on: date) -> dict[int, str]:
    """By letter, what stops it: between agreeing and going the record may have changed. Two queries."""
    wishes = wishes_for_post(letters, by, on)
    found = {}
    for letter in letters:
        try:
            check_still_may_go(letter, wishes[letter.pk], on)
        except NotNow as stopped:
            found[letter.pk] = stopped.message
    return found


def pages_together(letters: Sequence[Letter], on: date) -> bytes:
    """The very words that were agreed to, letter after letter. One query."""
    copies = SentCopy.objects.filter(letter__in=letters).order_by("pk").values_list("letter_id", "data")
    kept = {pk: data for pk, data in copies if data}
    made = [
        kept.get(letter.pk) or letter_data(letter, to_name_of(letter), letter.address) for letter in letters
    ]
    title = made[0]["title"] if len(made) == 1 else f"{counted(len(made), 'letter')} to print"
    return set_together(made, title, on)


def _waiting(actor: Actor) -> QuerySet[Letter]:
    rows = policy.visible(actor, Letter.objects.all(), READS, "person__record")
    ready = rows.filter(state__in=(Letter.State.READY, Letter.State.PRINTED), channel=POST, form__in=SET_HERE)
    return ready.select_related("person__record", "to", "task__held_by", "task__team").order_by(
        "made_on", "pk"
    )
