"""What is typed about a contact is kept box by box, from the first word on, before anybody knows whom it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.models import team_ids
from homefirst.foundation.audit import actions as audit
from homefirst.foundation.errors import Invalid, NotNow, Stale
from homefirst.practice.contacts.models import Contact
from homefirst.practice.people.actions.writing import member_of_staff, save_changes

Boxes = Mapping[str, Sequence[str]]
_MOST_BOXES, _MOST_LETTERS = 200, 60_000
_LONGEST_CALL = timedelta(hours=2)


def keep(*, ref: str, given: Boxes, seen: Boxes, by: Actor, began: datetime | None = None) -> Contact:
    """`given` maps each box of a page to what stands in it, `seen` to what stood there when the page was drawn. A box
    that was changed elsewhere meanwhile raises Stale with both texts, after the others were kept."""
    kept, both = _keep(ref, given, seen, by, began)
    if both:
        raise Stale(
            yours={name: ", ".join(given.get(name, ())) for name in both},
            theirs={name: ", ".join(kept.typed.get(name, ())) for name in both},
        )
    return kept


@transaction.atomic
def take_over(*, contact: Contact, row_version: int, by: Actor) -> Contact:
    """A colleague goes on with a contact that somebody of the same team left under way."""
    policy.check(by, "contact.take")
    check_under_way(contact)
    save_changes(contact, {"taken_by": member_of_staff(by)}, row_version)
    wrote(by, "contact.take_over", contact)
    return contact


def check_own(by: Actor, contact: Contact) -> None:
    policy.check(by, "contact.take")
    check_under_way(contact)
    if by.user is None or contact.taken_by_id != by.user.pk:
        raise NotNow(f"{contact.taken_by.name} has this contact in hand. Take it over to go on with it.")


def check_under_way(contact: Contact) -> None:
    if contact.state != Contact.State.UNDER_WAY:
        raise NotNow(f"Contact {contact.ref} has ended already. What was recorded stays as it is.")


def wrote(by: Actor, action: str, contact: Contact, fields: Sequence[str] = ()) -> None:
    """The audit row: names of boxes, never what stood in them."""
    detail = {"fields": sorted(fields)} if fields else {}
    audit.record(
        by,
        "write",
        action,
        about=contact.person_id,
        object_type="contact",
        object_id=contact.pk,
        detail=detail,
    )


@transaction.atomic
def _keep(
    ref: str, given: Boxes, seen: Boxes, by: Actor, began: datetime | None
) -> tuple[Contact, list[str]]:
    policy.check(by, "contact.take")
    _check_size(given)
    contact = Contact.objects.select_for_update().filter(ref=ref).first() or _begin(ref, by, began)
    check_own(by, contact)
    changed = [name for name in {*given, *seen} if list(given.get(name, ())) != list(seen.get(name, ()))]
    both = sorted(
        name
        for name in changed
        if list(contact.typed.get(name, ())) not in (list(seen.get(name, ())), list(given.get(name, ())))
    )
    mine = {name: list(given.get(name, ())) for name in changed if name not in both}
    typed = {name: values for name, values in {**contact.typed, **mine}.items() if any(values)}
    if typed != contact.typed:
        save_changes(contact, {"typed": typed}, contact.row_version)
        wrote(by, "contact.keep", contact, sorted(mine))
    return contact, both


def _begin(ref: str, by: Actor, began: datetime | None) -> Contact:
    """`began` is when the empty page was opened, which is when the talk began."""
    user = member_of_staff(by)
    since = began if began and by.at - _LONGEST_CALL <= began <= by.at else by.at
    team = team_ids(user, by.on).order_by("starts_on", "pk").first()
    contact = Contact.objects.create(ref=ref, taken_by=user, team_id=team, started_at=since)
    wrote(by, "contact.begin", contact)
    return contact


def _check_size(given: Boxes) -> None:
    letters = sum(len(name) + sum(map(len, values)) for name, values in given.items())
    if len(given) > _MOST_BOXES or letters > _MOST_LETTERS:
        raise Invalid("This is longer than a contact can be. Shorten the longest answer; the rest is kept.")
