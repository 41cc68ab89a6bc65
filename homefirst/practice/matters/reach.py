"""Who may see a matter. A review: whoever keeps reviews. A concern about somebody in a position of trust: whoever leads
safeguarding, and those who are named for that one; never the person whom it is about."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.matters.models import Matter, TrustNamed

TRUST_ALL: Final = "trust.all"
TRUST_NAMED: Final = "trust.named"
REVIEWS: Final = "adult_reviews.keep"
HIDDEN: Final = "There is no such page, or you have no reason recorded to see it."


def visible_matters(actor: Actor, kind: str) -> QuerySet[Matter]:
    """Of one kind, those that this actor may see. No query."""
    found = Matter.objects.filter(kind=kind)
    return _reviews(actor, found) if kind == Matter.Kind.REVIEW else _trust(actor, found)


def _reviews(actor: Actor, found: QuerySet[Matter]) -> QuerySet[Matter]:
    """About somebody whose record may be seen, or who has none here."""
    if not policy.can(actor, REVIEWS):
        return found.none()
    seen = policy.visible(actor, found, "safeguarding.all", "review__person__record")
    return found.filter(Q(review__person__isnull=True) | Q(pk__in=seen.values("pk")))


def _trust(actor: Actor, found: QuerySet[Matter]) -> QuerySet[Matter]:
    others = found.exclude(trust__colleague=actor.user) if actor.user else found
    if policy.can(actor, TRUST_ALL):
        return others
    return others.filter(pk__in=_named(actor)) if policy.can(actor, TRUST_NAMED) else found.none()


def check_matter(actor: Actor, matter: Matter) -> Matter:
    """Raises NotAllowed alike for one that does not exist. One query."""
    if not visible_matters(actor, matter.kind).filter(pk=matter.pk).exists():
        raise NotAllowed(HIDDEN, action=_act(matter.kind))
    return matter


def matter_or_refuse(actor: Actor, kind: str, pk: int) -> Matter:
    """One query."""
    found = visible_matters(actor, kind).select_related(
        "version", "held_by", "opened_by", "trust__colleague", "review__person__record"
    )
    one = found.filter(pk=pk).first()
    if one is None:
        raise NotAllowed(HIDDEN, action=_act(kind))
    return one


def _act(kind: str) -> str:
    return REVIEWS if kind == Matter.Kind.REVIEW else TRUST_NAMED


def _named(actor: Actor) -> QuerySet[TrustNamed, int]:
    return TrustNamed.objects.filter(still_named(actor.on), user=actor.user).values_list(
        "matter_id", flat=True
    )


def still_named(on: date) -> Q:
    return Q(until_on__isnull=True) | Q(until_on__gt=on)
