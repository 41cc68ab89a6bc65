"""An enquiry into a service goes into the hands of somebody else who enquires into services."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.accounts.models import User
from homefirst.practice.organisations.actions.writing import ACT, check_enquire, check_open, wrote_service
from homefirst.practice.organisations.models import ServiceEnquiry
from homefirst.practice.pathways.actions.apart import in_each_role, pass_on


@transaction.atomic
def hand_over_enquiry(
    *, enquiry: ServiceEnquiry, user: User, why: str, row_version: int, by: Actor, on: date
) -> ServiceEnquiry:
    """What is open of it is theirs from now on. Raises Invalid where they enquire into no service, NotNow and Stale."""
    check_enquire(by)
    check_open(enquiry)
    sees = any(can(one, ACT) for one in in_each_role(user, by))
    pass_on(enquiry, user, why, row_version, sees=sees, words="Their role enquires into no service.")
    wrote_service(by, "hand_over", enquiry, ("held_by",))
    return enquiry
