"""Where a person lives and how to reach them. A new address ends the one before; nothing is removed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.errors import NotNow, Stale
from homefirst.practice.people import rules
from homefirst.practice.people.actions.writing import check_edit, refuse_if, wrote
from homefirst.practice.people.models import Address, ContactPoint, Person


@transaction.atomic
def add_address(
    *,
    person: Person,
    by: Actor,
    on: date,
    lines: str = "",
    postcode: str = "",
    kind: str = Address.Kind.HOME,
    uprn: str = "",
    starts_on: date | None = None,
    seen: int | None = None,
) -> Address:
    """From `starts_on` (else `on`); the last of the same kind ends the day before.

    `seen` is the id of the address of this kind that the worker saw (0: none). Raises Stale when it is another by now.
    """
    tie = check_edit(by, person)
    since, tidy = starts_on or on, rules.normal_postcode(postcode)
    Person.objects.select_for_update().get(pk=person.pk)  # two who move somebody at once wait for one another
    before = person.addresses.filter(kind=kind, ends_on__isnull=True)
    last = before.order_by("-starts_on", "-pk").first()
    _still_seen(seen, last, lines, tidy)
    refuse_if(_address_problems(lines, tidy, uprn, since, on, last))
    before.update(ends_on=since - timedelta(days=1))
    address = Address.objects.create(
        person=person, kind=kind, lines=lines.strip(), postcode=tidy, uprn=uprn.strip(), starts_on=since
    )
    if kind == Address.Kind.HOME:
        _live_at(person, tidy)
    wrote(by, "person.add_address", address, person.pk, tie)
    return address


@transaction.atomic
def end_address(*, address: Address, ends_on: date, by: Actor) -> Address:
    tie = check_edit(by, address.person)
    if address.starts_on and ends_on < address.starts_on:
        refuse_if({"ends_on": "This address would end before it starts. Check the day."})
    _end(address, ends_on)
    if address.kind == Address.Kind.HOME:
        _live_at(address.person, "")
    wrote(by, "person.end_address", address, address.person_id, tie, ["ends_on"])
    return address


@transaction.atomic
def add_contact_point(
    *, person: Person, kind: str, value: str, by: Actor, note: str = "", is_preferred: bool = False
) -> ContactPoint:
    tie = check_edit(by, person)
    tidy = " ".join(value.split())
    refuse_if(_contact_problems(kind, tidy))
    if is_preferred:
        person.contact_points.filter(ends_on__isnull=True).update(is_preferred=False)
    point = ContactPoint.objects.create(
        person=person, kind=kind, value=tidy, note=note.strip(), is_preferred=is_preferred
    )
    wrote(by, "person.add_contact_point", point, person.pk, tie)
    return point


@transaction.atomic
def end_contact_point(*, contact_point: ContactPoint, by: Actor, on: date) -> ContactPoint:
    tie = check_edit(by, contact_point.person)
    _end(contact_point, on)
    wrote(by, "person.end_contact_point", contact_point, contact_point.person_id, tie, ["ends_on"])
    return contact_point


def _end(row: Address | ContactPoint, ends_on: date) -> None:
    """Once only: the day that somebody else gave meanwhile is not written over."""
    if not type(row)._default_manager.filter(pk=row.pk, ends_on__isnull=True).update(ends_on=ends_on):
        raise NotNow("This has ended already. Open Details again to see how it stands.")
    row.ends_on = ends_on


def _live_at(person: Person, postcode: str) -> None:
    """Lists and search read the postcode from the person; the version rises, as the person has changed."""
    person.postcode, person.desk_fields = postcode, sorted({*person.desk_fields, "postcode"})
    Person.objects.filter(pk=person.pk).update(
        postcode=postcode, desk_fields=person.desk_fields, row_version=F("row_version") + 1
    )
    person.row_version += 1


def _still_seen(seen: int | None, last: Address | None, lines: str, postcode: str) -> None:
    """Somebody else moved the person meanwhile: neither address is put over the other unseen."""
    if seen is None or seen == (last.pk if last else 0):
        return
    theirs = {"lines": last.lines, "postcode": last.postcode} if last else {"lines": "", "postcode": ""}
    raise Stale(yours={"lines": lines, "postcode": postcode}, theirs=theirs)


def _address_problems(
    lines: str, postcode: str, uprn: str, since: date, on: date, before: Address | None
) -> dict[str, str]:
    problems = {}
    if not lines.strip() and not postcode:
        problems["lines"] = "Enter the address, or at least its postcode."
    wrong = rules.postcode_problem(postcode)
    if wrong:
        problems["postcode"] = wrong
    if uprn.strip() and not re.fullmatch(r"[0-9]{1,12}", uprn.strip()):
        problems["uprn"] = "A property reference has up to 12 digits. Check it, or leave it out."
    if since > on:
        problems["starts_on"] = "This day is in the future. Add the address when the day has come."
    elif before and before.starts_on and since <= before.starts_on:
        problems["starts_on"] = "The address before starts later than this one. Check the day."
    return problems


def _contact_problems(kind: str, value: str) -> dict[str, str]:
    if kind == ContactPoint.Kind.EMAIL:
        try:
            validate_email(value)
        except ValidationError:
            return {"value": "Enter an e-mail address, like name@example.com."}
    elif not 3 <= len(re.sub(r"[^0-9]", "", value)) <= 20 or re.search(r"[^0-9+()\-\s/ext.]", value):
        return {"value": "Enter a telephone number, like 01632 960 001."}
    return {}
