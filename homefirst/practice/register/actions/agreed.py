"""What a panel agreed is done, and what came of it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.people.actions.writing import member_of_staff, save_changes, wrote
from homefirst.practice.register.models import AgreedAction

_LEAST_WORDS = 3


@transaction.atomic
def finish_agreed(*, agreed: AgreedAction, words: str, row_version: int, by: Actor, on: date) -> AgreedAction:
    """Raises Invalid without words, NotNow where it was crossed off before, and Stale."""
    tie = check(by, "work.do", agreed.entry.person.record).tie
    if len(words.strip()) < _LEAST_WORDS:
        raise Invalid("Say what came of it.", {"words": "Say what came of it."})
    if agreed.done_on is not None:
        raise NotNow("This was crossed off already.")
    done = {"done_on": on, "done_words": words.strip(), "done_by": member_of_staff(by)}
    save_changes(agreed, done, row_version)
    wrote(by, "register.finish_agreed", agreed, agreed.entry.person_id, tie, done)
    return agreed
