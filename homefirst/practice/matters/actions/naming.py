"""Whom a concern is about, who never sees it; and who, besides whoever leads safeguarding, does."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import RoleHolding, User, current
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.errors import Invalid, NotNow
from homefirst.practice.matters.actions.handing import may_be_seen
from homefirst.practice.matters.actions.writing import check_lead, wrote_matter
from homefirst.practice.matters.models import Matter, TrustConcern, TrustNamed
from homefirst.practice.matters.reach import TRUST_NAMED, still_named
from homefirst.practice.pathways.actions.ending import lacks
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


@transaction.atomic
def say_whom(
    *, concern: TrustConcern, name: str, colleague: User | None, row_version: int, by: Actor, on: date
) -> TrustConcern:
    """The name as it is right, and the account of somebody who turns out to sign in here: from this moment they see nothing
    of it, though they were named for it. Raises Invalid where they hold it, NotNow and Stale."""
    user = check_lead(by, concern.matter)
    if concern.emptied_on is not None:
        raise NotNow("What was written was taken away already.")
    refuse_if(_whom(concern.matter, name, colleague, user))
    save_changes(concern, {"name": " ".join(name.split()), "colleague": colleague}, row_version)
    if colleague is not None:
        mine = TrustNamed.objects.filter(matter=concern.matter, user=colleague, until_on__isnull=True)
        mine.update(until_on=on, row_version=F("row_version") + 1)
    wrote_matter(by, "say_whom", concern, ("name", "colleague"))
    return concern


def _whom(matter: Matter, name: str, colleague: User | None, by: User) -> dict[str, str]:
    problems = {} if name.strip() else {"name": "Say whom it is about."}
    if colleague is not None and colleague == by:
        problems["colleague"] = "This is about you. Somebody else has to say so."
    elif colleague is not None and colleague == matter.held_by:
        problems["colleague"] = "They hold it. Hand it over to somebody else first."
    return problems


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
    matter = named.matter
    if matter.closed_on is None and matter.held_by == named.user and not may_be_seen(matter, named.user, by):
        raise NotNow("They hold it. Hand it over to somebody else first.")
    wrote_matter(by, "end_naming", named)
    return named
