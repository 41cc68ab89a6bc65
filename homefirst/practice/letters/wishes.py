"""What the record says today about writing to somebody: the form, the address, and who must not read it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from homefirst.foundation.access.models import Record
from homefirst.practice.letters.rules import Wishes, way_for
from homefirst.practice.pathways.models import StepAnswers
from homefirst.practice.people.models import Address, CommunicationNeed, ContactPoint, Person, Relationship

_ASKS_WHAT_IS_PRIVATE = ("carer_offer", "carer_assessment")
_ADDRESSES = (Address.Kind.POST, Address.Kind.TEMPORARY, Address.Kind.HOME)  # in the order of choice


def wishes_of(person: Person, on: date, *, by_hand: bool = False) -> Wishes:
    """Three queries; two more for somebody who cares for another."""
    email, why_not = _email(person, on)
    address, postcode = _address(person, on)
    record = person.record
    restricted = record.restriction == Record.Restriction.RESTRICTED
    needs = CommunicationNeed.objects.filter(_lasting("ended_on", on), person=person).order_by("pk")
    return Wishes(
        first_name=person.liked_name or person.given_name or "This person",
        needs=dict(needs.values_list("code", "words")),
        language=person.first_language,
        address=address,
        email=email,
        email_note=why_not,
        died_on=person.died_on,
        restricted=(record.restriction_reason or "no reason given") if restricted else "",
        private_at_home=_private_at_home(person, postcode, on),
        by_hand=by_hand,
    )


def _address(person: Person, on: date) -> tuple[str, str]:
    """Where letters go (an address for letters only comes first), and its postcode."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    held = Address.objects.filter(begun & _lasting("ends_on", on), person=person).order_by(
        "-starts_on", "-pk"
    )
    found = sorted(held, key=lambda each: _ADDRESSES.index(Address.Kind(each.kind)))
    for each in found:
        if each.lines:
            return ", ".join(part for part in (each.lines, each.postcode) if part), each.postcode
    return "", person.postcode


def _email(person: Person, on: date) -> tuple[str, str]:
    """The address to use, or why there is none. A note says that something must be known first: a person decides."""
    points = ContactPoint.objects.filter(
        _lasting("ends_on", on), person=person, kind=ContactPoint.Kind.EMAIL
    ).order_by("-is_preferred", "-pk")
    first = points.first()
    if first is None:
        return "", ""
    return ("", f"the note beside the address says: {first.note}") if first.note else (first.value, "")


def _private_at_home(person: Person, postcode: str, on: date) -> str:
    """A carer who keeps something from the person cared for, and may live in the same house."""
    ties = Relationship.objects.filter(
        Q(person=person, tie="person cared for") | Q(other=person, is_informal_carer=True),
        _lasting("ends_on", on),
    ).select_related("person", "other")
    shared = [tie for tie in ties if _one_roof(tie, person, postcode)]
    if not shared:
        return ""
    asked = any(not tie.carer_allows_link for tie in shared)
    if not asked:
        asked = StepAnswers.objects.filter(
            step__episode__person=person, form__name__in=_ASKS_WHAT_IS_PRIVATE, answers__has_key="private"
        ).exists()
    name = person.liked_name or person.given_name or "This carer"
    said = f"{name} keeps some things from the person they care for, who may live in the same house."
    return said if asked else ""


def _one_roof(tie: Relationship, carer: Person, postcode: str) -> bool:
    """Also where nobody knows better: a letter that the wrong person opens cannot be taken back."""
    other = tie.other if tie.person_id == carer.pk else tie.person
    known_apart = bool(other and other.postcode and postcode and other.postcode != postcode)
    return tie.lives_with or not known_apart


def _lasting(ends: str, on: date) -> Q:
    return Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": on})


def way_fields(wishes: Wishes) -> dict[str, object]:
    """The way as the row holds it."""
    way = way_for(wishes)
    return {
        "form": way.form,
        "channel": way.channel,
        "points": way.points,
        "paper": way.paper,
        "origin": " ".join(way.origin),
    }
