"""The list leaves the system as a file of counts: a row of the audit."""

from __future__ import annotations

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.actions import record


@transaction.atomic
def take_out(*, by: Actor) -> None:
    check(by, "figures.export")
    detail = {"form": "csv", "exact": 1}
    record(by, "export", "figures.export", object_type="list", object_id="who-turns-18", detail=detail)
