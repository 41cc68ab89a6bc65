"""Who may write in an enquiry into a service, and its audit row: it is about no one person's record."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import NotNow
from homefirst.practice.organisations.models import ServiceEnquiry
from homefirst.practice.pathways.actions.apart import wrote_apart
from homefirst.practice.people.actions.writing import member_of_staff

ACT = "organisations.enquire"


def check_enquire(by: Actor) -> User:
    check(by, ACT)
    return member_of_staff(by)


def check_open(enquiry: ServiceEnquiry) -> None:
    if enquiry.closed_on is not None:
        raise NotNow("This enquiry is closed. Open a new one if there is reason to.")


def wrote_service(by: Actor, action: str, row: Model, fields: Iterable[str] = ()) -> None:
    wrote_apart(by, f"organisations.{action}", row, fields)
