"""A matter begins: about whom, from whom, and its first step with its clock."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import check
from homefirst.foundation.accounts.models import User
from homefirst.foundation.errors import Invalid
from homefirst.practice.matters.actions.writing import wrote_matter
from homefirst.practice.matters.models import AdultReview, Matter, TrustConcern
from homefirst.practice.matters.reach import REVIEWS, TRUST_ALL
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions.apart import open_steps
from homefirst.practice.pathways.actions.ending import lacks
from homefirst.practice.people.actions.writing import member_of_staff, refuse_if
from homefirst.practice.people.models import Person

CODES = {Matter.Kind.TRUST: "position_of_trust", Matter.Kind.REVIEW: "adult_review"}


@transaction.atomic
def open_trust_concern(
    *, name: str, known: str, from_whom: str, received_on: date, colleague: User | None, by: Actor, on: date
) -> Matter:
    """What is said here is not asked again at the first step. Raises Invalid."""
    check(by, TRUST_ALL)
    problems = {}
    if not name.strip():
        problems["name"] = "Say whom it is about."
    if lacks(known):
        problems["known"] = "Say what is known."
    if not from_whom.strip():
        problems["from_whom"] = "Say from whom."
    refuse_if(problems | _received(received_on, on))
    if colleague is not None and colleague == by.user:
        raise Invalid("This is about you. Somebody else has to open it.")
    matter = _begin(Matter.Kind.TRUST, by, on, {"known": [known.strip()], "from_whom": [from_whom.strip()]})
    concern = TrustConcern.objects.create(
        matter=matter, name=" ".join(name.split()), colleague=colleague, received_on=received_on
    )
    wrote_matter(by, "open_trust_concern", concern)
    return matter


@transaction.atomic
def open_adult_review(
    *,
    person: Person | None,
    name: str,
    referred_by: str,
    why: str,
    received_on: date,
    by: Actor,
    on: date,
) -> Matter:
    """About somebody with a record here, or by name alone. Raises Invalid."""
    check(by, REVIEWS)
    if person is not None:
        check(by, "safeguarding.all", person.record)
    problems = {}
    if person is None and not name.strip():
        problems["name"] = "Say whom it is about, by number or by name."
    if not referred_by.strip():
        problems["referred_by"] = "Say who referred."
    if lacks(why):
        problems["why"] = "Say what happened."
    refuse_if(problems | _received(received_on, on))
    given: dict[str, list[object]] = {"died": [True]} if person is not None and person.died_on else {}
    matter = _begin(Matter.Kind.REVIEW, by, on, given)
    review = AdultReview.objects.create(
        matter=matter,
        person=person,
        name="" if person else " ".join(name.split()),
        referred_by=referred_by.strip(),
        received_on=received_on,
        why=why.strip(),
    )
    wrote_matter(by, "open_adult_review", review)
    return matter


def _received(received_on: date, on: date) -> dict[str, str]:
    return {"received_on": "This day is still to come. Choose today or earlier."} if received_on > on else {}


def _begin(kind: Matter.Kind, by: Actor, on: date, given: dict[str, list[object]]) -> Matter:
    user = member_of_staff(by)
    version = library.in_force(CODES[kind], on)
    matter = Matter.objects.create(kind=kind, version=version, opened_on=on, opened_by=user, held_by=user)
    first = library.read(version).first.code
    open_steps(matter, [first], on=on, offered={first: given})
    return matter
