"""Loading that the job worker does, so that no page waits for it: the files, then the figures."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User


@task()
def load_job(user_id: int, role: str, token: str) -> None:
    """Loads the upload `token`, or finishes loads that stopped where it is empty; then takes a snapshot."""
    from homefirst.exchange.cld.actions import forget_upload, load_files, uploaded
    from homefirst.oversight.performance.actions import take_snapshot

    user = User.objects.get(pk=user_id)
    paths = [path for path, _ in uploaded(token)] if token else []
    load_files(paths, by=Actor(user=user, role=role, at=timezone.localtime()), patient=True)
    if token:
        forget_upload(token)
    take_snapshot(by=Actor(user=user, role=role, at=timezone.localtime()))
