"""Who, besides whoever leads safeguarding, may see one concern about somebody in a position of trust."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import RoleHolding, User, current
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.matters.actions.writing import check_lead, lacks, wrote_matter
from homefirst.practice.matters.models import Matter, TrustNamed
from homefirst.practice.matters.reach import TRUST_NAMED, still_named
from homefirst.practice.people.actions.writing import refuse_if, save_changes


@transaction.atomic
def name_for(*, matter: Matter, user: User, why: str, by: Actor, on: date) -> TrustNamed:
    """Raises Invalid for the person themselves, and NotNow for somebody who is named already."""
    lead = check_lead(by, matter)
    if user == matter.trust.colleague:
        raise Invalid("It is about them.", {"user": "It is about them. They cannot be named."})
    if not _may_see(user, on):
        words = "Their role sees no such concerns. Ask whoever adds staff to give them another."
        raise Invalid(words, {"user": words})
    refuse_if({"why": "Say what they do in it."} if lacks(why) else {})
    if TrustNamed.objects.filter(still_named(on), matter=matter, user=user).exists():
        raise NotNow("They are named already.")
    made = TrustNamed.objects.create(matter=matter, user=user, why=why.strip(), from_on=on, named_by=lead)
    wrote_matter(by, "name_for", made)
    return made


def _may_see(user: User, on: date) -> bool:
    held = RoleHolding.objects.filter(current(on), user=user).values_list("role", flat=True)
    known = roles()
    return any(TRUST_NAMED in known[code].may for code in held if code in known)


@transaction.atomic
def end_naming(*, named: TrustNamed, row_version: int, by: Actor, on: date) -> TrustNamed:
    """From this moment they see it no more. Raises NotNow and Stale."""
    check_lead(by, named.matter)
    if named.until_on is not None:
        raise NotNow("They are no longer named.")
    save_changes(named, {"until_on": on}, row_version)
    wrote_matter(by, "end_naming", named)
    return named
