"""Makes what a test needs, through the same actions that staff use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db import transaction
from django.test import Client

from homefirst.foundation.access.actor import Actor, system
from homefirst.foundation.access.models import Record
from homefirst.foundation.accounts import actions as accounts
from homefirst.foundation.accounts.models import Team, User
from homefirst.practice.people import actions as people
from homefirst.practice.people.models import Person

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "a long enough password"
SYSTEM = system(NOW)
_numbers = count(1)


def team(code: str = "", name: str = "") -> Team:
    code = code or f"team-{next(_numbers)}"
    return accounts.add_team(code=code, name=name or code.replace("-", " ").capitalize(), by=SYSTEM)


def staff(
    role: str | None = "social_worker", *, name: str = "", email: str = "", teams: tuple[Team, ...] = ()
) -> User:
    """Somebody who holds `role` and belongs to `teams` since long ago."""
    number = next(_numbers)
    user = accounts.create_staff(
        email=email or f"staff{number}@council.example",
        name=name or f"Staff {number}",
        password=PASSWORD,
        must_change=False,
        by=SYSTEM,
    )
    if role:
        accounts.give_role(user=user, role=role, by=SYSTEM, on=LONG_AGO)
    for joined in teams:
        accounts.join_team(user=user, team=joined, by=SYSTEM, on=LONG_AGO)
    return user


def actor(
    role: str = "social_worker", *, at: datetime = NOW, teams: tuple[Team, ...] = (), **who: Any
) -> Actor:
    """A new member of staff, acting in `role` at a moment."""
    return acting(staff(role, teams=teams, **who), role, at=at)


def acting(user: User, role: str, *, at: datetime = NOW) -> Actor:
    return Actor(user=user, role=role, at=at, session="test-session", request="test-request")


@transaction.atomic
def record(*, of: Team | None = None, restricted: bool = False) -> Record:
    """A bare access card, for tests of access alone; a person comes from the people's own factories."""
    return Record.objects.create(
        ref=f"T{next(_numbers):07}",
        team=of,
        restriction=Record.Restriction.RESTRICTED if restricted else Record.Restriction.NORMAL,
    )


def sign_in(client: Client, user: User, role: str = "") -> None:
    """Signed in with both factors, as the sign-in pages leave a session (they have tests of their own)."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": NOW.timestamp()},
        {"method": "mfa", "type": "totp", "at": NOW.timestamp()},
    ]
    session["began"] = session["seen"] = datetime.now(UTC).timestamp()
    if role:
        session["role"] = role
    session.save()


def person(*, by: Actor | None = None, of: Team | None = None, **facts: Any) -> Person:
    """Somebody with a record, in the team `of`, as added at the desk by `by` (else by the system)."""
    if not any(facts.get(name) for name in ("given_name", "family_name", "birth_date", "nhs_number")):
        facts["family_name"] = f"Person {next(_numbers)}"
    return people.add_person(by=by or SYSTEM, on=TODAY, team=of, **facts)
