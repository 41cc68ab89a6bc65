"""Who may read which supervision, and who keeps it. Asked by every page, list and count.

The worker and whoever supervises them read all of it. Who manages one of the worker's teams, and a role with the overview,
read what was signed, without what is between the two. To everybody else it does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import Membership, RoleHolding, User, current, team_ids
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import NotAllowed
from homefirst.practice.supervision.models import Supervision
from homefirst.practice.teams.queries import worker_of

HIDDEN = "There is no such page, or you have no reason recorded to see it."
OWN, KEEP, OVERVIEW = "supervision.own", "supervision.keep", "supervision.overview"


@dataclass(frozen=True)
class Reading:
    """One supervision that this actor may read."""

    supervision: Supervision
    actor: Actor

    @property
    def is_worker(self) -> bool:
        return self._is(self.supervision.worker_id)

    @property
    def is_supervisor(self) -> bool:
        return self._is(self.supervision.supervisor_id)

    @property
    def is_of_the_two(self) -> bool:
        return self.is_worker or self.is_supervisor

    @property
    def reads_private(self) -> bool:
        """How the worker is, what they learn and what they brought are between the two, whatever somebody's role."""
        return self.is_of_the_two

    def _is(self, user_id: int) -> bool:
        return self.actor.user is not None and self.actor.user.pk == user_id


def readable(actor: Actor) -> QuerySet[Supervision]:
    """What is ahead: of the two alone. What was held: as the words above say."""
    if actor.user is None:
        return Supervision.objects.none()
    found = Q(pk__in=[])
    if policy.can(actor, OWN):
        found |= Q(worker=actor.user)
    if policy.can(actor, KEEP):
        ours = Membership.objects.filter(current(actor.on), team__in=team_ids(actor.user, actor.on))
        found |= Q(supervisor=actor.user) | Q(
            held_on__isnull=False, worker__in=ours.order_by().values("user_id")
        )
    if policy.can(actor, OVERVIEW):
        found |= Q(held_on__isnull=False)
    return Supervision.objects.filter(found)


def reading(actor: Actor, supervision_id: int) -> Reading:
    """Raises NotAllowed alike for one that does not exist. One query."""
    found = readable(actor).filter(pk=supervision_id).select_related("worker", "supervisor").first()
    if found is None:
        raise NotAllowed(HIDDEN, action=OWN)
    return Reading(found, actor)


def of_the_two(actor: Actor, supervision_id: int) -> Reading:
    """As `reading`, for the worker and whoever supervises them."""
    found = reading(actor, supervision_id)
    if not found.is_of_the_two:
        raise NotAllowed(HIDDEN, action=OWN)
    return found


def check_keeps(by: Actor, worker: User) -> None:
    """May plan and hold supervision with this worker: in a role that keeps it, of one of the worker's teams, and the worker
    is supervised by such a role. Raises NotAllowed alike for a worker who does not exist."""
    policy.check(by, KEEP)
    worker_of(by, worker.pk)
    if not supervised(by.on).filter(pk=worker.pk).exists() or (
        by.user is not None and by.user.pk == worker.pk
    ):
        raise NotAllowed(HIDDEN, action=KEEP)


def supervised(on: date) -> QuerySet[User]:
    """Staff with supervision of their own whom managers supervise: those who keep it or oversee it are not among them."""
    may = {code: role.may for code, role in roles().items()}
    own = [code for code, acts in may.items() if OWN in acts and not acts & {KEEP, OVERVIEW}]
    above = [code for code, acts in may.items() if acts & {KEEP, OVERVIEW}]
    held = RoleHolding.objects.filter(current(on), user=OuterRef("pk"))
    return User.objects.filter(Exists(held.filter(role__in=own)), is_active=True).exclude(
        Exists(held.filter(role__in=above))
    )
