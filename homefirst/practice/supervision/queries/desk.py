"""What supervision puts on a worker's desk: what they agreed to do, what waits for their signature, what to prepare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Value

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.supervision.access import HIDDEN, OWN
from homefirst.practice.supervision.models import Agreed, Signature, Supervision

_PREPARE = timedelta(days=7)


@dataclass(frozen=True)
class DeskLine:
    """`kind` is agreed, sign or prepare; `pk` is the agreed thing's, else the supervision's; `with_whom` a name."""

    kind: str
    pk: int
    words: str
    due_on: date
    with_whom: str


def on_the_desk(actor: Actor) -> list[DeskLine]:
    """Of this actor, the soonest first. One query."""
    if actor.user is None or not policy.can(actor, OWN):
        return []
    mine = Supervision.objects.filter(worker=actor.user, called_off_on__isnull=True).order_by()
    signed = Signature.objects.filter(supervision=OuterRef("pk"), user=actor.user)
    agreed = Agreed.objects.filter(held_by=actor.user, promise__isnull=True, done_on__isnull=True).order_by()
    rows = agreed.values_list(
        Value("agreed"), "pk", "words", "due_on", "supervision__supervisor__name"
    ).union(
        mine.filter(~Exists(signed), held_on__isnull=False).values_list(
            Value("sign"), "pk", Value(""), "held_on", "supervisor__name"
        ),
        mine.filter(held_on__isnull=True, planned_on__lte=actor.on + _PREPARE).values_list(
            Value("prepare"), "pk", Value(""), "planned_on", "supervisor__name"
        ),
    )
    found = [DeskLine(*row) for row in rows]
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.pk))


def agreed_of(actor: Actor, agreed_id: int) -> Agreed:
    """What this actor holds, about nobody. Raises NotAllowed alike for what does not exist."""
    found = Agreed.objects.filter(pk=agreed_id, held_by=actor.user, promise__isnull=True)
    one = found.select_related("supervision__worker", "supervision__supervisor").first()
    if one is None:
        raise NotAllowed(HIDDEN, action=OWN)
    return one
