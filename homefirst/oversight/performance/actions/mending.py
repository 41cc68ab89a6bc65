"""An analyst names the people behind a figure, to mend what is recorded about them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from homefirst.foundation.access.actions import claim_many
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check

REASON = "mending"  # of CLAIM_REASONS


@transaction.atomic
def name_people(*, record_ids: Sequence[int], words: str, by: Actor) -> int:
    """Opens these records for the rest of the day, each listed for the privacy officer; gives how many are open."""
    check(by, "figures.people")
    return len(claim_many(record_ids=record_ids, reason=REASON, words=words, by=by))
