"""What is known about the member of staff who is signed in."""

from __future__ import annotations

from datetime import date

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from homefirst.foundation.accounts.models import Membership, RoleHolding, Team, User, current
from homefirst.foundation.accounts.roles import Role, roles

ROLE_KEY = "role"


def has_second_factor(request: HttpRequest) -> bool:
    """A second factor was given in this very session; signing in with a password alone is not enough."""
    user = request.user
    return user.is_authenticated and any(
        step.get("method") == "mfa" for step in get_authentication_records(request, user)
    )


def roles_held(user: User, on: date) -> list[Role]:
    """Roles of roles.yaml that are held on a day, in the order of that file. No query for whoever is signed in, on the
    day of the request; else one."""
    day, known = getattr(user, "roles_on", (None, frozenset()))
    held = known if day == on else _held(user, on)
    return [role for code, role in roles().items() if code in held]


def _held(user: User, on: date) -> frozenset[str]:
    return frozenset(RoleHolding.objects.filter(current(on), user=user).values_list("role", flat=True))


def role_in_hand(request: HttpRequest, on: date) -> str:
    """The role chosen for this session while still held; the only one; "" when there is a choice to make."""
    assert isinstance(request.user, User)
    held = [role.code for role in roles_held(request.user, on)]
    chosen = request.session.get(ROLE_KEY)
    if chosen in held:
        return str(chosen)
    return held[0] if len(held) == 1 else ""


def teams_now(user: User, on: date) -> list[Team]:
    """Those they belong to on a day, by name. One query."""
    mine = Membership.objects.filter(current(on), user=user)
    return list(Team.objects.filter(pk__in=mine.values("team_id")).order_by("name"))
