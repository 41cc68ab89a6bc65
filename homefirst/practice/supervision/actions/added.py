"""What one of the two adds once it is signed; what was signed stays as it was."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed, NotNow
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if
from homefirst.practice.supervision.access import HIDDEN, OWN, Reading
from homefirst.practice.supervision.actions.saying import said
from homefirst.practice.supervision.actions.signing import LONGEST
from homefirst.practice.supervision.models import Added, Supervision


@transaction.atomic
def add_to_supervision(
    *, supervision: Supervision, words: str, is_private: bool, by: Actor, on: date
) -> Added:
    """Raises NotAllowed for anybody but the two, NotNow before it is signed."""
    if not Reading(supervision, by).is_of_the_two:
        raise NotAllowed(HIDDEN, action=OWN)
    if supervision.held_on is None:
        raise NotNow("This is not signed yet: write it on the page itself.")
    refuse_if({} if words.strip() else {"words": "Write what you want to add."})
    refuse_if({} if len(words) <= LONGEST else {"words": f"Say it in {LONGEST:,} letters or fewer."})
    made = Added.objects.create(
        supervision=supervision,
        words=words.strip(),
        is_private=is_private,
        author=member_of_staff(by),
        role=by.role,
        written_at=by.at,
    )
    said(by, "add", supervision)
    return made
