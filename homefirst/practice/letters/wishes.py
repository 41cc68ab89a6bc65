"""What the record says today about writing to somebody: the form, the address, and who must not read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, CharField, DateField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.models import Record
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.rules import Wishes, must_not_leave, way_for
from homefirst.practice.pathways.models import StepAnswers
from homefirst.practice.people.models import Address, CommunicationNeed, ContactPoint, Person, Relationship

_ASKS_WHAT_IS_PRIVATE = ("carer_offer", "carer_assessment")
_ADDRESSES = (Address.Kind.POST, Address.Kind.TEMPORARY, Address.Kind.HOME)  # in the order of choice


_Row = Sequence[Any]  # what it is, two texts, a day, what comes first, its key


class _CaredFor(NamedTuple):
    """Somebody whom the person cares for: their postcode, whether they live together, whether the carer allows a link."""

    postcode: str
    lives_with: bool
    allows_link: bool


@dataclass(frozen=True)
class _Held:
    """What the record holds about reaching somebody, each in the order in which it is chosen."""

    needs: Mapping[str, str]
    emails: Sequence[tuple[str, str]]  # the address, and a note beside it
    addresses: Sequence[tuple[str, str]]  # where letters go, and the postcode
    cared_for: Sequence[_CaredFor] = ()


def wishes_of(person: Person, on: date, *, by_hand: bool = False) -> Wishes:
    """One query; one more for somebody who cares for another."""
    held = _held(person, on)
    return replace(_said(person, held), private_at_home=_private_at_home(person, held), by_hand=by_hand)


def _said(person: Person, held: _Held) -> Wishes:
    """Without what somebody at the same address must not read."""
    email, why_not = _email(held)
    record = person.record
    restricted = record.restriction == Record.Restriction.RESTRICTED
    return Wishes(
        first_name=person.liked_name or person.given_name or "This person",
        needs=held.needs,
        language=person.first_language,
        address=_address(held),
        email=email,
        email_note=why_not,
        died_on=person.died_on,
        restricted=(record.restriction_reason or "no reason given") if restricted else "",
    )


def wishes_of_letter(letter: Letter, by: Actor, on: date, *, by_hand: bool = False) -> Wishes:
    """Of whoever the letter goes to."""
    if letter.to is None:
        return wishes_of(letter.person, on, by_hand=by_hand)
    return wishes_around(letter.person, letter.to, other_of(letter, by), on, by_hand=by_hand)


def wishes_around(
    person: Person, to: Relationship, other: Person | None, on: date, *, by_hand: bool = False
) -> Wishes:
    """Of somebody around the person. `other` is who has a record that the carer allows a link to and the reader may see: no
    page and no letter gives another address away. One query; two or three with `other`."""
    about = _said(person, _held(person, on))
    theirs = wishes_of(other, on) if other else None
    return replace(_around(about, to, theirs), by_hand=by_hand)


def _around(about: Wishes, to: Relationship, theirs: Wishes | None) -> Wishes:
    """`about` says what is said of the person. What their record closes is closed for whoever is around them as well."""
    home = about.address if to.lives_with else ""
    if theirs is None:
        name = to.other_name.split(" ")[0] or "They"
        return Wishes(first_name=name, needs={}, address=home, closed=must_not_leave(about))
    return replace(theirs, address=theirs.address or home, closed=must_not_leave(about))


def other_of(letter: Letter, by: Actor) -> Person | None:
    """Whose own record says where the letter goes, where they allow a link to it and this reader may see it. One query for a
    letter to somebody who has one."""
    to = letter.to
    if to is None or to.other_id is None or not to.carer_allows_link:
        return None
    return policy.visible(by, Person.objects.filter(pk=to.other_id)).select_related("record").first()


def wishes_to_show(letter: Letter, other: Person | None, on: date) -> Wishes:
    """For a page about it, without what chose its form and way. One query."""
    others = {other.pk: other} if other else {}
    return _for_post(letter, others, _held_of([letter.person_id, *others], on))


def wishes_for_post(letters: Sequence[Letter], by: Actor, on: date) -> dict[int, Wishes]:
    """What each of these letters needs to know before it goes, by its key, without what chose its form and way: two queries
    for all. A letter has its person's record and its `to` with it."""
    asked = {each.to.other_id for each in letters if each.to and each.to.carer_allows_link} - {None}
    others = policy.visible(by, Person.objects.filter(pk__in=asked)).select_related("record")
    other = {each.pk: each for each in others} if asked else {}
    held = _held_of([*{each.person_id for each in letters}, *other], on)
    return {each.pk: _for_post(each, other, held) for each in letters}


def _for_post(letter: Letter, others: Mapping[int, Person], held: Mapping[int, _Held]) -> Wishes:
    about, to = _said(letter.person, held[letter.person_id]), letter.to
    if to is None:
        return about
    other = others.get(to.other_id or 0) if to.carer_allows_link else None
    return _around(about, to, _said(other, held[other.pk]) if other else None)


def _held(person: Person, on: date) -> _Held:
    return _held_of([person.pk], on)[person.pk]


def _held_of(people: Sequence[int], on: date) -> dict[int, _Held]:
    """One query for all of them: whose it is, what it is, two texts, a day and what comes first."""
    found: dict[int, list[_Row]] = {pk: [] for pk in people}
    for pk, *row in _rows(people, on):
        found[pk].append(row)
    return {pk: _sorted(rows) for pk, rows in found.items()}


def _rows(people: Sequence[int], on: date) -> QuerySet[Any, Any]:
    text, first = CharField(), IntegerField()
    no_day = Cast(Value(None), DateField())  # a union says of what type nothing is
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    needs = CommunicationNeed.objects.filter(_lasting("ended_on", on), person__in=people).values_list(
        "person_id",
        Value("need", output_field=text),
        "code",
        "words",
        no_day,
        Value(0, output_field=first),
        "pk",
    )
    preferred = Case(When(is_preferred=True, then=Value(1)), default=Value(0), output_field=first)
    emails = ContactPoint.objects.filter(
        _lasting("ends_on", on), person__in=people, kind=ContactPoint.Kind.EMAIL
    ).values_list("person_id", Value("email", output_field=text), "value", "note", no_day, preferred, "pk")
    homes = Address.objects.filter(begun & _lasting("ends_on", on), person__in=people).values_list(
        "person_id", "kind", "lines", "postcode", "starts_on", Value(0, output_field=first), "pk"
    )
    together = Case(When(lives_with=True, then=Value(1)), default=Value(0), output_field=first)
    link = Case(When(carer_allows_link=True, then=Value("link")), default=Value(""), output_field=text)
    lasting = Relationship.objects.filter(_lasting("ends_on", on))
    # Written from the carer's side, or from the side of whom they care for.
    theirs = lasting.filter(person__in=people, tie="person cared for").values_list(
        "person_id", Value("cared for", output_field=text), _postcode("other"), link, no_day, together, "pk"
    )
    ours = lasting.filter(other__in=people, is_informal_carer=True).values_list(
        "other_id", Value("cared for", output_field=text), _postcode("person"), link, no_day, together, "pk"
    )
    return needs.union(emails, homes, theirs, ours, all=True)


def _postcode(whose: str) -> Coalesce:
    return Coalesce(f"{whose}__postcode", Value(""), output_field=CharField())


def _sorted(rows: Sequence[_Row]) -> _Held:
    needs = sorted((row for row in rows if row[0] == "need"), key=lambda row: row[5])
    emails = sorted((row for row in rows if row[0] == "email"), key=lambda row: (-row[4], -row[5]))
    return _Held(
        needs={code: words for _, code, words, _, _, _ in needs},
        emails=[(value, note) for _, value, note, _, _, _ in emails],
        addresses=_in_order([row for row in rows if row[0] in _ADDRESSES]),
        cared_for=[
            _CaredFor(postcode, bool(together), bool(link))
            for what, postcode, link, _, together, _ in rows
            if what == "cared for"
        ],
    )


def _in_order(rows: Sequence[_Row]) -> list[tuple[str, str]]:
    """An address for letters only comes first; of several the newest. One without lines cannot be written to."""
    newest = sorted(rows, key=lambda row: (row[3] is not None, row[3] or date.min, row[5]), reverse=True)
    ordered = sorted(newest, key=lambda row: _ADDRESSES.index(Address.Kind(row[0])))
    return [(lines, postcode) for _, lines, postcode, _, _, _ in ordered if lines]


def _address(held: _Held) -> str:
    return ", ".join(part for part in held.addresses[0] if part) if held.addresses else ""


def _email(held: _Held) -> tuple[str, str]:
    """The address to use, or why there is none. A note says that something must be known first: a person decides."""
    if not held.emails:
        return "", ""
    value, note = held.emails[0]
    return ("", f"the note beside the address says: {note}") if note else (value, "")


def _private_at_home(person: Person, held: _Held) -> str:
    """A carer who keeps something from the person cared for, and may live in the same house. One query, where it is not
    known already."""
    postcode = held.addresses[0][1] if held.addresses else person.postcode
    shared = [each for each in held.cared_for if _one_roof(each, postcode)]
    if not shared:
        return ""
    asked = any(not each.allows_link for each in shared)
    if not asked:
        asked = StepAnswers.objects.filter(
            step__episode__person=person, form__name__in=_ASKS_WHAT_IS_PRIVATE, answers__has_key="private"
        ).exists()
    name = person.liked_name or person.given_name or "This carer"
    said = f"{name} keeps some things from the person they care for, who may live in the same house."
    return said if asked else ""


def _one_roof(other: _CaredFor, postcode: str) -> bool:
    """Also where nobody knows better: a letter that the wrong person opens cannot be taken back."""
    known_apart = bool(other.postcode and postcode and other.postcode != postcode)
    return other.lives_with or not known_apart


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
