"""Who may sign in, in which roles and teams: every change is a row in the audit."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.factors import demo_secret
from homefirst.foundation.accounts.models import Membership, RoleHolding, Team, User, current
from homefirst.foundation.accounts.roles import roles as known_roles
from homefirst.foundation.accounts.sessions import end_sessions
from homefirst.foundation.audit.actions import record
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow

ONE_TIME_PASSWORD_BYTES = 12


def one_time_password() -> str:
    """Handed over once; changed at the first sign-in."""
    return secrets.token_urlsafe(ONE_TIME_PASSWORD_BYTES)


def staff_called(email: str) -> User:
    found = User.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise Invalid(f"Nobody signs in as {email}. `homefirst staff list` shows who does.")
    return found


def team_called(code: str) -> Team:
    found = Team.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Team.objects.order_by("code").values_list("code", flat=True)) or "none yet"
        raise Invalid(f"There is no team called {code}. Teams: {known}.")
    return found


@transaction.atomic
def add_staff(
    *, email: str, name: str, roles: Sequence[str], teams: Sequence[Team], by: Actor, on: date
) -> tuple[User, str]:
    """Somebody new with roles and teams from `on`, and the password that opens one thing: setting up their own."""
    password = one_time_password()
    user = create_staff(email=email, name=name, password=password, by=by)
    for role in roles:
        give_role(user=user, role=role, by=by, on=on)
    for team in teams:
        join_team(user=user, team=team, by=by, on=on)
    return user, password


@transaction.atomic
def create_staff(*, email: str, name: str, password: str | None, by: Actor, must_change: bool = True) -> User:
    """Somebody who can sign in (not without a password), and may do nothing until a role is given."""
    check(by, "accounts.manage")
    _is_address(email)
    if User.objects.filter(email=email.lower()).exists():
        raise Invalid(f"Somebody already signs in as {email}.", {"email": "This address is in use."})
    user = User.objects.create_user(email, password, name=name, must_change_password=must_change)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    _written(by, "staff.create", user)
    return user


@transaction.atomic
def give_role(*, user: User, role: str, by: Actor, on: date) -> RoleHolding:
    """From `on` until ended. Giving a role that is held already changes nothing."""
    _may_change(by, user, on)
    if role not in known_roles():
        raise Invalid(
            f"There is no role called {role}. Roles: {', '.join(known_roles())}.", {"role": "Choose a role."}
        )
    held = RoleHolding.objects.filter(current(on), user=user, role=role).first()
    if held is None:
        held = RoleHolding.objects.create(user=user, role=role, starts_on=on)
        _written(by, "staff.give_role", user, role=role)
    return held


@transaction.atomic
def end_role(*, user: User, role: str, by: Actor, on: date) -> None:
    """`on` is the first day without the role."""
    _may_change(by, user, on)
    _end(RoleHolding.objects.filter(current(on), user=user, role=role), on)
    _written(by, "staff.end_role", user, role=role)


@transaction.atomic
def join_team(*, user: User, team: Team, by: Actor, on: date) -> Membership:
    _may_change(by, user, on)
    member = Membership.objects.filter(current(on), user=user, team=team).first()
    if member is None:
        member = Membership.objects.create(user=user, team=team, starts_on=on)
        _written(by, "staff.join_team", user, team=team.code)
    return member


@transaction.atomic
def leave_team(*, user: User, team: Team, by: Actor, on: date) -> None:
    """`on` is the first day outside the team."""
    _may_change(by, user, on)
    _end(Membership.objects.filter(current(on), user=user, team=team), on)
    _written(by, "staff.leave_team", user, team=team.code)


@transaction.atomic
def disable_staff(*, user: User, by: Actor) -> None:
    """Every session of theirs ends with this transaction."""
    _may_change(by, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    ended = end_sessions(user)
    _written(by, "staff.disable", user, sessions=ended)


@transaction.atomic
def open_again(*, user: User, password: str, by: Actor) -> None:
    """Somebody whose access ended may sign in once more, with a new telephone and the password set up anew."""
    _may_change(by, user)
    if user.is_active:
        raise NotNow(f"{user.name} can sign in already.")
    User.objects.filter(pk=user.pk).update(is_active=True)
    user.is_active = True
    start_again(user=user, password=password, by=by)
    _written(by, "staff.open_again", user)


@transaction.atomic
def start_again(*, user: User, password: str, by: Actor) -> None:
    """For a lost telephone or a forgotten password, after a manager has vouched for who is asking.

    The second factor goes, every session ends, and the password opens one thing: setting both up anew.
    """
    _may_change(by, user)
    Authenticator.objects.filter(user=user).delete()
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password, must_change_password=True)
    _written(by, "staff.start_again", user, sessions=end_sessions(user))


@transaction.atomic
def set_up_sign_in(*, user: User, secret: str, password: str | None, by: Actor) -> Authenticator:
    """First sign-in: the telephone's secret, and a password of their own if one was given for once."""
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        raise NotNow("Your telephone is set up already. Sign in with the six digits that it shows.")
    if password:
        user.set_password(password)
        User.objects.filter(pk=user.pk).update(password=user.password, must_change_password=False)
    record(by, "sign_in", "sign_in.set_up", object_type="user", object_id=user.pk)
    return TOTP.activate(user, secret).instance


@transaction.atomic
def set_up_pages(*, user: User, shortcuts: bool, text_size: str, by: Actor) -> None:
    """How one's own pages listen and look; nobody sets another's."""
    _is_self(by, user)
    if text_size not in User.TextSize.values:
        raise Invalid("Choose how large the text is.", {"text_size": "Choose how large the text is."})
    User.objects.filter(pk=user.pk).update(shortcuts=shortcuts, text_size=text_size)
    _written(by, "staff.set_up_pages", user, shortcuts=shortcuts, text_size=text_size)


@transaction.atomic
def change_password(*, user: User, password: str, by: Actor) -> None:
    """One's own, by somebody who has just given the present one. Ends every session of theirs."""
    _is_self(by, user)
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password, must_change_password=False)
    end_sessions(user)
    record(by, "sign_in", "sign_in.change_password", object_type="user", object_id=user.pk)


@transaction.atomic
def enrol_demo_factor(*, user: User, by: Actor) -> str:
    """A second factor whose secret is known, for made-up staff, which it gives; demonstrations only."""
    check(by, "accounts.manage")
    secret = demo_secret(user.email)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(user, secret)
    _written(by, "staff.demo_factor", user)
    return secret


@transaction.atomic
def add_team(*, code: str, name: str, by: Actor) -> Team:
    """The team of this code, made when there is none."""
    check(by, "accounts.manage")
    team, made = Team.objects.get_or_create(code=code, defaults={"name": name})
    if made:
        record(by, "write", "team.add", object_type="team", object_id=team.pk, detail={"code": code})
    return team


def _may_change(by: Actor, user: User, on: date | None = None) -> None:
    """Nobody decides about themselves, and what held in the past stays as it was."""
    check(by, "accounts.manage")
    if by.user is not None and by.user.pk == user.pk:
        raise NotNow("This is your own account. Another administrator must change it.")
    if by.user is not None and on is not None and on < by.on:
        words = "This day has passed. Enter today or a later day."
        raise Invalid(words, {"on": words})


def _is_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        words = f"{email} is not an e-mail address. Enter one like amara.cole@westbrook.example."
        raise Invalid(words, {"email": words}) from None


def _end(rows: QuerySet[Any], on: date) -> None:
    """Rows that began on this very day never held, and go; the audit keeps that they were given."""
    rows.filter(starts_on__gte=on).delete()
    rows.filter(starts_on__lt=on).update(ends_on=on - timedelta(days=1))


def _written(by: Actor, action: str, user: User, **detail: Any) -> None:
    record(by, "write", action, object_type="user", object_id=user.pk, detail=detail)


def _is_self(by: Actor, user: User) -> None:
    if by.user is None or by.user.pk != user.pk:
        raise NotAllowed("Only they themselves may change this.", action="staff.own")
