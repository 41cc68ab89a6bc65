"""Work that the job worker does for the pages of figures."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User

_GOING_ON = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
_LONGEST = timedelta(hours=2)  # one that is still marked as running after this lost its worker


@task()
def snapshot_job(user_id: int, role: str) -> int:
    """Takes a snapshot for somebody who asked for it; gives its id."""
    from homefirst.oversight.performance.actions import take_snapshot

    user = User.objects.get(pk=user_id)
    return take_snapshot(by=Actor(user=user, role=role, at=timezone.localtime())).pk


def waiting_since(now: datetime) -> datetime | None:
    """When the snapshot that is waiting or under way was asked for; one query."""
    going_on = DBTaskResult.objects.filter(
        task_path=f"{__name__}.snapshot_job", status__in=_GOING_ON, enqueued_at__gt=now - _LONGEST
    )
    return going_on.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()


def last_failure(after: datetime | None) -> bool:
    """Whether the last snapshot asked for since `after` broke off; one query."""
    asked = DBTaskResult.objects.filter(task_path=f"{__name__}.snapshot_job")
    if after is not None:
        asked = asked.filter(enqueued_at__gt=after)
    last = asked.order_by("-enqueued_at").values_list("status", flat=True).first()
    return last == TaskResultStatus.FAILED
