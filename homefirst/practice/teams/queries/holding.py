"""Who holds somebody's work, who could be given it, and to which teams a record could move."""

from __future__ import annotations

from django.db.models import Q

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record, Tie
from homefirst.foundation.accounts.models import Membership, Team, User, current, team_ids


def staff_near(actor: Actor, record: Record) -> list[User]:
    """Those of the record's team and of this actor's own teams today, by name. One query."""
    if actor.user is None:
        return []
    ours = Q(team_id__in=team_ids(actor.user, actor.on)) | Q(team=record.team)
    joined = Membership.objects.filter(current(actor.on)).filter(ours)
    return list(User.objects.filter(pk__in=joined.values("user_id"), is_active=True).order_by("name"))


def other_teams(record: Record) -> list[Team]:
    """Teams to which the record could move, by name. One query."""
    return list(Team.objects.filter(ends_on__isnull=True).exclude(records=record).order_by("name"))


def holders_of(record: Record, actor: Actor) -> list[Tie]:
    """Ties of those to whom the work was given, the longest first. One query."""
    held = Tie.objects.filter(
        record=record, kind=Tie.Kind.ALLOCATED, user__isnull=False, starts_at__lte=actor.at
    )
    return list(held.exclude(ends_at__lte=actor.at).select_related("user").order_by("starts_at", "pk"))
