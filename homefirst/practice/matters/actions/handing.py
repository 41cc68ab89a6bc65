"""A matter goes into the hands of somebody else who may see it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import User
from homefirst.practice.matters.actions.writing import check_keep, wrote_matter
from homefirst.practice.matters.models import Matter
from homefirst.practice.matters.reach import visible_matters
from homefirst.practice.pathways.actions.apart import in_each_role, pass_on


@transaction.atomic
def hand_over_matter(
    *, matter: Matter, user: User, why: str, row_version: int, by: Actor, on: date
) -> Matter:
    """What is open of it is theirs from now on. Raises Invalid where they may not see it, NotNow and Stale."""
    check_keep(by, matter)
    words = "They may not see this. Name them for it first, where that can be done."
    pass_on(matter, user, why, row_version, sees=may_be_seen(matter, user, by), words=words)
    wrote_matter(by, "hand_over", matter, ("held_by",))
    return matter


def may_be_seen(matter: Matter, user: User, by: Actor) -> bool:
    """In any role that they hold today."""
    them = in_each_role(user, by)
    return any(visible_matters(one, matter.kind).filter(pk=matter.pk).exists() for one in them)
