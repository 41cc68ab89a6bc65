"""Who may write in a matter, and its audit row: it is about no one person's record."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotNow
from homefirst.practice.matters.models import Matter
from homefirst.practice.matters.reach import TRUST_ALL, check_matter
from homefirst.practice.pathways.actions.apart import wrote_apart
from homefirst.practice.people.actions.writing import member_of_staff


def check_keep(by: Actor, matter: Matter) -> User:
    """Whoever may see an open matter works on it."""
    check_matter(by, matter)
    check_open(matter)
    return member_of_staff(by)


def check_open(matter: Matter) -> None:
    if matter.closed_on is not None:
        raise NotNow("This is closed. Open a new one if there is reason to.")


def check_lead(by: Actor, matter: Matter) -> User:
    """Who may see it, and how long it is kept, is for whoever leads safeguarding."""
    check(by, TRUST_ALL)
    check_matter(by, matter)
    return member_of_staff(by)


def wrote_matter(by: Actor, action: str, row: Model, fields: Iterable[str] = ()) -> None:
    wrote_apart(by, f"matters.{action}", row, fields)
