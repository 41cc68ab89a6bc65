"""Every look at a matter is written down, with its number and no name."""

from __future__ import annotations

from collections.abc import Iterable

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.audit.actions import looked_many, record_many
from homefirst.practice.matters.models import Matter

LOOKS = {Matter.Kind.TRUST: "matters.see_trust", Matter.Kind.REVIEW: "matters.see_review"}


def listed(reviews: Iterable[int]) -> list[tuple[str, str, str]]:
    """What `looked_many` writes where reviews stand with a name on a list of somebody's work."""
    return [(LOOKS[Matter.Kind.REVIEW], "matter", str(pk)) for pk in dict.fromkeys(reviews)]


def looked_at(actor: Actor, matters: Iterable[Matter], kind: str) -> None:
    """Raises, so that nothing is shown, when it cannot be written. A review's adult finds it among who looked at them."""
    found = list(matters)
    rows = [{"object_type": "matter", "object_id": str(each.pk)} for each in found]
    record_many(actor, "read", LOOKS[Matter.Kind(kind)], rows)
    if kind == Matter.Kind.REVIEW:
        people = dict.fromkeys(each.review.person_id for each in found if each.review.person_id)
        looked_many(actor, list(people), "safeguarding adults review", "safeguarding")
