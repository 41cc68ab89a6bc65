"""The walk along the whole chain, which takes too long for a page: done by the job worker."""

from __future__ import annotations

from datetime import datetime, timedelta

from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

_GOING_ON = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
_LONGEST = timedelta(hours=2)  # one that is still marked as running after this lost its worker


@task()
def check_chain_job() -> bool:
    """Keeps what was found; gives whether the chain is whole."""
    from homefirst.foundation.audit.actions import keep_finding
    from homefirst.foundation.audit.anchoring import check_chain

    return keep_finding(check_chain()).is_whole


def is_being_checked(now: datetime) -> bool:
    """Whether a walk waits or is under way; one query."""
    asked = DBTaskResult.objects.filter(task_path=f"{__name__}.check_chain_job", status__in=_GOING_ON)
    return bool(asked.filter(enqueued_at__gt=now - _LONGEST).exists())
