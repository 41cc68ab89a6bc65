"""The audit row of what is done with a supervision: it is about a member of staff, and holds nothing that was said."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.actions import record as audit
from homefirst.practice.supervision.models import Supervision


def said(by: Actor, action: str, row: Supervision, fields: Collection[str] = ()) -> None:
    detail = {"user": row.worker_id} | ({"fields": sorted(fields)} if fields else {})
    audit(by, "write", f"supervision.{action}", object_type="supervision", object_id=row.pk, detail=detail)


def looked_at(*, supervision: Supervision, by: Actor) -> None:
    """Somebody read it; raises, so that nothing is shown, when the row cannot be written."""
    detail = {"user": supervision.worker_id}
    with transaction.atomic():
        audit(
            by, "read", "supervision.read", object_type="supervision", object_id=supervision.pk, part="supervision",
            detail=detail,
        )  # fmt: skip
