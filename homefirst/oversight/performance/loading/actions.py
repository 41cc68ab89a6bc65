"""Asking the job worker to load."""

from __future__ import annotations

from django.db import transaction

from homefirst.exchange.cld.actions import announce, uploaded
from homefirst.exchange.cld.models import Submission
from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import NotNow
from homefirst.oversight.performance.loading.jobs import load_job

GONE = (
    "These files are not here any more: they were loaded, or waited for more than a day. Choose them again."
)


@transaction.atomic
def ask_to_load(*, token: str, by: Actor) -> list[Submission]:
    """A submission for each file that can be used; the worker begins when this is committed. Raises NotNow."""
    policy.check(by, "files.load")
    paths = [path for path, found in uploaded(token) if not found.refused]
    if not paths:
        raise NotNow(GONE)
    found = announce(paths=paths, by=by)
    _enqueue(by, token)
    audit.record(
        by, "write", "files.ask", object_type="upload", object_id=token[:8], detail={"files": len(found)}
    )
    return found


@transaction.atomic
def ask_to_go_on(*, submission: Submission, by: Actor) -> None:
    """Finishes a load that stopped, from what has landed."""
    policy.check(by, "files.load")
    _enqueue(by, "")
    audit.record(by, "write", "files.ask", object_type="submission", object_id=str(submission.pk))


def _enqueue(by: Actor, token: str) -> None:
    assert by.user is not None
    load_job.enqueue(user_id=by.user.pk, role=by.role, token=token)
