"""What is missing before somebody can leave, and who may put it right."""

from __future__ import annotations

from collections.abc import Iterable

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record
from homefirst.practice.hospital.models import MissingThing, Stay


def still_missing(stay: Stay, thing_id: int) -> MissingThing | None:
    """One thing of this stay that is not there yet. One query."""
    return MissingThing.objects.filter(pk=thing_id, stay=stay, here_on__isnull=True).first()


def records_of_own_work(actor: Actor, record_ids: Iterable[int]) -> set[int]:
    """Those about whom this actor may do work. One query."""
    records = Record.objects.filter(pk__in=list(record_ids))
    return set(policy.visible(actor, records, "work.do", "").values_list("pk", flat=True))
