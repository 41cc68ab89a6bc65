"""Figures leave the system: each file is a row of the audit."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.actions import record


@transaction.atomic
def take_out(*, what: str, form: str, snapshot: int, exact: bool, by: Actor) -> None:
    """`what` is a measure's slug or "figures"; `form` is csv, xlsx or svg; `exact` files hold counts under 5."""
    check(by, "figures.export")
    detail: dict[str, Any] = {"form": form, "snapshot": snapshot, "exact": int(exact)}
    record(by, "export", "figures.export", object_type="measure", object_id=what, detail=detail)
