"""How to reach each of many people, in a few words for a list, without putting anybody in danger."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from homefirst.practice.people.codes import communication_needs
from homefirst.practice.people.models import CommunicationNeed, ContactPoint

_SPOKEN = (ContactPoint.Kind.PHONE, ContactPoint.Kind.MOBILE, ContactPoint.Kind.TEXT_RELAY)
_BEFORE_RINGING = "Being in touch"  # the group of needs to know before anybody dials
_AGREED_WAY_ONLY = "safe_contact"


def how_to_reach(person_ids: Collection[int], on: date) -> dict[int, str]:
    """Two queries. Somebody to be reached in an agreed way only has no number here: the record says how."""
    numbers, said = _numbers(person_ids, on), _needs(person_ids, on)
    words: dict[int, str] = {}
    for person_id in person_ids:
        needs = said.get(person_id, {})
        number = "" if _AGREED_WAY_ONLY in needs else numbers.get(person_id, "")
        words[person_id] = ". ".join(part for part in (number, *needs.values()) if part)
    return words


def _numbers(person_ids: Collection[int], on: date) -> dict[int, str]:
    points = ContactPoint.objects.filter(_lasting("ends_on", on), person_id__in=person_ids, kind__in=_SPOKEN)
    rows = points.order_by("is_preferred", "pk").values_list("person_id", "value")
    return dict(rows)  # the last of each: preferred, else the newest


def _needs(person_ids: Collection[int], on: date) -> dict[int, dict[str, str]]:
    codes = [code for code, way in communication_needs().items() if way.group == _BEFORE_RINGING]
    held = CommunicationNeed.objects.filter(
        _lasting("ended_on", on), person_id__in=person_ids, code__in=codes
    )
    found: dict[int, dict[str, str]] = {}
    for person_id, code, words in held.order_by("pk").values_list("person_id", "code", "words"):
        found.setdefault(person_id, {})[code] = words
    return found


def _lasting(ends: str, on: date) -> Q:
    return Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": on})
