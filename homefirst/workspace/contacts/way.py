"""Where a contact goes on: the first page on which something is still to say."""

from __future__ import annotations

from django.urls import reverse

from homefirst.practice.contacts import actions
from homefirst.practice.contacts.models import Contact
from homefirst.practice.people.likeness import likely_same
from homefirst.workspace.contacts.call import Call


def address(name: str, contact: Contact) -> str:
    return reverse(name, kwargs={"contact": contact.ref})


def after_who(call: Call) -> str:
    """Whoever is like nobody gets a record and goes on; else somebody has to say whether it is one of them."""
    contact, by = call.contact, call.actor
    if contact.person_id is not None:
        actions.heed(contact=contact, log=call.log.asked(), by=by, on=by.on)
        return address("contact_wanted", contact)
    like = likely_same(by, call.who.draft)
    if len(like) or like.may_exist:
        return address("contact_person", contact)
    actions.place_new(
        contact=contact, facts=call.who.facts, answers={}, log=call.log.asked(), by=by, on=by.on
    )
    return address("contact_wanted", contact)


def resumed(call: Call) -> str:
    """The page on which a contact under way goes on."""
    if call.contact.person_id is not None:
        return address("contact_wanted", call.contact)
    if call.log.is_valid() and call.who.is_valid():
        return address("contact_person", call.contact)
    return address("contact_who", call.contact)
