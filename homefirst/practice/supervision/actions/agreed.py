"""What was agreed is done."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.practice.people.actions.writing import refuse_if, save_changes
from homefirst.practice.supervision.access import HIDDEN, OWN
from homefirst.practice.supervision.actions.saying import said
from homefirst.practice.supervision.models import Agreed


@transaction.atomic
def do_agreed(*, agreed: Agreed, words: str, row_version: int, by: Actor, on: date) -> Agreed:
    """By who holds it, with a word about how. What is about a person is kept as their promise. Raises NotNow, Stale."""
    if by.user is None or agreed.held_by_id != by.user.pk:
        raise NotAllowed(HIDDEN, action=OWN)
    if agreed.promise_id is not None:
        raise NotNow("This is about a person. Say on their promise that it is done.")
    if agreed.done_on is not None:
        raise NotNow("This was done already.")
    refuse_if({} if len(words) <= 400 else {"words": "Say it in 400 letters or fewer."})
    save_changes(agreed, {"done_on": on, "done_words": words.strip()}, row_version)
    said(by, "do_agreed", agreed.supervision)
    return agreed
