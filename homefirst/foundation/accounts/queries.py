"""What is known about the member of staff who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db.models import Prefetch
from django.http import HttpRequest

from homefirst.foundation.accounts.models import Membership, RoleHolding, User, current
from homefirst.foundation.accounts.roles import Role, roles

ROLE_KEY = "role"


def has_second_factor(request: HttpRequest) -> bool:
    """A second factor was given in this very session; signing in with a password alone is not enough."""
    user = request.user
    return user.is_authenticated and any(
        step.get("method") == "mfa" for step in get_authentication_records(request, user)
    )


def roles_held(user: User, on: date) -> list[Role]:
    """Roles of roles.yaml that are held on a day, in the order of that file. One query."""
    held = set(RoleHolding.objects.filter(current(on), user=user).values_list("role", flat=True))
    return [role for code, role in roles().items() if code in held]


def role_in_hand(request: HttpRequest, on: date) -> str:
    """The role chosen for this session while still held; the only one; "" when there is a choice to make."""
    assert isinstance(request.user, User)
    held = [role.code for role in roles_held(request.user, on)]
    chosen = request.session.get(ROLE_KEY)
    if chosen in held:
        return str(chosen)
    return held[0] if len(held) == 1 else ""


@dataclass(frozen=True)
class StaffLine:
    name: str
    email: str
    roles: str
    teams: str
    sign_in: str


def staff_list(on: date) -> list[StaffLine]:
    """Everybody who may sign in, by name, with what they hold on a day. Four queries."""
    held = Prefetch("role_holdings", RoleHolding.objects.filter(current(on)), to_attr="now_roles")
    teams = Prefetch(
        "memberships", Membership.objects.filter(current(on)).select_related("team"), "now_teams"
    )
    factored = set(Authenticator.objects.values_list("user_id", flat=True))
    people = User.objects.order_by("name").prefetch_related(held, teams)
    titles = {code: role.title for code, role in roles().items()}
    return [
        StaffLine(
            name=user.name,
            email=user.email,
            roles=", ".join(titles.get(one.role, one.role) for one in user.now_roles),
            teams=", ".join(one.team.name for one in user.now_teams),
            sign_in="Ended" if not user.is_active else "Set up" if user.pk in factored else "Not set up yet",
        )
        for user in people
    ]
