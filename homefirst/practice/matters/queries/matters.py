"""Matters with their steps and what is to be done; and one of them by itself, for whoever may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Min, Prefetch, Q, QuerySet

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.matters.models import (
    Matter,
    MatterAction,
    MatterStep,
    TrustNamed,
    TrustSharing,
)
from homefirst.practice.matters.reach import HIDDEN, matter_or_refuse, still_named, visible_matters

_LOOKS = 20


@dataclass(frozen=True)
class Looked:
    """`steps` in the order in which they began; `actions` those that are open first, the soonest first."""

    matter: Matter
    steps: tuple[MatterStep, ...]
    actions: tuple[MatterAction, ...]

    @property
    def in_hand(self) -> tuple[MatterStep, ...]:
        opened = (step for step in self.steps if step.finished_on is None and step.is_needed)
        return tuple(sorted(opened, key=lambda step: (step.due_on or date.min, step.pk)))

    @property
    def to_do(self) -> tuple[MatterAction, ...]:
        return tuple(each for each in self.actions if each.done_on is None)

    @property
    def recommendations(self) -> tuple[MatterAction, ...]:
        return tuple(each for each in self.actions if each.is_recommendation)

    def late_actions(self, on: date) -> tuple[MatterAction, ...]:
        return tuple(each for each in self.to_do if each.due_on < on)

    def is_late(self, on: date) -> bool:
        return any(step.due_on is not None and step.due_on < on for step in self.in_hand)


def open_matters(actor: Actor, kind: str) -> list[Looked]:
    """The soonest due first. Three queries."""
    found = visible_matters(actor, kind).filter(closed_on__isnull=True)
    waits = Q(steps__finished_on__isnull=True, steps__is_needed=True)
    return looked(
        found.annotate(due=Min("steps__due_on", filter=waits)).order_by(F("due").asc(nulls_first=True), "pk")
    )


def closed_matters(actor: Actor, kind: str, first: int, size: int) -> tuple[list[Looked], int]:
    """Those from `first` on, the last closed first, and how many there are. Four queries."""
    found = visible_matters(actor, kind).filter(closed_on__isnull=False)
    return looked(found.order_by("-closed_on", "-pk")[first : first + size]), found.count()


def reviews_with_late_recommendations(actor: Actor) -> list[Looked]:
    """Also of reviews that are closed. Three queries."""
    late = Q(to_do__is_recommendation=True, to_do__done_on__isnull=True, to_do__due_on__lt=actor.on)
    found = visible_matters(actor, Matter.Kind.REVIEW).filter(late).distinct()
    return looked(found.order_by("opened_on", "pk"))


def past_their_day(actor: Actor) -> list[Looked]:
    """Concerns whose day has come and of which something written is still kept. Three queries."""
    due = Q(closed_on__isnull=False, trust__keep_until__lte=actor.on, trust__emptied_on__isnull=True)
    found = visible_matters(actor, Matter.Kind.TRUST).filter(due)
    return looked(found.order_by("trust__keep_until", "pk"))


def how_many_hidden(actor: Actor) -> int:
    """Open reviews about people whose records this actor may not see. One query."""
    opened = Matter.objects.filter(kind=Matter.Kind.REVIEW, closed_on__isnull=True)
    return opened.exclude(pk__in=visible_matters(actor, Matter.Kind.REVIEW).values("pk")).count()


def how_many_open(actor: Actor, kind: str) -> int:
    """One query."""
    return visible_matters(actor, kind).filter(closed_on__isnull=True).count()


def how_many_reviews(actor: Actor) -> tuple[int, int]:
    """Of all reviews, without anybody's name: how many are open, and how many recommendations are late. Two queries."""
    check(actor, "safeguarding.counts")
    opened = Matter.objects.filter(kind=Matter.Kind.REVIEW, closed_on__isnull=True)
    late = MatterAction.objects.filter(is_recommendation=True, done_on__isnull=True, due_on__lt=actor.on)
    return opened.count(), late.count()


def looked_of(actor: Actor, kind: str, pk: int) -> Looked:
    """Raises NotAllowed alike for one that does not exist. Three queries."""
    matter = matter_or_refuse(actor, kind, pk)
    steps = matter.steps.select_related("finished_by", "form").order_by("pk")
    actions = matter.to_do.select_related("done_by").order_by(
        F("done_on").asc(nulls_first=True), "due_on", "pk"
    )
    return Looked(matter, tuple(steps), tuple(actions))


def step_of(actor: Actor, kind: str, pk: int) -> MatterStep:
    """Two queries."""
    found = MatterStep.objects.filter(pk=pk, matter__kind=kind).select_related("form").first()
    if found is None:
        raise NotAllowed(HIDDEN)
    found.matter = matter_or_refuse(actor, kind, found.matter_id)
    return found


def action_of(actor: Actor, kind: str, pk: int) -> MatterAction:
    """Two queries."""
    found = MatterAction.objects.filter(pk=pk, matter__kind=kind).first()
    if found is None:
        raise NotAllowed(HIDDEN)
    found.matter = matter_or_refuse(actor, kind, found.matter_id)
    return found


def sharings_of(matter: Matter) -> list[TrustSharing]:
    """The first first. One query."""
    return list(matter.sharings.select_related("decided_by").order_by("pk"))


def named_in(matter: Matter, on: date) -> list[TrustNamed]:
    """Those who may see it now. One query."""
    return list(matter.named.filter(still_named(on)).select_related("user", "named_by").order_by("pk"))


def naming_of(actor: Actor, pk: int) -> TrustNamed:
    """Two queries."""
    found = TrustNamed.objects.filter(pk=pk).select_related("user").first()
    if found is None:
        raise NotAllowed(HIDDEN)
    found.matter = matter_or_refuse(actor, Matter.Kind.TRUST, found.matter_id)
    return found


def looks_at(matter: Matter) -> list[AuditRow]:
    """The last of them. One query."""
    rows = AuditRow.objects.filter(
        kind=AuditRow.Kind.READ, record_id__isnull=True, object_type="matter", object_id=str(matter.pk)
    )
    return list(rows.order_by("-seq")[:_LOOKS])


def looked(rows: QuerySet[Matter]) -> list[Looked]:
    """Three queries."""
    steps = MatterStep.objects.select_related("form").order_by("pk")
    actions = MatterAction.objects.order_by("due_on", "pk")
    whole = rows.select_related("version", "held_by", "trust", "review__person__record").prefetch_related(
        Prefetch("steps", steps, to_attr="steps_all"), Prefetch("to_do", actions, to_attr="to_do_all")
    )
    return [
        Looked(each, tuple(getattr(each, "steps_all", ())), tuple(getattr(each, "to_do_all", ())))
        for each in whole
    ]
