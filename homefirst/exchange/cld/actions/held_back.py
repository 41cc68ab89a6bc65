"""Taking held-back rows out of the system, to mend them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from homefirst.exchange.cld import held_back
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit


@transaction.atomic
def take_out_held_back(*, submission: Submission, by: Actor) -> Iterator[str]:
    """Lines of a CSV file. Rows name people, so taking them out is kept under Who looked."""
    policy.check(by, "files.load")
    audit.record(
        by,
        "export",
        "files.held_back",
        object_type="submission",
        object_id=str(submission.pk),
        detail={"rows": submission.rows_held_back},
    )
    return held_back.lines(submission)
