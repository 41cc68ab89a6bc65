"""A matter goes into the hands of somebody else who may see it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import RoleHolding, User, current
from homefirst.foundation.errors import Invalid
from homefirst.practice.matters.actions.writing import check_keep, wrote_matter
from homefirst.practice.matters.models import Matter
from homefirst.practice.matters.reach import visible_matters
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import refuse_if, save_changes


@transaction.atomic
def hand_over_matter(
    *, matter: Matter, user: User, why: str, row_version: int, by: Actor, on: date
) -> Matter:
    """What is open of it is theirs from now on. Raises Invalid where they may not see it, NotNow and Stale."""
    check_keep(by, matter)
    refuse_if({"why": "Say why."} if lacks(why) else {})
    if not _sees(user, matter, by):
        words = "They may not see this. Name them for it first, where that can be done."
        raise Invalid(words, {"user": words})
    save_changes(matter, {"held_by": user}, row_version)
    wrote_matter(by, "hand_over", matter, ("held_by",))
    return matter


def _sees(user: User, matter: Matter, by: Actor) -> bool:
    """In any role that they hold today."""
    held = RoleHolding.objects.filter(current(by.on), user=user).values_list("role", flat=True)
    them = (Actor(user=user, role=role, at=by.at) for role in held)
    return any(visible_matters(one, matter.kind).filter(pk=matter.pk).exists() for one in them)
